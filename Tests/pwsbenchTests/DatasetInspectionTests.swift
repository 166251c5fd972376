import Foundation
import Testing

@Suite("DatasetInspection")
struct DatasetInspectionTests {
  @Test("a missing data set ends with 9 before anything is run")
  func missing() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let unknown = try command.run(["run", "--dataset", "cifar-10"], in: folder.url)
    #expect(unknown.exitCode == 9 && unknown.errors.contains("PWSBENCH_DATA"))
    let empty = try command.run(["run", "--dataset", "mnist", "--data", "."], in: folder.url)
    #expect(empty.exitCode == 9 && empty.errors.contains("no such file"))
    #expect(!folder.exists("Results"))
  }

  @Test("a truncated file ends with 9 and the two sizes")
  func truncated() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let batches = folder.url.appendingPathComponent("cifar-10-batches-bin")
    try FileManager.default.createDirectory(at: batches, withIntermediateDirectories: true)
    for name in (1...5).map({ "data_batch_\($0).bin" }) + ["test_batch.bin"] {
      try Data(count: 3073).write(to: batches.appendingPathComponent(name))
    }
    let outcome = try BuiltCommand().run(
      ["run", "--dataset", "cifar-10"],
      in: folder.url,
      environment: ["PWSBENCH_DATA": "."]
    )
    #expect(outcome.exitCode == 9)
    #expect(
      outcome.errors.contains("expected 30730000 bytes, found 3073 bytes"),
      "\(outcome.errors)"
    )
  }
}
