import Foundation
import Testing

@Suite("CiteCommand")
struct CiteCommandTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private func cite(_ arguments: String...) throws -> String {
    let outcome = try BuiltCommand().run(["cite"] + arguments, in: Self.root)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return outcome.output
  }

  @Test("references.bib is what --every prints")
  func fresh() throws {
    let committed = try String(
      contentsOf: Self.root.appendingPathComponent("references.bib"),
      encoding: .utf8
    )
    let isFresh = try cite("--every") == committed
    #expect(isFresh, "out of date: run 'pwsbench cite --every > references.bib'")
  }

  /// The keys of what is cited, in their order.
  private func keys(_ text: String) -> [String] {
    text.matches(of: /(?m)^@\w+\{([^,]+),/).map { String($0.1) }
  }

  @Test("this program and every suite's paper are cited, each once, and no later work")
  func papers() throws {
    #expect(
      keys(try cite()).sorted() == [
        "bjorck2018understanding", "liu2021delving", "peerthum2023empirical", "pwsbench",
        "ruff2019mean",
      ]
    )
  }

  @Test("a data set that is read from files is cited, with the suite that uses it")
  func dataset() throws {
    let folder = try CommandFolder(dataset: "cifar-10")
    defer { folder.remove() }
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("Suites/refs"),
      withIntermediateDirectories: true
    )
    for name in ["datasets.yaml", "refs/_program.bib", "refs/datasets.bib"] {
      let committed = Self.root.appendingPathComponent("Suites/\(name)")
      try folder.write(try String(contentsOf: committed, encoding: .utf8), to: "Suites/\(name)")
    }
    try folder.write(
      "@misc{nobody2026nothing, title = {Nothing}}\n",
      to: "Suites/refs/probe-suite.bib"
    )
    let cited = try BuiltCommand().run(["cite", "probe-suite"], in: folder.url)
    #expect(cited.exitCode == 0, "\(cited.errors)")
    #expect(keys(cited.output) == ["pwsbench", "nobody2026nothing", "krizhevsky2009learning"])
  }

  @Test("plain text is a line per reference")
  func plain() throws {
    let lines = try cite("large-lr", "--format", "plain").split(separator: "\n")
    #expect(lines.first?.hasPrefix("pwsbench contributors. pwsbench:") == true)
    #expect(lines.contains { $0.contains("Understanding Batch Normalization") })
  }

  @Test("a database is cited by what its last run used; an empty one is 2 or 7")
  func scorecard() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let missing = try command.run(["cite", "--scorecard", "none.sqlite"], in: folder.url)
    #expect(missing.exitCode == 2)
    #expect(try command.run(["init", "mine"], in: folder.url).exitCode == 0)
    try folder.write(
      "@misc{nobody2026nothing, title = {Nothing}}\n",
      to: "Suites/refs/probe-suite.bib"
    )
    let run = ["run", "mine", "--profile", "smoke", "--progress", "none"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    let cited = try command.run(
      ["cite", "--scorecard", "Results/pwsbench.sqlite"],
      in: folder.url
    ).output
    #expect(cited.contains("@article{mine-paper,") && cited.hasPrefix("@software{pwsbench,"))
    #expect(!cited.contains("nobody2026nothing"))
  }

  @Test("a paper without a reference is a mistake of the catalogue")
  func unknown() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["cite"], in: folder.url)
    #expect(outcome.exitCode == 3 && outcome.errors.contains("no reference 'pwsbench'"))
  }
}
