import Catalog
import Testing

@Suite("CatalogReader")
struct CatalogReaderTests {
  @Test("a bad file gives exactly the expected diagnostics", arguments: Golden.badFiles)
  func golden(name: String) throws {
    let folder = Golden.fixtures + "/Bad/"
    let path = folder + name + ".yaml"
    let diagnostics = Example.reader.diagnostics(paths: [path])
    let text = diagnostics.map { diagnostic in
      var relative = diagnostic
      relative.location.file = name + ".yaml"
      return relative.formatted(.text) + "\n"
    }
    #expect(text.joined() == (try Golden.text(folder + name + ".expected")))
    #expect(!diagnostics.isEmpty)
  }

  @Test("there are many bad files")
  func many() {
    #expect(Golden.badFiles.count >= 40)
  }

  @Test("the example has no mistakes, and is read in memory")
  func example() throws {
    #expect(Example.messages(of: Example.text) == [])
    let suite = try #require(try Example.suite())
    #expect(suite.id == "example")
    #expect(suite.seedBase == 100)
    #expect(suite.cases.map(\.id) == ["train", "products"])
    #expect(suite.location == Location(file: "Suites/e.yaml", line: 2, column: 8))
  }

  @Test("all mistakes of all files are thrown together, in the order of the files")
  func together() {
    let texts = [
      "S/a.yaml": Example.text([("lr: [0.1, 0.2]", "lr: [0.1, 0.2, -1]")]),
      "S/b.yaml": Example.text([("suite: example", "suit: other")]),
      "S/profiles.yaml": Example.text([("scale: tiny", "scal: tiny")], of: Example.profiles),
    ]
    let error = #expect(throws: CatalogError.self) {
      try Example.reader.read(directory: "S", texts: texts)
    }
    let places = error?.diagnostics.map(\.location.description) ?? []
    #expect(
      places == [
        "S/a.yaml:16:49", "S/b.yaml:1:1", "S/b.yaml:2:1", "S/profiles.yaml:3:10",
        "S/profiles.yaml:3:21",
      ]
    )
  }

  @Test("two suites of one name, and a scale that no suite has, are mistakes")
  func acrossFiles() {
    let texts = [
      "S/a.yaml": Example.text, "S/b.yaml": Example.text,
      "S/profiles.yaml": Example.text([("scale: big", "scale: bigg")], of: Example.profiles),
    ]
    let error = #expect(throws: CatalogError.self) {
      try Example.reader.read(directory: "S", texts: texts)
    }
    #expect(
      error?.formatted(.line) == """
        S/b.yaml:2:8: error: duplicate suite 'example', given before in S/a.yaml
        S/profiles.yaml:5:31: error: unknown scale 'bigg' in profile 'standard' \
        (did you mean 'big'?)
        """
    )
  }

  @Test("a suite without the scale of a profile is a mistake")
  func missingScale() {
    let small = Example.text([
      ("  big: {dataset: cifar-10, network: resnet-20, batch: 128, epochs: 5}\n", ""),
      ("    scales: {big: {batch: 64}}\n", ""), ("suite: example", "suite: small"),
    ])
    let texts = [
      "S/a.yaml": Example.text, "S/b.yaml": small, "S/profiles.yaml": Example.profiles,
    ]
    let error = #expect(throws: CatalogError.self) {
      try Example.reader.read(directory: "S", texts: texts)
    }
    #expect(
      error?.diagnostics.first?.message
        == "suite 'small' has no scale 'big', which a profile needs; it has tiny"
    )
  }

  @Test("a directory that does not exist, is empty, or has no profiles is a mistake")
  func directories() {
    let missing = Example.reader.diagnostics(paths: [Golden.fixtures + "/Nowhere"])
    #expect(
      missing.map(\.message) == [
        "nothing to read here; check that the file or folder exists, and its permissions"
      ]
    )
    let nowhere = #expect(throws: CatalogError.self) {
      try Example.reader.read(directory: Golden.fixtures + "/Nowhere")
    }
    #expect(
      nowhere?.diagnostics.map(\.message) == [
        "there is no such directory of suites; name another"
      ]
    )
    let empty = #expect(throws: CatalogError.self) {
      try Example.reader.read(directory: "S", texts: [:])
    }
    #expect(
      empty?.diagnostics.map(\.message) == [
        "the directory holds no suites; 'pwsbench init NAME' starts one"
      ]
    )
    let bare = #expect(throws: CatalogError.self) {
      try Example.reader.read(directory: "S", texts: ["S/a.yaml": Example.text])
    }
    #expect(
      bare?.diagnostics.map(\.message) == ["the directory has no profiles.yaml; add one"]
    )
  }
}
