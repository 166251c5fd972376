import Catalog
import Testing

@Suite("SelectionReader")
struct SelectionReaderTests {
  @Test("numbers are compared as numbers, however they are written")
  func numbers() throws {
    let suite = try Example.suite("lr: 0.1}\n", "lr: 1.0e-1}\n")
    #expect(suite?.claims.first?.primary.treat["lr"] == .number(0.1))
  }

  @Test("axes and values that no arm has are mistakes")
  func unknown() {
    #expect(
      Example.messages("treat: {method: bn, lr: 0.1}", "treat: {metod: bn, lr: 0.3}") == [
        "43:15: unknown axis 'metod' in 'treat' of case 'train' (did you mean 'method'?)",
        "43:30: axis 'lr' of case 'train' has no value '0.3'; it has 0.1, 0.2",
      ]
    )
    #expect(
      Example.messages("treat: {method: bn,", "treat: {method: b,") == [
        "43:23: axis 'method' of case 'train' has no value 'b' (did you mean 'bn'?)"
      ]
    )
    #expect(
      Example.messages("treat: {method: bn, lr: 0.1}", "treat: bn") == [
        "43:14: 'treat' must be a map of axes to values, as in {method: bn}, found 'bn'"
      ]
    )
  }
}
