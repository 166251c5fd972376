import Checksums
import Foundation
import Harness
import Testing
import Training

@Suite("WorkerChannel")
struct WorkerChannelTests {
  private let usage = WorkerUsage(processorSeconds: 0, peakMemory: 0)

  @Test("every message is one line")
  func lines() throws {
    let pipe = WorkerPipe()
    send(["a\nb", "c"], on: pipe.channel())
    #expect(try pipe.messages().map(\.failure) == ["a\nb", "c"])
  }

  @Test("whatever a worker and its children print ends beside the messages, not between them")
  func prints() async throws {
    let result = try await #require(
      processExitsWith: .success,
      observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      guard let channel = WorkerChannel() else { exit(1) }
      let usage = WorkerUsage(processorSeconds: 0, peakMemory: 0)
      print("a print before")
      FileHandle.standardOutput.write(Data("a write\n".utf8))
      let isSent = channel.send(.failure("a message", usage: usage))
      let isPrinted = system("echo of a child") == 0
      print("a print behind")
      fflush(nil)
      exit(isSent && isPrinted ? 0 : 1)
    }
    let lines = result.standardOutputContent.split(separator: UInt8(ascii: "\n"))
    let messages = try lines.map { try CanonicalJSON.value(WorkerMessage.self, from: $0) }
    #expect(messages.map(\.failure) == ["a message"])
    let errors = String(decoding: result.standardErrorContent, as: UTF8.self)
    for text in ["a print before", "a write", "of a child", "a print behind"] {
      #expect(errors.contains(text + "\n"), "\(errors)")
    }
  }

  @Test("a parent that is gone shows, and does not end the process")
  func gone() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = WorkerPipe()
    try pipe.closeReader()
    let channel = pipe.channel()
    let isSent = channel.send(.failure("a", usage: usage))
    #expect(!isSent)
  }

  @Test("points in any number are lines that a message may have, and none is lost")
  func manyPoints() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-channel-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    let points = (0..<10_000).map {
      Point(step: $0, seconds: 1.0 / 3, metric: "train_loss", value: 1 / Double($0 + 3))
    }
    try Self.write(points, to: file)
    let messages = try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try CanonicalJSON.value(WorkerMessage.self, from: $0)
    }
    #expect(messages.compactMap { $0.points?.count } == [4096, 4096, 1808])
    #expect(messages.flatMap { $0.points ?? [] } == points)
  }

  private static func write(_ points: [Point], to file: URL) throws {
    let descriptor = open(file.path, O_WRONLY | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    let isSent = WorkerChannel(descriptor: descriptor).send(points)
    #expect(isSent)
  }

  private func send(_ texts: [String], on channel: consuming WorkerChannel) {
    for text in texts {
      let isSent = channel.send(.failure(text, usage: usage))
      #expect(isSent)
    }
  }
}
