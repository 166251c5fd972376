import Testing
import Training

@Suite("Experiment error")
struct ExperimentErrorTests {
  @Test("says what is wrong and where")
  func descriptions() {
    #expect("\(ExperimentError.unknown(what: "network", name: "x"))" == "unknown network 'x'")
    #expect(
      "\(ExperimentError.setting(name: "batch", problem: "0 images"))"
        == "setting 'batch': 0 images"
    )
    #expect("\(ExperimentError.failed("no convergence"))" == "no convergence")
  }
}
