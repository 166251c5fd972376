import Testing
import Training

@Suite("Probe registry")
struct ProbeRegistryTests {
  @Test("names are unique, and each finds its probe")
  func names() {
    #expect(Set(ProbeRegistry.names).count == ProbeRegistry.all.count)
    for name in ProbeRegistry.names {
      #expect(ProbeRegistry.probe(named: name)?.name == name)
    }
    #expect(ProbeRegistry.probe(named: "train") == nil)
    #expect(ProbeRegistry.probe(named: "") == nil)
  }

  @Test("every probe says what it is and reports something", arguments: ProbeRegistry.all.indices)
  func description(_ index: Int) {
    let probe = ProbeRegistry.all[index]
    #expect(!probe.summary.isEmpty && !probe.metrics.isEmpty)
    #expect(Set(probe.metrics).count == probe.metrics.count)
    #expect(Set(probe.parameters).isDisjoint(with: probe.settings))
  }
}
