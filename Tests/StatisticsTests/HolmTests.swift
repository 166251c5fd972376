import Statistics
import Testing

@Suite("Holm")
struct HolmTests {
  @Test("adjusted p values are the smallest levels at which the procedure rejects")
  func golden() throws {
    for row in try Golden.load().holm {
      for (found, expected) in zip(Holm.adjusted(row.p), row.adjusted) {
        expectClose(found, expected)
      }
    }
  }

  @Test("no tests need no correction")
  func empty() {
    #expect(Holm.adjusted([]).isEmpty)
  }
}
