import Harness
import Store
import Testing
import Training

@Suite("RunProgress")
struct RunProgressTests {
  @Test("cached cells are done from the start, and only what is left counts")
  func cached() throws {
    let sample = try ProgressSample()
    let state = CellState(
      attemptID: "a",
      outcome: .ok,
      isAccepted: true,
      detail: nil,
      seconds: 10
    )
    var progress = try sample.progress(
      jobs: 2,
      states: [sample.cells[0].key: state, sample.cells[1].key: state]
    )
    #expect(progress.declared == 11 && progress.done == 2)
    #expect(progress.remaining(at: sample.start) == 45.0)
    progress.take(.started(sample.cells[2]), at: sample.start)
    #expect(progress.remaining(at: sample.start + .seconds(4)) == 43.0)
  }

  @Test("nothing is known before the first cell has ended")
  func unknown() throws {
    let sample = try ProgressSample()
    var progress = try sample.progress()
    #expect(progress.remaining(at: sample.start) == nil)
    progress.take(.started(sample.cells[0]), at: sample.start)
    progress.take(.finished(sample.cells[0], ProgressSample.end(.crashed)), at: sample.start)
    #expect(progress.remaining(at: sample.start) == nil)
    #expect(progress.failures == [.crashed: 1] && progress.done == 1)
  }

  @Test("an interrupted cell is not done, a diverged one is measured")
  func outcomes() throws {
    let sample = try ProgressSample()
    var progress = try sample.progress()
    progress.take(.finished(sample.cells[0], ProgressSample.end(.interrupted)))
    progress.take(.finished(sample.cells[1], ProgressSample.end(.diverged)))
    #expect(progress.done == 1 && progress.diverged == 1 && progress.failures.isEmpty)
  }

  @Test("the last loss of a running cell is known")
  func loss() throws {
    let sample = try ProgressSample()
    var progress = try sample.progress()
    progress.take(.started(sample.cells[0]))
    let points = [
      Point(step: 1, seconds: 0, metric: "train_loss", value: 2),
      Point(step: 2, seconds: 0, metric: "train_loss", value: 1.5),
      Point(step: 2, seconds: 0, metric: "test_accuracy", value: 50),
    ]
    progress.take(.points(sample.cells[0], points))
    #expect(progress.running[sample.cells[0].key]?.loss == 1.5)
  }

  @Test("a cell that two suites share counts in both")
  func suites() throws {
    let plan = try SampleCatalog.plan([SampleCatalog.suite("a"), SampleCatalog.suite("b")])
    var progress = RunProgress(plan: plan, jobs: 1, states: [:])
    progress.take(.finished(plan.cells[0], ProgressSample.end(.ok)))
    #expect(progress.suites.map(\.name) == ["a", "b"])
    #expect(progress.suites.map(\.done) == [1, 1] && progress.suites.map(\.declared) == [11, 11])
  }
}
