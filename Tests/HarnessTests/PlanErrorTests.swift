import Harness
import Testing

@Suite("PlanError")
struct PlanErrorTests {
  @Test("every sentence names what is wrong")
  func sentences() {
    let arm = "large-lr/train method=bn"
    #expect("\(PlanError.setting(name: "batch", value: "x", arm: arm))".hasPrefix(arm + ": "))
    #expect("\(PlanError.unknownSetting(name: "btch", arm: arm))".contains("'btch'"))
    #expect("\(PlanError.shard(index: 3, count: 2))".contains("3/2"))
    #expect("\(PlanError.encoding(arm: arm, detail: "why"))".hasSuffix("why"))
  }
}
