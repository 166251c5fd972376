import Catalog
import Harness
import Testing

@Suite("FilterSubject")
struct FilterSubjectTests {
  private func subject() throws -> FilterSubject {
    var suite = SampleCatalog.suite()
    suite.cases[0].tags = ["slow"]
    suite.claims = [
      Claim(
        id: "A5",
        says: "",
        source: "",
        fidelity: .exact,
        primary: Check(
          type: .superiority,
          caseID: "train",
          metric: "m",
          treat: ["method": .text("bn")],
          reference: ["method": .text("none")]
        )
      )
    ]
    let arm = try #require(suite.arms(of: suite.cases[0]).first)
    return FilterSubject(suite: suite, template: suite.cases[0], arm: arm)
  }

  @Test(
    "an arm has the values of its suite, case, claims and settings",
    arguments: [
      ("suite", ["large-lr"]), ("case", ["train", "large-lr/train"]), ("kind", ["train"]),
      ("tag", ["slow"]), ("claim", ["A5", "large-lr/A5"]), ("method", ["bn"]), ("lr", ["0.1"]),
      ("arch", ["resnet-8"]), ("network", ["resnet-8"]), ("epochs", []),
    ]
  )
  func values(key: String, values: [String]) throws {
    #expect(try subject().values(of: key) == values)
  }

  @Test("keys are the fixed ones, every setting, and the parameters of the suites")
  func keys() {
    let keys = FilterSubject.keys(of: [SampleCatalog.suite()])
    #expect(Set(keys).isSuperset(of: ["suite", "outcome", "weight_decay", "depths", "arch"]))
    #expect(!keys.contains("factors"))
  }
}
