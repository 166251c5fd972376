import Foundation
import Testing
import Training

@Suite("Checkpoint file")
struct CheckpointFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("pwsbench-checkpoints-\(UUID().uuidString)")

  private func run(
    _ experiment: Experiment,
    _ file: CheckpointFile
  ) throws -> (trajectory: String, events: [CheckpointEvent]) {
    var runner = ExperimentRunner(experiment, dataDirectory: nil)
    runner.checkpoints = file
    var events: [CheckpointEvent] = []
    let result = try runner.run(emit: { _ in }, tell: { events.append($0) })
    return (result.trajectory, events)
  }

  @Test("a run leaves its last checkpoint behind, and another goes on from there")
  func continuation() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let experiment = Experiment.sample(steps: 6)
    let path = folder.appendingPathComponent("a/cell.safetensors").path
    let file = CheckpointFile(path: path, key: "k", interval: 0)
    let first = try run(experiment, file)
    #expect(first.events.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/a").count == 1)
    let second = try run(experiment, file)
    #expect(second.trajectory == first.trajectory)
    guard case .continued(let step, let seconds) = try #require(second.events.first) else {
      Issue.record("\(second.events)")
      return
    }
    #expect((1...5).contains(step) && seconds > 0)
  }

  @Test("a damaged file is told of and begins the run anew")
  func damaged() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let experiment = Experiment.sample(steps: 4)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("cell").path
    try Data("no checkpoint at all".utf8).write(to: URL(fileURLWithPath: path))
    let outcome = try run(experiment, CheckpointFile(path: path, key: "k", interval: 3600))
    #expect(try outcome.trajectory == experiment.result().trajectory)
    guard case .ignored(let reason) = try #require(outcome.events.first) else {
      Issue.record("\(outcome.events)")
      return
    }
    #expect(reason.hasPrefix("\(path) is damaged ("))
  }

  @Test("a run that cannot write its checkpoints goes on without, and says so once")
  func unwritable() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder)
    let experiment = Experiment.sample(steps: 5)
    let path = folder.appendingPathComponent("cell").path
    let outcome = try run(experiment, CheckpointFile(path: path, key: "k", interval: 0))
    #expect(try outcome.trajectory == experiment.result().trajectory)
    #expect(outcome.events.count == 1)
    guard case .unsaved(let reason) = try #require(outcome.events.first) else {
      Issue.record("\(outcome.events)")
      return
    }
    #expect(reason.hasPrefix("\(path) cannot be written: "))
  }
}
