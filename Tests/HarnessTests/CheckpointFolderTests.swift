import Foundation
import Harness
import Store
import Testing
import Training

@Suite("Checkpoint folder")
struct CheckpointFolderTests {
  /// Runs one cell with a script that stands for a worker, beside a checkpoint that is there already.
  private func isKept(_ script: String, timeout: Double = 7200) async throws -> (Bool, AttemptEnd?)
  {
    let worker = try FakeWorker()
    defer { worker.remove() }
    var cells = Array(try SampleCatalog.plan().cells.prefix(1))
    cells[0].timeout = timeout
    try worker.store.begin(SampleCatalog.run(), declaring: cells.map(\.record))
    let folder = CheckpointFolder(beside: worker.store.path, interval: 60)
    try FileManager.default.createDirectory(
      atPath: folder.path,
      withIntermediateDirectories: true
    )
    let file = URL(fileURLWithPath: folder.file(ofCell: cells[0].key).path)
    try Data("x".utf8).write(to: file)
    var launch = worker.command(script)
    launch.checkpoints = folder
    var end: AttemptEnd?
    _ = try await Scheduler(launch: launch, jobs: 1)
      .run(cells, runID: "run-1", store: worker.store) { event in
        if case .finished(_, let ended) = event { end = ended }
      }
    let isKept = FileManager.default.fileExists(atPath: file.path)
    #expect(FileManager.default.fileExists(atPath: folder.path) == isKept)
    return (isKept, end)
  }

  private static let continued = FakeWorker.say(
    #"{"checkpoint":{"continued":{"seconds":3600,"step":70}},"#
      + #""usage":{"peakMemory":1,"processorSeconds":1}}"#
  )

  @Test("a measured cell has no checkpoint any more, and counts what it took before it")
  func measured() async throws {
    let (isKept, end) = try await isKept(Self.continued + "; " + FakeWorker.say(FakeWorker.result))
    #expect(!isKept && end?.outcome == .ok)
    #expect((3600..<4500).contains(end?.seconds ?? 0))
  }

  @Test("a cell that was killed keeps its checkpoint once, not when it fails there again")
  func crashed() async throws {
    #expect(try await isKept("kill -KILL $$").0)
    let (isKept, end) = try await isKept(Self.continued + "; kill -KILL $$")
    #expect(!isKept && end?.outcome == .crashed)
  }

  @Test("time before a checkpoint counts, and a cell that ran out of time begins anew")
  func deadline() async throws {
    // All but one second was used before; a loaded machine may be late, but not by an hour.
    let began = ContinuousClock.now
    let (isKept, end) = try await isKept(Self.continued + "; sleep 7200", timeout: 3601)
    #expect(!isKept && end?.outcome == .timeout)
    #expect(end?.detail == "no result within 3601 s")
    #expect(ContinuousClock.now - began < .seconds(900))
  }

  @Test("leftovers and checkpoints of measured cells are removed, others stay")
  func cleaning() throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    let folder = CheckpointFolder(beside: worker.store.path, interval: 60)
    try FileManager.default.createDirectory(
      atPath: folder.path,
      withIntermediateDirectories: true
    )
    for name in ["a.safetensors", "b.safetensors", "b.safetensors.17.partial"] {
      try Data().write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    folder.clean(measured: ["a"])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names == ["b.safetensors"])
  }
}
