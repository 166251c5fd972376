import Foundation
import Testing

@Suite("DoctorCommand")
struct DoctorCommandTests {
  private func examine(_ arguments: String...) throws -> BuiltCommand.Outcome {
    let folder = try CommandFolder()
    defer { folder.remove() }
    return try BuiltCommand().run(["doctor"] + arguments, in: folder.url)
  }

  @Test("a table of findings and of layers")
  func table() throws {
    let outcome = try examine("--method", "bn", "--network", "plain-4")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "bn in plain-4")
    #expect(lines.contains { $0.contains(/^passed +gradients +\d+ agree with changes/) })
    #expect(lines.contains { $0.contains(/^stated +modes +training and inference differ in 4/) })
    #expect(lines.contains { $0.contains(/^LAYER +MEAN +DEVIATION +MEAN SHARE/) })
    #expect(lines.contains { $0.contains(/^layer1\.0\.conv1 +[\d.]+ +[\d.]+ +[\d.e-]+$/) })
  }

  @Test("JSON says whether it passed")
  func json() throws {
    struct Document: Decodable {
      var schema_version: Int
      var passes: Bool
    }
    let outcome = try examine("--method", "pws", "--network", "plain-4", "--format", "json")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let document = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    #expect(document.schema_version == 1 && document.passes)
  }

  @Test("what fails is in the table, and the command ends with 4")
  func failure() throws {
    let outcome = try examine("--method", "branch=constant(factor=10)")
    #expect(outcome.exitCode == 4 && outcome.errors.isEmpty, "\(outcome.errors)")
    let failed = outcome.output.split(separator: "\n").filter { $0.hasPrefix("failed") }
    #expect(failed.count == 1)
    #expect(failed.first?.contains(/batches of one +training on single images diverges/) == true)
  }

  @Test("names that nothing has are a bad command line")
  func refusals() throws {
    #expect(try examine("--method", "magic").exitCode == 2)
    #expect(try examine("--method", "bn", "--network", "resnet-9").exitCode == 2)
    #expect(try examine().exitCode == 2)
  }
}
