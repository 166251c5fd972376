import Foundation
import Testing

@Suite("EpochOutput")
struct EpochOutputTests {
  private static let options = [
    "train", "--network", "resnet-8", "--method", "bn", "--epochs", "2", "--train-images", "64",
    "--test-images", "32", "--image-size", "8", "--batch", "16", "--threads", "1",
  ]

  @Test("JSON has one line per epoch and a final one")
  func json() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(Self.options + ["--json"], in: folder.url)
    #expect(outcome.exitCode == 0)
    let lines = try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    try #require(lines.count == 3)
    #expect(lines.prefix(2).map { $0["epoch"] as? Double } == [1, 2])
    for line in lines.prefix(2) {
      for name in ["train_loss", "train_accuracy", "test_accuracy", "seconds"] {
        #expect((line[name] as? Double ?? -1) >= 0, "\(name)")
      }
    }
    #expect(lines[2]["final"] as? Bool == true)
    let results = try #require(lines[2]["results"] as? [String: Any])
    #expect(results["test_accuracy"] as? Double == lines[1]["test_accuracy"] as? Double)
  }

  @Test("people get a table with the same numbers")
  func table() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(Self.options, in: folder.url)
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.exitCode == 0)
    #expect(lines.first?.hasPrefix("epoch") == true)
    #expect(lines.contains { $0.hasPrefix("  1.0") } && lines.contains { $0.hasPrefix("  2.0") })
    #expect(lines.last?.hasPrefix("trajectory: ") == true)
    // The curve: a block for every five percent of the test images.
    let row = try #require(lines.first { $0.hasPrefix("  2.0") })
    let accuracy = try #require(row.matches(of: /(\d+\.\d+) %/).last.flatMap { Double($0.1) })
    let blocks = row.filter { $0 == "█" }.count
    #expect(blocks == Int((accuracy * 1.6).rounded()) / 8 && blocks > 0)
  }
}
