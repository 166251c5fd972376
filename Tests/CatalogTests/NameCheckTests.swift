import Catalog
import Testing

@Suite("Name check")
struct NameCheckTests {
  @Test("checks of one kind are equal, and answer for themselves")
  func equality() {
    let lower = NameCheck("method") { .name($0.lowercased()) }
    let refusing = NameCheck("method") { .problem("no \($0)") }
    #expect(lower == refusing && lower != NameCheck("network") { .name($0) })
    #expect(lower.read("A") == .name("a") && refusing.read("A") == .problem("no A"))
  }
}
