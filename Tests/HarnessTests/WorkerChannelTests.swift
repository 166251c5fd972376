import Foundation
import Harness
import Testing

@Suite("WorkerChannel")
struct WorkerChannelTests {
  private let usage = WorkerUsage(processorSeconds: 0, peakMemory: 0)

  @Test("every message is one line")
  func lines() throws {
    let pipe = WorkerPipe()
    send(["a\nb", "c"], on: pipe.channel())
    #expect(try pipe.messages().map(\.failure) == ["a\nb", "c"])
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

  private func send(_ texts: [String], on channel: consuming WorkerChannel) {
    for text in texts {
      let isSent = channel.send(.failure(text, usage: usage))
      #expect(isSent)
    }
  }
}
