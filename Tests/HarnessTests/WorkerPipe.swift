import Checksums
import Foundation
import Harness
import Training

/// A pipe that stands for the channel of a worker inside the test process.
struct WorkerPipe {
  private let pipe = Pipe()

  /// The worker's end, which the channel owns and closes.
  func channel() -> WorkerChannel {
    WorkerChannel(descriptor: dup(pipe.fileHandleForWriting.fileDescriptor))
  }

  /// Everything that was sent, once the worker's end is closed.
  func messages() throws -> [WorkerMessage] {
    try pipe.fileHandleForWriting.close()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try CanonicalJSON.value(WorkerMessage.self, from: $0)
    }
  }

  /// Ends the parent's side.
  func closeReader() throws { try pipe.fileHandleForReading.close() }

  static func request(_ experiment: Experiment = Experiment()) throws -> String {
    try CanonicalJSON.text(
      of: WorkerRequest(experiment: experiment, dataDirectory: nil, threads: 1, level: nil)
    )
  }
}
