import Catalog
import Harness
import Store
import Testing
import Training

@Suite("StoredHashes")
struct StoredHashesTests {
  @Test("a cell whose settings were changed, and a probe whose results were, are named")
  func problems() throws {
    let worker = try FakeWorker()
    defer { worker.remove() }
    var cells = try SampleCatalog.plan().cells.filter { $0.kind == .probe }.map(\.record)
    try #require(cells.count == 3)
    cells[2].settings = "{}"
    // Of probes that the program does not have nothing can be said.
    for index in 0..<2 {
      cells[index].settings = cells[index].settings.replacing("\"moments\"", with: "\"shift\"")
    }
    try worker.store.begin(SampleCatalog.run(), declaring: cells)
    let results: [String: Double] = ["zero": 0, "ratio": .infinity, "mean": 0.1]
    var trajectory = Trajectory()
    trajectory.add(results: results)
    for (id, cell, mean) in [("a0", cells[0], 0.1), ("a1", cells[1], 0.2)] {
      try worker.store.begin(
        AttemptStart(id: id, cellKey: cell.key, runID: "run-1", started: "", bootID: "")
      )
      var end = AttemptEnd(outcome: .ok, ended: "", seconds: 1)
      end.trajectory = trajectory.digest
      end.results = results.merging(["mean": mean, "diverged": 0]) { $1 }
      try worker.store.finish(id, end)
    }
    let problems = try StoredHashes(of: worker.store).problems()
    let sentence = " has results that do not belong to its trajectory"
    #expect(problems.contains("cell \(cells[1].key.prefix(8))" + sentence))
    #expect(!problems.contains("cell \(cells[0].key.prefix(8))" + sentence))
    let key = " has a key that is not the hash of its settings"
    #expect(problems.contains("cell \(cells[2].key.prefix(8))" + key))
  }
}
