import Report
import Testing

@Suite("TestFormula")
struct TestFormulaTests {
  @Test(
    "each test has its own formula",
    arguments: [
      ("Welch's t", "ν = s⁴"), ("paired t", "dᵢ ="), ("Student's t", "mean of the values"),
      ("Student's t on log2 of the brackets, ± half a grid step", "half a step"),
      ("Mann–Whitney, exact", "Hodges"), ("exact unconditional (Barnard)", "Barnard"),
      ("Newcombe's score interval", "Wilson"), ("Clopper–Pearson", "binomial"),
      ("Fieller", "none"), ("every |value| ≤ tolerance", "largest"),
    ]
  )
  func formulas(test: String, part: String) throws {
    #expect(try #require(TestFormula.text(of: test)).contains(part))
  }

  @Test("a name without a formula gets none")
  func unknown() {
    #expect(TestFormula.text(of: "none") == nil)
  }
}
