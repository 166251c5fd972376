import Checksums
import Foundation
import Testing

/// A data set of a file and an archive, on a server of this machine, and an empty folder for it.
struct SampleMirror {
  static let file = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 256) }
  static let held = [UInt8]("taken out of the archive".utf8)

  let folder: CommandFolder
  let server: LoopbackServer

  /// Starts the server; what it has in the place of the file may have another checksum.
  init(_ manner: LoopbackServer.Manner = .good, file: [UInt8] = Self.file) throws {
    folder = try CommandFolder()
    let archive = try Self.archive(in: folder)
    server = try LoopbackServer(
      ["/sets/tiny/a.bin": file, "/sets/b.tar.gz": archive],
      manner: manner
    )
    try folder.write(Self.catalogue(archive: archive), to: "Suites/datasets.yaml")
  }

  func stop() {
    server.stop()
    folder.remove()
  }

  /// Calls `pwsbench data …` with the folder of the data sets.
  func data(_ arguments: String...) throws -> BuiltCommand.Outcome {
    try BuiltCommand().run(["data"] + arguments + ["--data", "data"], in: folder.url)
  }

  /// Calls `pwsbench data fetch tiny` with the server as the mirror.
  func fetch() throws -> BuiltCommand.Outcome {
    try data("fetch", "tiny", "--mirror", server.address("/sets"))
  }

  /// The files in the folder of the data sets, by their paths.
  func files() throws -> [String: [UInt8]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path("data"))
    let contents = names.compactMap { name in
      FileManager.default.contents(atPath: folder.path("data/\(name)")).map { (name, [UInt8]($0)) }
    }
    return Dictionary(contents, uniquingKeysWith: { first, _ in first })
  }

  /// An archive with the file that is wanted and one that is not.
  private static func archive(in folder: CommandFolder) throws -> [UInt8] {
    let source = folder.url.appendingPathComponent("source/tiny")
    try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
    try Data(held).write(to: source.appendingPathComponent("b.bin"))
    try Data("not asked for".utf8).write(to: source.appendingPathComponent("other.bin"))
    let outcome = try BuiltCommand().shell("tar -C source -czf b.tar.gz tiny", in: folder.url)
    try #require(outcome.exitCode == 0, "\(outcome.errors)")
    return [UInt8](try Data(contentsOf: folder.url.appendingPathComponent("b.tar.gz")))
  }

  /// The catalogue; its own addresses lead nowhere.
  private static func catalogue(archive: [UInt8]) -> String {
    """
    format: pwsbench/1
    datasets:
      tiny:
        title: A file and an archive.
        licence: CC0
        homepage: nowhere
        downloads:
          - address: https://nowhere.invalid/a.bin
            path: tiny/a.bin
            bytes: \(file.count)
            sha256: \(SHA256Digest.hex(of: file))
          - address: https://nowhere.invalid/b.tar.gz
            bytes: \(archive.count)
            sha256: \(SHA256Digest.hex(of: archive))
            holds:
              - {path: tiny/b.bin, bytes: \(held.count), md5: \(MD5Digest.hex(of: held))}

    """
  }
}
