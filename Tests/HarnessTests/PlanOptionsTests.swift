import Harness
import Testing

@Suite("PlanOptions")
struct PlanOptionsTests {
  @Test("options read back from the text that the store keeps")
  func roundTrip() throws {
    var options = PlanOptions(suites: ["pws"], profile: "quick")
    options.seeds = 4
    options.shard = Shard(index: 1, count: 3)
    options.datasetChecksums = ["cifar-10": "abc"]
    #expect(try PlanOptions(text: try options.text()) == options)
    #expect(throws: (any Error).self) { try PlanOptions(text: "{}") }
  }
}
