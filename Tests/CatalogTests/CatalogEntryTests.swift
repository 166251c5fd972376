import Catalog
import Testing

@Suite("CatalogEntry")
struct CatalogEntryTests {
  private func details(_ id: String) throws -> [String: Detail] {
    let entries = try Example.library().entries(named: id)
    let details = entries.flatMap(\.details)
    return Dictionary(details.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("every part with a name is an entry, in the order of the files")
  func names() throws {
    let names = try Example.library().entries.map { "\($0.kind.rawValue) \($0.id)" }
    #expect(
      names == [
        "suite example", "claim example/X1", "case example/train", "case example/products",
        "control example/learns", "profile smoke", "profile quick", "profile standard",
      ]
    )
  }

  @Test("maps give dotted keys, lists of maps count from 1, lists of scalars stay together")
  func keys() throws {
    let claim = try details("example/X1")
    #expect(claim["primary.treat.lr"]?.value == "0.1")
    #expect(claim["secondary.1.band"]?.value == "[0.5, 1.5]")
    #expect(claim["deviations"]?.value == "[smaller, shorter]")
    #expect(claim["id"] == nil)
    #expect(try details("example/train")["matrix.method"]?.value == "[bn, none]")
    #expect(try details("example")["paper.key"]?.value == "nobody2020")
  }

  @Test("a detail has the place of its key")
  func places() throws {
    let margin = try #require(try details("example/X1")["primary.margin"])
    #expect(margin.origin.description == "Suites/e.yaml:45:7")
  }
}
