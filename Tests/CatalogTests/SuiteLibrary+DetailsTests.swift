import Catalog
import Testing

@Suite("SuiteLibrary+Details")
struct SuiteLibraryDetailsTests {
  private func resolved(_ id: String, profile: String) throws -> [String: String] {
    let library = try Example.library()
    let profile = try library.profile(named: profile)
    let details = try library.entries(named: id)
      .flatMap { library.resolved($0, profile: profile).details }
    return Dictionary(
      details.map { ($0.key, "\($0.value) from \($0.origin)") },
      uniquingKeysWith: { first, second in "\(first) and \(second)" }
    )
  }

  @Test("every setting of a case names its layer")
  func layers() throws {
    let tiny = try resolved("example/train", profile: "smoke")
    #expect(tiny["momentum"] == "0.9 from Suites/e.yaml:7:9 (recipe sgd)")
    #expect(tiny["network"] == "resnet-8 from Suites/e.yaml:9:31 (scale tiny)")
    #expect(tiny["weight_decay"] == "0.0005 from Suites/e.yaml:15:5")
    #expect(tiny["timeout"] == "180s from Suites/e.yaml:9:70 (scale tiny)")
    #expect(tiny["seeds"] == "1 from Suites/profiles.yaml:3:11 (profile smoke)")
    let big = try resolved("example/train", profile: "standard")
    #expect(big["batch"] == "64 from Suites/e.yaml:20:20 (the case's scale big)")
    #expect(big["timeout"] == "600s from default")
    #expect(big["steps"] == nil && big["scales.big.batch"] == nil && big["recipe"] == nil)
  }

  @Test("seeds come from the case only where it needs more than the profile gives")
  func seeds() throws {
    let quick = try resolved("example/products", profile: "quick")
    #expect(quick["seeds"] == "8 from Suites/e.yaml:29:5")
    #expect(quick["timeout"] == "90s from Suites/e.yaml:28:5")
    let smoke = try resolved("example/products", profile: "smoke")
    #expect(smoke["seeds"] == "1 from Suites/profiles.yaml:3:11 (profile smoke)")
  }

  @Test("a claim shows the defaults of its checks, those that they may have")
  func claims() throws {
    let claim = try resolved("example/X1", profile: "quick")
    #expect(claim["primary.alpha"] == "0.05 from default")
    #expect(claim["primary.effect"] == "difference from default")
    #expect(claim["secondary.1.alpha"] == "0.05 from default")
    #expect(claim["secondary.1.paired"] == nil && claim["secondary.1.margin"] == nil)
    #expect(claim["seeds"] == "3 from Suites/profiles.yaml:4:19 (profile quick)")
  }

  @Test("arms have the values of their axes instead of the matrix")
  func arms() throws {
    let library = try Example.library()
    let profile = try library.profile(named: "smoke")
    let entry = try #require(try library.entries(named: "example/train").first)
    let arms = library.arms(of: entry, matching: ["method": "bn"], profile: profile)
    #expect(arms.map(\.id) == ["example/train lr=0.1 method=bn", "example/train lr=0.2 method=bn"])
    let keys = arms.first?.details.map(\.key) ?? []
    #expect(keys.prefix(2) == ["lr", "method"] && !keys.contains("matrix.lr"))
    #expect(library.arms(of: entry, matching: ["method": "gn"], profile: profile).isEmpty)
    let claim = try #require(try library.entries(named: "example/X1").first)
    #expect(library.arms(of: claim, matching: [:], profile: profile).isEmpty)
  }

  @Test("an unknown name suggests the nearest")
  func unknown() throws {
    let library = try Example.library()
    #expect(throws: SelectionError.unknownEntry("example/trian", nearest: "example/train")) {
      try library.entries(named: "example/trian")
    }
  }
}
