import Datasets
import Testing

@Suite("Split")
struct SplitTests {
  @Test("the names that command lines use are fixed")
  func names() {
    #expect(Split.allCases.map(\.rawValue) == ["train", "test"])
  }
}
