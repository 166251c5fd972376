import Foundation
import Testing

@Suite("DatasetWatch")
struct DatasetWatchTests {
  private static let images = "train-images-idx3-ubyte"

  /// A catalogue with a training on MNIST, and files of its size: black images, labels 0.
  static func folder(steps: Int) throws -> CommandFolder {
    let folder = try CommandFolder(steps: steps, dataset: "mnist")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("data/mnist"),
      withIntermediateDirectories: true
    )
    for (prefix, count) in [("train", 60_000), ("t10k", 10_000)] {
      try write(folder, "\(prefix)-images-idx3-ubyte", extents: [count, 28, 28])
      try write(folder, "\(prefix)-labels-idx1-ubyte", extents: [count])
    }
    return folder
  }

  /// An IDX file of zeros, which takes no room on the disk.
  private static func write(_ folder: CommandFolder, _ name: String, extents: [Int]) throws {
    var header: [UInt8] = [0, 0, 8, UInt8(extents.count)]
    for extent in extents { header += (0..<4).map { UInt8(extent >> (24 - 8 * $0) & 255) } }
    let url = folder.url.appendingPathComponent("data/mnist/\(name)")
    try Data(header).write(to: url)
    let handle = try FileHandle(forWritingTo: url)
    try handle.truncate(atOffset: UInt64(header.count + extents.reduce(1, *)))
    try handle.close()
  }

  /// Writes one byte into an image, and leaves the size as it is.
  private func change(_ folder: CommandFolder, to byte: UInt8) throws {
    let handle = try FileHandle(
      forWritingTo: folder.url.appendingPathComponent("data/mnist/\(Self.images)")
    )
    try handle.seek(toOffset: 1000)
    try handle.write(contentsOf: [byte])
    try handle.close()
  }

  private func start(_ folder: CommandFolder) throws -> Process {
    try BuiltCommand().start(
      [
        "run", "--profile", "smoke", "-f", "case:step", "--data", "data", "--jobs", "1",
        "--progress", "json",
      ],
      in: folder.url,
      errors: folder.url.appendingPathComponent("errors")
    )
  }

  private func waitForStart(_ folder: CommandFolder) throws {
    for _ in 0..<2400 {
      if try folder.text("errors").contains(#""event":"started""#) { return }
      usleep(50_000)
    }
    Issue.record("no cell was started: \(try folder.text("errors"))")
  }

  @Test("a file that changes while cells run ends the run with 9 and leaves no measurement")
  func changed() throws {
    let folder = try Self.folder(steps: 1_000_000)
    defer { folder.remove() }
    let process = try start(folder)
    try waitForStart(folder)
    try change(folder, to: 7)
    process.waitUntilExit()
    #expect(process.terminationStatus == 9)
    let errors = try folder.text("errors")
    #expect(
      errors.contains(
        "the files of data set “mnist” in data have changed since the cells were planned; "
          + "run the same command again to measure with what is there now"
      ),
      "\(errors)"
    )
    let outcomes = try folder.column(
      "Results/pwsbench.sqlite",
      "SELECT outcome FROM attempt UNION ALL SELECT exit_code FROM run"
    )
    #expect(outcomes == ["interrupted", "9"])
  }

  @Test("a file that was only touched changes nothing")
  func touched() throws {
    let folder = try Self.folder(steps: 20)
    defer { folder.remove() }
    let process = try start(folder)
    try waitForStart(folder)
    try change(folder, to: 0)
    process.waitUntilExit()
    let errors = try folder.text("errors")
    #expect(process.terminationStatus == 0, "\(errors)")
  }
}
