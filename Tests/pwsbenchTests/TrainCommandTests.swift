import Foundation
import Testing

@Suite("TrainCommand")
struct TrainCommandTests {
  private static let options = [
    "train", "--network", "plain-6", "--method", "pws", "--epochs", "1", "--train-images", "48",
    "--test-images", "16", "--image-size", "8", "--batch", "16",
  ]

  @Test("the same options give the same trajectory on any number of threads")
  func threads() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    func trajectory(_ more: [String]) throws -> Substring? {
      try command.run(Self.options + more, in: folder.url).output.split(separator: "\n").last
    }
    let one = try trajectory(["--threads", "1"])
    #expect(one?.hasPrefix("trajectory: ") == true)
    #expect(try one == trajectory(["--threads", "3"]))
    #expect(try one != trajectory(["--threads", "1", "--seed", "1"]))
  }

  @Test("a saved model is a safetensors file with torchvision's names")
  func save() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      Self.options + ["--save", "model.safetensors"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0)
    let data = try Data(contentsOf: folder.url.appendingPathComponent("model.safetensors"))
    let header = String(decoding: data.dropFirst(8).prefix(4000), as: UTF8.self)
    #expect(header.contains("\"conv1.weight\"") && header.contains("\"fc.bias\""))
  }

  @Test("what cannot be run is told, and nothing is written")
  func refusals() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    for (more, code, reason) in [
      (["--network", "resnet-9"], Int32(2), "resnet-9"),
      (["--schedule", "linear"], 2, "linear"),
      (["--epochs", "0"], 2, "--epochs"),
      (["--dataset", "cifar-10"], 9, "PWSBENCH_DATA"),
      (["--dataset", "cifar-11"], 2, "cifar-11"),
    ] {
      let outcome = try command.run(Self.options + more + ["--save", "model"], in: folder.url)
      #expect(outcome.exitCode == code, "\(more): \(outcome.exitCode)")
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/model"))
    }
  }
}
