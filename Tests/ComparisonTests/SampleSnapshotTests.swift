import Comparison
import Testing

@Suite("SampleSnapshot")
struct SampleSnapshotTests {
  @Test("the sample has every kind of case, each measured")
  func kinds() {
    #expect(Snapshot.sample.cases.map(\.kind).sorted() == ["probe", "timing", "train"])
    #expect(Snapshot.sample.measured == Snapshot.sample.declared)
  }
}
