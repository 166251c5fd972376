import Catalog
import Harness
import Testing
import Training

@Suite("Fingerprints")
struct FingerprintsTests {
  @Test("only the canaries of the plan that are not known are run")
  func complete() async throws {
    var plan = try SampleCatalog.plan()
    plan.cells.removeAll { $0.kind == .probe }
    var fingerprints = Fingerprints(["bn resnet-8": "known"])
    let found = await fingerprints.complete(for: plan)
    #expect(Set(found.keys) == ["none resnet-8"])
    #expect(fingerprints.values["bn resnet-8"] == "known")
    let cell = try #require(plan.cells.first { $0.experiment.method == "none" })
    #expect(found["none resnet-8"] == Canary(of: cell.experiment).fingerprint())
    #expect(await fingerprints.complete(for: plan).isEmpty)
  }

  @Test("timings need none")
  func timings() async throws {
    var plan = try SampleCatalog.plan()
    for index in plan.cells.indices { plan.cells[index].kind = .timing }
    var fingerprints = Fingerprints()
    #expect(await fingerprints.complete(for: plan).isEmpty)
  }
}
