import Catalog
import Testing

@Suite("Bibliography")
struct BibliographyTests {
  private let text = """
    A comment.
    @article{one,
      author = {A, B. and C, D.},
      title  = {Of {Mice}
                and Men},
      journal = {J}, year = 2001,
      doi = {10.1/2}
    }
    @misc{ two , title = {Nothing}, eprint = {1234.5678}}

    """

  @Test("references are taken apart at their braces, keys once")
  func entries() throws {
    var bibliography = Bibliography()
    try bibliography.add(text)
    try bibliography.add("@book{one, title = {Another}}")
    #expect(bibliography.entries.map(\.key) == ["one", "two"])
    #expect(bibliography["one"]?.text.hasPrefix("@article{one,\n  author") == true)
    #expect(bibliography["one"]?.text.hasSuffix("10.1/2}\n}") == true)
    #expect(bibliography["three"] == nil)
  }

  @Test("the plain form is one line")
  func plain() throws {
    var bibliography = Bibliography()
    try bibliography.add(text)
    #expect(bibliography["one"]?.plain == "A, B.; C, D. Of Mice and Men. J. 2001. doi:10.1/2.")
    #expect(bibliography["two"]?.plain == "Nothing. arXiv:1234.5678.")
  }

  @Test("a reference without an end or a key is an error with its line")
  func broken() {
    var bibliography = Bibliography()
    #expect(throws: BibliographyError(line: 2, reason: "a reference without an end")) {
      try bibliography.add("\n@misc{one, title = {It")
    }
    #expect(throws: BibliographyError(line: 1, reason: "a reference without a key")) {
      try bibliography.add("@misc{one}")
    }
    #expect(bibliography.entries.isEmpty)
    #expect("\(BibliographyError(line: 3, reason: "x"))" == "3: error: x")
  }
}
