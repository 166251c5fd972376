import Catalog
import Testing

@Suite("SettingRange")
struct SettingRangeTests {
  @Test("ends are in or out as the words say")
  func ends() {
    let momentum = SettingRange.from(0, below: 1)
    #expect(momentum.contains(0) && momentum.contains(0.99) && !momentum.contains(1))
    #expect(momentum.description == "at least 0 and below 1")
    let rate = SettingRange.above(0)
    #expect(rate.contains(1e-9) && !rate.contains(0) && rate.contains(1e9))
    #expect(rate.description == "above 0")
    let batch = SettingRange.atLeast(1)
    #expect(batch.contains(1) && !batch.contains(0))
    #expect(batch.description == "at least 1")
    let edge = SettingRange.zeroOrAtLeast(8)
    #expect(edge.contains(0) && edge.contains(8) && !edge.contains(7) && !edge.contains(-1))
    #expect(edge.description == "0 or at least 8")
  }
}
