import Comparison
import Report
import Testing

@Suite("NoiseFloorsText")
struct NoiseFloorsTextTests {
  private let text = NoiseFloorsText(
    NoiseFloors(
      machine: "2 cores, avx2",
      floors: [
        .init(
          suite: "s",
          caseID: "step",
          arm: "method=bn",
          metric: "step_time_ratio",
          relative: 0.0125,
          rounds: 20
        ),
        .init(suite: "s", caseID: "step", arm: "", metric: "t", relative: 0.5, rounds: 3),
      ]
    )
  )

  @Test("one aligned line per arm and metric")
  func table() {
    #expect(
      text.table == """
        noise floors of 2 cores, avx2
        s/step method=bn  step_time_ratio  1.25 % of 20 rounds
        s/step            t                50.0 % of 3 rounds

        """
    )
  }

  @Test("programs read the share itself")
  func json() {
    #expect(text.json.contains("\"relative\": 0.0125"))
    #expect(text.json.contains("\"schema_version\": 1"))
  }
}
