import Foundation
import Testing
import Training

@Suite("Checkpoint schedule")
struct CheckpointScheduleTests {
  @Test("as many checkpoints are written as the interval allows, none before it has passed")
  func interval() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-schedule-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("cell").path
    for (interval, isWritten) in [(3600.0, false), (0, true)] {
      var runner = ExperimentRunner(.sample(steps: 4), dataDirectory: nil)
      runner.checkpoints = CheckpointFile(path: path, key: "k", interval: interval)
      _ = try runner.run { _ in }
      #expect(FileManager.default.fileExists(atPath: path) == isWritten)
    }
  }
}
