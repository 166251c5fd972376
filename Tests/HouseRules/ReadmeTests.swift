import Foundation
import Testing

@Suite("Readme")
struct ReadmeTests {
  static let documents = [
    "README.md", "CONTRIBUTING.md", "Documentation/index.md", "Documentation/writing-a-suite.md",
    "Documentation/comparing-runs.md",
  ]

  let tree = SourceTree()

  @Test(
    "every make target that is named exists",
    arguments: documents
  )
  func makeTargets(document: String) throws {
    let targets = Set(
      try tree.text("Makefile").matches(of: /(?m)^([a-z][a-z-]*):/).map { String($0.1) }
    )
    try #require(targets.contains("run"))
    for name in Self.words(after: "make", in: try tree.text(document)) {
      #expect(targets.contains(name), "\(document) names 'make \(name)'; the Makefile does not")
    }
  }

  @Test(
    "every command that is named exists",
    arguments: documents
  )
  func commands(document: String) throws {
    let sources = try tree.swiftSources().filter { $0.target == "pwsbench" }
    let names = Set(
      sources.flatMap { source in
        source.text.matches(of: /commandName: *"([\w-]+)"/).map { String($0.1) }
      }
    )
    for name in Self.words(after: "pwsbench", in: try tree.text(document)) {
      #expect(names.contains(name), "\(document) names 'pwsbench \(name)'; no command has it")
    }
  }

  /// What follows a program's name in the code of a Markdown text.
  static func words(after program: String, in document: String) -> Set<String> {
    let pieces = document.components(separatedBy: "`").enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    let code = pieces.filter { !$0.isEmpty }.joined(separator: "\n")
    var result: Set<String> = []
    for line in code.split(separator: "\n") {
      let words = line.split(separator: " ").prefix { $0 != "#" }
      for (word, next) in zip(words, words.dropFirst())
      where word == program || word.hasSuffix("/\(program)") {
        let name = next.prefix { $0.isLetter || $0 == "-" }
        if name.count == next.count, !name.hasPrefix("-") { result.insert(String(name)) }
      }
    }
    return result
  }

  @Test("the reader of commands sees code only")
  func reader() {
    let text =
      "Then make haste: `make run`, or\n```sh\nbin/pwsbench list claims # make tea\nmake -j 2\n```\n"
    #expect(Self.words(after: "make", in: text) == ["run"])
    #expect(Self.words(after: "pwsbench", in: text) == ["list"])
  }
}
