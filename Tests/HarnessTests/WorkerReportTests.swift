import Harness
import Store
import Testing

@Suite("WorkerReport")
struct WorkerReportTests {
  private func report(_ said: String? = nil, exitCode: Int? = 0) -> WorkerReport {
    var report = WorkerReport()
    if let said { _ = report.conversation.add((said + "\n").utf8) }
    report.exitCode = exitCode
    report.deadline = 60
    return report
  }

  @Test("a whole result and a clean exit are a measurement, even at the deadline")
  func measurement() {
    var report = report(FakeWorker.result)
    report.isTimedOut = true
    let end = report.end(at: "now")
    #expect(end.outcome == .ok && end.detail == nil && end.ended == "now")
    #expect(end.results == ["test_accuracy": 0.5, "diverged": 0])
  }

  @Test("a divergence is a measurement with its own word")
  func diverged() {
    let end = report(FakeWorker.result.replacing("false", with: "true")).end(at: "")
    #expect(end.outcome == .diverged && end.results["diverged"] == 1)
  }

  @Test("without a measurement the first cause counts")
  func causes() {
    var stopped = report(exitCode: nil)
    stopped.signal = 15
    #expect(stopped.end(at: "").detail == "ended by SIGTERM without a result")
    stopped.isStopped = true
    #expect(stopped.end(at: "").outcome == .interrupted)
    stopped.isTimedOut = true
    #expect(stopped.end(at: "").outcome == .timeout)
    #expect(stopped.end(at: "").detail == "no result within 60 s")
    stopped.launchFailure = "no such file"
    #expect(stopped.end(at: "").outcome == .crashed)
    #expect(stopped.end(at: "").detail == "could not be started: no such file")
  }

  @Test("what the worker says of itself wins over what the system counts")
  func usage() {
    var report = report(FakeWorker.result)
    report.processorSeconds = 9
    #expect(report.end(at: "").processorSeconds == 0.5)
    report.conversation = Conversation()
    #expect(report.end(at: "").processorSeconds == 9)
    #expect(report.end(at: "").outcome == .crashed)
  }

  @Test("the peak memory is the largest that was said or seen")
  func memory() {
    var report = report(FakeWorker.result)
    #expect(report.end(at: "").peakMemory == 10)
    report.seenMemory = 9
    #expect(report.end(at: "").peakMemory == 10)
    report.seenMemory = 11
    #expect(report.end(at: "").peakMemory == 11)
    report.conversation = Conversation()
    #expect(report.end(at: "").peakMemory == 11)
    report.seenMemory = nil
    #expect(report.end(at: "").peakMemory == nil)
  }

  @Test("signals have their names")
  func names() {
    #expect(WorkerReport.name(ofSignal: 11) == "SIGSEGV")
    #expect(WorkerReport.name(ofSignal: 63) == "signal 63")
  }
}
