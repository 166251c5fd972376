import Catalog
import Testing

@Suite("Arm")
struct ArmTests {
  private let template = Case(
    id: "c",
    kind: .train,
    settings: ["dataset": .text("procedural"), "epochs": .number(3), "size": .number(16)],
    matrix: [
      Axis(name: "method", values: [.text("bn"), .text("none")]),
      Axis(name: "lr", values: [.number(0.1), .number(0.2)]),
    ],
    exclude: [["method": .text("none"), "lr": .number(0.2)]]
  )

  private func suite(_ template: Case) -> Suite {
    Suite(id: "s", title: "", paper: Paper(key: "", citation: ""), cases: [template])
  }

  @Test("every combination is an arm, the last axis fastest, without the excluded ones")
  func combinations() {
    let arms = suite(template).arms(of: template)
    #expect(arms.map(\.label) == ["lr=0.1 method=bn", "lr=0.2 method=bn", "lr=0.1 method=none"])
    #expect(arms.first?.suite == "s")
    #expect(arms.first?.caseID == "c")
  }

  @Test("included combinations come last, also one that is excluded from the product")
  func included() {
    var wider = template
    wider.include = [
      ["method": .text("none"), "lr": .number(0.2)], ["method": .text("pws"), "lr": .number(0.3)],
    ]
    let labels = suite(wider).arms(of: wider).map(\.label)
    #expect(
      labels == suite(template).arms(of: template).map(\.label) + [
        "lr=0.2 method=none", "lr=0.3 method=pws",
      ]
    )
    #expect(wider.axis(named: "lr")?.values == [.number(0.1), .number(0.2), .number(0.3)])
    #expect(wider.axis(named: "batch") == nil)
  }

  @Test("a case without axes has one arm")
  func single() {
    let plain = Case(id: "p", kind: .probe)
    #expect(suite(plain).arms(of: plain).map(\.label) == [""])
  }

  @Test("axis values are settings, and steps displace epochs")
  func settings() {
    var varied = template
    varied.exclude = []
    varied.matrix = [Axis(name: "steps", values: [.number(7)])]
    let arm = suite(varied).arms(of: varied).first
    #expect(arm?.settings["steps"] == .number(7))
    #expect(arm?.settings["epochs"] == nil)
    #expect(arm?.settings["dataset"] == .text("procedural"))
  }

  @Test("what the table of settings does not have is a parameter of the probe")
  func parameters() {
    var probing = template
    probing.settings["batches"] = .list([.number(1), .number(4)])
    let arm = suite(probing).arms(of: probing).first
    #expect(arm?.parameters == ["size": [16], "batches": [1, 4]])
  }

  @Test("a selection takes the arms that agree with it")
  func selections() {
    let suite = suite(template)
    #expect(suite.arms(ofCase: "c", matching: ["lr": .number(0.1)]).count == 2)
    #expect(suite.arms(ofCase: "c", matching: [:]).count == 3)
    #expect(suite.arms(ofCase: "d", matching: [:]).isEmpty)
  }

  @Test("a setting is replaced where a case has it and not on an axis")
  func replacing() {
    let replaced = suite(template).replacing("dataset", with: .text("mnist"))
    #expect(replaced.cases.first?.settings["dataset"] == .text("mnist"))
    let axis = suite(template).replacing("lr", with: .number(1))
    #expect(axis == suite(template))
    #expect(suite(template).replacing("kernels", with: .text("native")) == suite(template))
  }
}
