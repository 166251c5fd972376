import Catalog
import Testing

@Suite("SuiteLibrary+Rules")
struct SuiteLibraryRulesTests {
  private func rule(_ old: String = "", _ new: String = "") throws -> String {
    try #require(try Example.library(old, new).rules()["example/X1"])
  }

  @Test("controls and the seeds of every profile belong to the rule")
  func text() throws {
    #expect(
      try rule().hasSuffix(
        """
        alpha 0.05
        control learns: train method=bn test_accuracy >= 25
        seeds from 100: quick=3 smoke=1 standard=8

        """
      )
    )
  }

  @Test(
    "a control that is eased and other seeds change it",
    arguments: [("25pp", "20pp"), ("seed_base: 100", "seed_base: 200")]
  )
  func changes(old: String, new: String) throws {
    #expect(try rule(old, new) != rule())
  }
}
