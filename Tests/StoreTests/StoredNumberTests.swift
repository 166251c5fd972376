import Store
import Testing

@Suite("StoredNumber")
struct StoredNumberTests {
  @Test(
    "a number and its columns are the same thing",
    arguments: [
      (1.5, 1.5, "finite"), (-0.0, -0.0, "finite"), (.infinity, nil, "+inf"),
      (-.infinity, nil, "-inf"),
    ] as [(Double, Double?, String)]
  )
  func columns(number: Double, value: Double?, kind: String) {
    let stored = StoredNumber(number)
    #expect(stored.value == value && stored.kind == kind)
    #expect(StoredNumber(value: stored.value, kind: stored.kind).number == number)
  }

  @Test("NaN stays NaN, and so does a column that is missing")
  func nan() {
    #expect(StoredNumber(.nan).kind == "nan")
    #expect(StoredNumber(value: nil, kind: "nan").number.isNaN)
    #expect(StoredNumber(value: nil, kind: "finite").number.isNaN)
  }
}
