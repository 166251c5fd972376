import Catalog
import Testing

@Suite("Committed gate")
struct CommittedGateTests {
  private func policy() throws -> GatePolicy {
    try Example.reader.gatePolicy(file: Golden.suites + "/gate.yaml")
  }

  @Test("every ratio of a timing has a floor, and rounds enough to be concluded on")
  func timings() throws {
    let library = try Example.reader.read(directory: Golden.suites)
    let policy = try policy()
    for id in ["quick", "standard", "paper"] {
      let suites = try library.suites(profile: library.profile(named: id))
      let timings = suites.flatMap(\.cases).filter { $0.kind == .timing }
      #expect(!timings.isEmpty)
      for template in timings {
        let rounds = try #require(template.settings["rounds"]?.number, "\(template.id)")
        for metric in template.metrics where metric.unit != "s" {
          let rule = try #require(policy.metrics[metric.name], "\(metric.name)")
          #expect(rule.relative > 0 && Double(rule.minimumCount) <= rounds, "\(id) \(metric.name)")
        }
      }
    }
  }

  @Test("nothing but an improvement is a mere warning, and no waiver is left over")
  func blocks() throws {
    #expect(try policy().warnings == [.improvement])
    #expect(try policy().waivers == [])
  }
}
