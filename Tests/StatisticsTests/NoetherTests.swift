import Statistics
import Testing

@Suite("Noether")
struct NoetherTests {
  @Test(
    "P(A > B) of .75, .8, .9 needs 29, 21, 12 seeds at α = 1 − power = .05",
    arguments: [(0.75, 29), (0.8, 21), (0.9, 12), (0.25, 29)]
  )
  func table(superiority: Double, seeds: Int) {
    #expect(Noether.seeds(superiority: superiority, alpha: 0.05, power: 0.95) == seeds)
  }

  @Test("no number of seeds separates equal groups")
  func equal() {
    #expect(Noether.seeds(superiority: 0.5, alpha: 0.05, power: 0.8) == nil)
  }
}
