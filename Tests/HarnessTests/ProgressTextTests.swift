import Catalog
import Harness
import Store
import Testing
import Training

@Suite("ProgressText")
struct ProgressTextTests {
  @Test(
    "durations are short",
    arguments: [
      (0.2, "1s"), (59, "59s"), (60, "1m00s"), (3599.5, "1h00m"), (7384, "2h03m"),
      (.infinity, "unknown"),
    ]
  )
  func duration(seconds: Double, text: String) {
    #expect(ProgressText.duration(seconds) == text)
  }

  @Test(
    "numbers have about three digits",
    arguments: [
      (2.3456, "2.35"), (0.01234, "0.012"), (123.4, "123"), (0, "0.000"), (12.34, "12.3"),
      (.nan, "nan"), (.infinity, "inf"), (1e-9, "1.00E-9"),
    ]
  )
  func number(value: Double, text: String) {
    #expect(ProgressText.number(value) == text)
  }

  @Test("the live line fits the terminal and shows failures by cause")
  func live() throws {
    let sample = try ProgressSample()
    var progress = try sample.progress()
    for (index, outcome) in [AttemptOutcome.ok, .timeout].enumerated() {
      progress.take(.started(sample.cells[index]), at: sample.start)
      progress.take(.finished(sample.cells[index], ProgressSample.end(outcome)))
    }
    progress.take(.started(sample.cells[2]), at: sample.start)
    progress.take(
      .points(sample.cells[2], [Point(step: 1, seconds: 0, metric: "train_loss", value: 2)])
    )
    let wide = ProgressText(isColoured: false, width: 200).live(progress, at: sample.start)
    #expect(
      wide == "2/11 · 1 running · 1 timeout · 45s left"
    )
    let narrow = ProgressText(isColoured: false, width: 30).live(progress, at: sample.start)
    #expect(narrow.count == 29 && narrow.hasSuffix("…"))
    let coloured = ProgressText(isColoured: true, width: 200).live(progress, at: sample.start)
    #expect(coloured.replacing(/\u{1B}\[\d+m/, with: "") == wide && coloured != wide)
    let view = ProgressText(isColoured: false, width: 200).view(progress, at: sample.start)
    #expect(view == ["  \(sample.cells[2].name) 0s, loss 2.00", wide])
  }

  @Test("the line of an ended cell says what happened")
  func finished() throws {
    let sample = try ProgressSample()
    var progress = try sample.progress()
    var end = ProgressSample.end(.crashed, seconds: 1.5)
    end.detail = "ended by SIGSEGV without a result"
    progress.take(.finished(sample.cells[0], end))
    let line = ProgressText(isColoured: false, width: 80)
      .finished(sample.cells[0], end, progress, at: sample.start)
    #expect(
      line == "[ 1/11] crashed large-lr/train lr=0.1 method=bn seed 100 1.50 s: "
        + "ended by SIGSEGV without a result"
    )
  }

  @Test("of several suites each has its count above what runs, a shared cell in both")
  func suites() throws {
    let other = SampleCatalog.suite("other", settings: ["momentum": .number(0.5)])
    let plan = try SampleCatalog.plan([SampleCatalog.suite(), other])
    var progress = RunProgress(plan: plan, jobs: 1, states: [:])
    let own = plan.work.filter { $0.arm.suite == "other" && $0.kind == .train }
    let shared = try #require(plan.work.first { $0.kind == .probe })
    for cell in [own[0], shared] {
      progress.take(.finished(cell, ProgressSample.end(.ok)))
    }
    let start = ContinuousClock.now
    progress.take(.started(own[1]), at: start)
    let text = ProgressText(isColoured: false, width: 200)
    #expect(
      text.view(progress, at: start) == [
        "large-lr 1/11 · other 2/11", "  \(own[1].name) 0s", text.live(progress, at: start),
      ]
    )
    let narrow = ProgressText(isColoured: false, width: 20).view(progress, at: start)
    #expect(narrow.first == "large-lr 1/11 · ot…")
  }
}
