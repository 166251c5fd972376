import Catalog
import Testing

@Suite("CatalogFiles")
struct CatalogFilesTests {
  private let base = """
    format: pwsbench/1
    scales:
      tiny: {dataset: mnist, batch: 4}
      big: {dataset: cifar-10}

    """

  private func read(_ texts: [String: String]) throws -> Suite? {
    let all = texts.merging(["S/profiles.yaml": Example.profiles]) { old, _ in old }
    let library = try Example.reader.read(directory: "S", texts: all)
    return try library.suites(profile: library.profile(named: "quick")).first
  }

  @Test("a suite lies over the file it extends: maps merge key by key, lists replace")
  func extends() throws {
    let text = Example.text([
      ("suite: example", "suite: example\nextends: _base.yaml"), ("batch: 8, ", ""),
      ("big: {dataset: cifar-10, ", "big: {"),
    ])
    let suite = try read(["S/e.yaml": text, "S/_base.yaml": base])
    let settings = try #require(suite?.caseNamed("train")?.settings)
    #expect(settings["dataset"] == .text("procedural"))
    #expect(settings["batch"] == .number(4))
    #expect(settings["steps"] == .number(2))
  }

  @Test("a mistake in a base file is reported once, at its place")
  func baseMistakes() {
    let text = Example.text([("suite: example", "suite: example\nextends: _base.yaml")])
    let broken = base.replacing("batch: 4", with: "bach: 4")
    let error = #expect(throws: CatalogError.self) {
      try read(["S/a.yaml": text, "S/_base.yaml": broken])
    }
    #expect(
      error?.formatted(.line)
        == "S/_base.yaml:3:26: error: unknown key 'bach' in scale 'tiny' (did you mean 'batch'?)"
    )
  }

  @Test("files that extend one another in a circle are a mistake")
  func circle() {
    let error = #expect(throws: CatalogError.self) {
      try read([
        "S/_a.yaml": "format: pwsbench/1\nextends: _b.yaml\n",
        "S/_b.yaml": "format: pwsbench/1\nextends: _a.yaml\n", "S/e.yaml": Example.text,
      ])
    }
    #expect(
      error?.diagnostics.map(\.message) == [
        "'_b.yaml' extends this file in turn; break the circle",
        "'_a.yaml' extends this file in turn; break the circle",
      ]
    )
  }

  @Test("JSON is read like YAML, other files are not looked at")
  func json() throws {
    let profiles = """
      {"format": "pwsbench/1", "profiles":
        {"only": {"seeds": 2, "scale": "tiny", "verdicts": "on"}}}
      """
    let library = try Example.reader.read(
      directory: "S",
      texts: ["S/e.yaml": Example.text, "S/profiles.json": profiles, "S/notes.md": "# no"]
    )
    #expect(library.profiles.map(\.id) == ["only"])
    #expect(library.profiles.first?.seeds == [.train: 2, .probe: 2, .timing: 2])
  }
}
