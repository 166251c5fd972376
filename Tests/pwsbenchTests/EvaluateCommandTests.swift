import Foundation
import Testing

@Suite("EvaluateCommand")
struct EvaluateCommandTests {
  private static let images = [
    "--image-size", "8", "--batch", "16", "--threads", "1",
  ]

  /// A folder with a saved model, and its test accuracy.
  private func trained(_ method: String = "bn") throws -> (folder: CommandFolder, accuracy: Double)
  {
    let folder = try CommandFolder()
    let outcome = try BuiltCommand().run(
      [
        "train", "--network", "plain-6", "--method", method, "--epochs", "2", "--train-images",
        "64",
        "--test-images", "48", "--save", "model.safetensors", "--json",
      ] + Self.images,
      in: folder.url
    )
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    let last = try #require(outcome.output.split(separator: "\n").last)
    let line = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    let results = try #require(line?["results"] as? [String: Any])
    return (folder, try #require(results["test_accuracy"] as? Double))
  }

  private func evaluate(
    _ arguments: [String],
    in folder: CommandFolder
  ) throws
    -> BuiltCommand.Outcome
  {
    try BuiltCommand().run(
      ["evaluate", "--load", "model.safetensors", "--images", "48"] + Self.images + arguments,
      in: folder.url
    )
  }

  @Test("a saved model has the accuracy that training ended with", arguments: ["bn", "pws"])
  func accuracy(_ method: String) throws {
    let (folder, expected) = try trained(method)
    defer { folder.remove() }
    struct Line: Decodable {
      var accuracy: Double
      var loss: Double
      var images: Int
    }
    let outcome = try evaluate(["--json"], in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let line = try JSONDecoder().decode(Line.self, from: Data(outcome.output.utf8))
    #expect(line.accuracy == expected && line.images == 48 && line.loss > 0)
    let other = try evaluate(["--json", "--batch", "7", "--threads", "2"], in: folder)
    let again = try JSONDecoder().decode(Line.self, from: Data(other.output.utf8))
    #expect(again.accuracy == line.accuracy && abs(again.loss - line.loss) < 1e-9)
    #expect(try evaluate([], in: folder).output.hasPrefix("accuracy "))
  }

  @Test("a file of another network is refused with every difference")
  func mismatch() throws {
    let (folder, _) = try trained()
    defer { folder.remove() }
    let outcome = try evaluate(["--network", "plain-8", "--method", "pws"], in: folder)
    #expect(outcome.exitCode == 9)
    #expect(outcome.errors.contains("does not hold plain-8 under pws"))
    for difference in [
      "'layer2.1.conv1.weight'", "'conv1.alpha' [16] is missing",
      "'bn1.running_mean' [16] is not in the model",
    ] {
      #expect(outcome.errors.contains(difference), "\(difference)")
    }
  }

  @Test("what is no file of tensors is refused")
  func damaged() throws {
    let (folder, _) = try trained()
    defer { folder.remove() }
    try folder.write("\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}{}", to: "model.safetensors")
    let outcome = try evaluate([], in: folder)
    #expect(outcome.exitCode == 9)
    #expect(outcome.errors.contains("the header claims"), "\(outcome.errors)")
    let missing = try BuiltCommand().run(["evaluate", "--load", "none"], in: folder.url)
    #expect(missing.exitCode == 9 && missing.errors.contains("none cannot be read"))
  }

  @Test("a file that names no network asks for one")
  func unnamed() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    try folder.write("\u{2}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}{}", to: "model.safetensors")
    let outcome = try evaluate([], in: folder)
    #expect(outcome.exitCode == 2 && outcome.errors.contains("write --network"))
    let unknown = try evaluate(["--network", "resnet-9", "--method", "bn"], in: folder)
    #expect(unknown.exitCode == 2 && unknown.errors.contains("resnet-9"))
  }
}
