import Catalog
import Testing

@Suite("Combination")
struct CombinationTests {
  private let methods = Axis(name: "method", values: [.text("wn"), .text("zmi")])
  private let rates = Axis(name: "lr", values: [.number(0.1), .number(0.2)])

  private func check(_ combine: Combination, _ over: [Axis]) -> Check {
    Check(
      type: .superiority,
      caseID: "train",
      metric: "accuracy",
      treat: ["method": .text("msr")],
      over: over,
      combine: combine
    )
  }

  @Test(
    "there is one part per combination; what a group gives itself stays",
    arguments: [.all, .any] as [Combination]
  )
  func parts(combine: Combination) {
    let parts = check(combine, [methods, rates]).parts
    #expect(parts.count == 4)
    #expect(parts.allSatisfy { $0.over.isEmpty && $0.treat["method"] == .text("msr") })
    #expect(parts.map { $0.reference["method"] } == ["wn", "wn", "zmi", "zmi"].map { .text($0) })
    #expect(parts.map { $0.treat["lr"] } == [0.1, 0.2, 0.1, 0.2].map { .number($0) })
    #expect(parts[0].none.isEmpty)
  }

  @Test("pooled comparisons and single ones are their own part")
  func single() {
    let pooled = check(.pooled, [rates])
    #expect(pooled.parts == [pooled])
    let plain = check(.all, [])
    #expect(plain.parts == [plain])
  }
}
