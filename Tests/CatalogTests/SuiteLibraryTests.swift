import Catalog
import Testing

@Suite("SuiteLibrary")
struct SuiteLibraryTests {
  private func library() throws -> SuiteLibrary {
    let other = Example.text([("suite: example", "suite: other")])
    return try Example.reader.read(
      directory: "S",
      texts: ["S/a.yaml": Example.text, "S/b.yaml": other, "S/profiles.yaml": Example.profiles]
    )
  }

  @Test("no name and 'all' take every suite, names some, in the order of the files")
  func selection() throws {
    let library = try library()
    let profile = try library.profile(named: "quick")
    #expect(try library.suites(profile: profile).map(\.id) == ["example", "other"])
    #expect(try library.suites(["all"], profile: profile).count == 2)
    #expect(try library.suites(["other"], profile: profile).map(\.id) == ["other"])
    #expect(
      try library.suites(["other", "example"], profile: profile).map(\.id) == ["example", "other"]
    )
  }

  @Test("the scale is the profile's, and the data set can be replaced")
  func scales() throws {
    let library = try library()
    let standard = try library.profile(named: "standard")
    let suite = try #require(try library.suites(profile: standard).first)
    #expect(suite.caseNamed("train")?.settings["dataset"] == .text("cifar-10"))
    let replaced = try #require(
      try library.suites(["example"], profile: standard, dataset: "mnist").first
    )
    #expect(replaced.caseNamed("train")?.settings["dataset"] == .text("mnist"))
    #expect(replaced.caseNamed("products")?.settings["dataset"] == nil)
  }

  @Test("unknown names suggest the nearest, or list what there is")
  func unknown() throws {
    let library = try library()
    let profile = try library.profile(named: "quick")
    let slip = #expect(throws: SelectionError.self) {
      try library.suites(["exmaple"], profile: profile)
    }
    #expect(slip?.description == "unknown suite 'exmaple' (did you mean 'example'?)")
    let far = #expect(throws: SelectionError.self) { try library.profile(named: "enormous") }
    #expect(far?.description == "unknown profile 'enormous'; legal: smoke, quick, standard")
  }
}
