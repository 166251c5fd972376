import Catalog
import Testing

@Suite("Pair check")
struct PairCheckTests {
  @Test("checks are equal, and answer for themselves")
  func equality() {
    let any = PairCheck { _, _ in nil }
    let none = PairCheck { method, network in "\(method) on \(network)" }
    #expect(any == none && Set([any, none]).count == 1)
    #expect(any.problem("a", "b") == nil && none.problem("a", "b") == "a on b")
  }
}
