import Catalog
import Testing

@Suite("Origin")
struct OriginTests {
  private let place = Location(file: "a.yaml", line: 2, column: 3)

  @Test("an origin is a place, a place with its layer, or the default")
  func descriptions() {
    #expect("\(Origin.file(place))" == "a.yaml:2:3")
    #expect("\(Origin.layer("recipe sgd", place))" == "a.yaml:2:3 (recipe sgd)")
    #expect("\(Origin.standard)" == "default")
    #expect(Origin.standard.location == nil && Origin.file(place).layer == nil)
    #expect(Origin.layer("recipe sgd", place).location == place)
  }
}
