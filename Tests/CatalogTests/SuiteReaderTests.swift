import Catalog
import Testing

@Suite("SuiteReader")
struct SuiteReaderTests {
  @Test("the head of a suite is read")
  func head() throws {
    let suite = try #require(
      try Example.suite("2020.\"}", "2020.\", arxiv: 1806.02370, doi: 10.1/x, code: \"https://x\"}")
    )
    #expect(suite.title == "Does it matter?")
    #expect(
      suite.paper
        == Paper(
          key: "nobody2020",
          citation: "Nobody. Nothing. 2020.",
          arxiv: "1806.02370",
          doi: "10.1/x",
          code: "https://x"
        )
    )
  }

  @Test("a suite cannot be called 'all', and its seeds do not start below 0")
  func mistakes() {
    #expect(
      Example.messages("suite: example", "suite: all") == [
        "2:8: 'all' means every suite to commands; give the suite another name"
      ]
    )
    #expect(
      Example.messages("seed_base: 100", "seed_base: -1") == [
        "5:12: 'seed_base' must be at least 0, found '-1'"
      ]
    )
  }

  @Test("a base file holds recipes and scales, nothing else")
  func base() {
    let text = "format: pwsbench/1\nscales: {tiny: {lr: 0}}\ncases: {}\n"
    let diagnostics = Example.reader.diagnostics(text: text, file: "S/_base.yaml")
    #expect(
      diagnostics.map(\.location.description) == ["S/_base.yaml:2:21", "S/_base.yaml:3:1"]
    )
  }
}
