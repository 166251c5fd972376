import Foundation
import Testing

@Suite("PrettyJSON")
struct PrettyJSONTests {
  @Test("keys are sorted, slashes stay, and the text ends with a line break")
  func form() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let arguments = ["list", "claims", "--format", "json"]
    let text = try BuiltCommand().run(arguments, in: folder.url).output
    #expect(text.hasPrefix("{\n") && text.hasSuffix("}\n"))
    #expect(text.contains("\"name\" : \"probe-suite/X1\""))
    let places = ["\"entries\"", "\"list\"", "\"schema_version\""].map { text.firstRange(of: $0) }
    let starts = places.compactMap { $0?.lowerBound }
    #expect(starts.count == 3 && starts == starts.sorted())
  }
}
