import Statistics
import Testing

@Suite("Warning")
struct WarningTests {
  @Test("too few values say how many are there and how many are needed")
  func tooFew() {
    #expect(
      "\(Warning.tooFew(count: 3, needed: 12))" == "n too small: 3 values, needs ≈ 12 seeds"
    )
    #expect("\(Warning.tooFew(count: 1, needed: 2))".contains("1 value,"))
  }

  @Test("every warning is a sentence of its own")
  func distinct() {
    let all: [Warning] = [
      .tooFew(count: 1, needed: 2), .outOfReach(limit: 1000), .noSpread,
      .levelNotReached(level: 0.9), .denominatorHoldsZero, .infinite(count: 2),
    ]
    #expect(Set(all.map(\.description)).count == all.count)
  }
}
