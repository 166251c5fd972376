import Catalog
import Testing

@Suite("Profile")
struct ProfileTests {
  private let demanding = Case(id: "c", kind: .train, minimumSeeds: 8)
  private let plain = Case(id: "c", kind: .probe)

  @Test("a case may ask for more seeds than the profile, where verdicts are given")
  func seeds() {
    let quick = Profile(
      id: "quick",
      seeds: [.train: 3, .probe: 5],
      scale: "small",
      verdicts: .lean
    )
    #expect(quick.seeds(for: demanding) == 8)
    #expect(quick.seeds(for: plain) == 5)
    let smoke = Profile(id: "smoke", seeds: [.train: 1], scale: "tiny", verdicts: .off)
    #expect(smoke.seeds(for: demanding) == 1)
    #expect(smoke.seeds(for: plain) == 1)
    let many = Profile(id: "paper", seeds: [.train: 20], scale: "paper", verdicts: .on)
    #expect(many.seeds(for: demanding) == 20)
  }
}
