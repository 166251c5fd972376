import Foundation
import Testing

@Suite("ShowNetworkCommand")
struct ShowNetworkCommandTests {
  private func show(_ arguments: String..., code: Int32 = 0) throws -> BuiltCommand.Outcome {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["show", "network"] + arguments, in: folder.url)
    #expect(outcome.exitCode == code, "\(outcome.errors)")
    return outcome
  }

  @Test("the table has a line per step, and the totals with what they count")
  func table() throws {
    let lines = try show("resnet-20", "--method", "bn").output.split(separator: "\n")
      .map(String.init)
    #expect(lines.first == "resnet-20 under bn, images 3×32×32")
    let step = try #require(lines.first { $0.hasPrefix("layer2.0.conv1 ") })
    #expect(step.contains(/convolution 3×3 \/2 +32×16×16 +bias scale weight +4,672 +2,359,296/))
    #expect(lines.last?.hasPrefix("269,722 parameters, 81,") == true)
    #expect(lines.last?.contains("a multiply-add counts as two") == true)
  }

  @Test("JSON has the same numbers")
  func json() throws {
    struct Document: Decodable {
      var schema_version: Int
      var parameter_count: Int
      var flops: Int
      var model: Model
      struct Model: Decodable {
        var steps: [Step]
        var method: String
      }
      struct Step: Decodable {
        var parameters: [String: Int]
        var flops: Int
      }
    }
    let text = try show(
      "plain-6",
      "--method",
      "pws",
      "--image-size",
      "8",
      "--channels",
      "1",
      "--classes",
      "4",
      "--format",
      "json"
    ).output
    let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    #expect(document.schema_version == 1 && document.model.method == "pws")
    let parameters = document.model.steps.flatMap(\.parameters.values).reduce(0, +)
    #expect(parameters == document.parameter_count)
    #expect(document.model.steps.map(\.flops).reduce(0, +) == document.flops)
    #expect(document.model.steps.first?.parameters["weight"] == 16 * 9)
  }

  @Test("what there is not is refused")
  func refusals() throws {
    #expect(try show("resnet-9", code: 2).errors.contains("resnet-9"))
    for (network, method, reason) in [
      ("resnet-8", "magic", "there is no method 'magic'"),
      ("resnet-8", "kernel=ws", "ws leaves the scale to a normalization"),
      ("mlp-3", "msr", "applies to no kernel of mlp-3"),
    ] {
      let errors = try show(network, "--method", method, code: 2).errors
      #expect(errors.contains(reason), "\(errors)")
    }
    #expect(try show("resnet-8", "--image-size", "7", code: 2).errors.contains("at least 8"))
  }
}
