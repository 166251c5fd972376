import Catalog
import Testing

@Suite("CaseReader+Matrix")
struct CaseReaderMatrixTests {
  @Test("axes keep the order of the file")
  func order() throws {
    let train = try #require(try Example.suite()?.caseNamed("train"))
    #expect(train.matrix.map(\.name) == ["method", "lr"])
    #expect(train.axis(named: "lr")?.values == [.number(0.1), .number(0.2)])
    #expect(train.settings["lr"] == nil)
  }

  @Test("an axis may be a list-valued parameter")
  func parameters() throws {
    let text = Example.text([
      ("    parameters: {size: 16}\n", ""), ("{factors: [1, 2, 4]}", "{size: [[1, 2], [3]]}"),
      ("    secondary:\n", ""),
      (
        "      - {type: slope, case: products, metric: log10_condition, axis: factors, "
          + "band: [0.5, 1.5]}\n", ""
      ),
    ])
    let texts = ["S/e.yaml": text, "S/profiles.yaml": Example.profiles]
    let library = try Example.reader.read(directory: "S", texts: texts)
    let suite = try #require(try library.suites(profile: library.profile(named: "quick")).first)
    let arms = suite.arms(ofCase: "products", matching: [:])
    #expect(arms.map(\.parameters) == [["size": [1, 2]], ["size": [3]]])
  }

  @Test("an excluded combination is left out")
  func exclude() throws {
    let suite = try #require(
      try Example.suite("scales: {big", "exclude: [{method: none, lr: 0.2}]\n    scales: {big")
    )
    let train = try #require(suite.caseNamed("train"))
    #expect(suite.arms(of: train).count == 3)
  }

  @Test("an included combination is added, and may be named like any other")
  func include() throws {
    let included = "include: [{method: none, lr: 0.2}, {lr: 0.4, method: pws}]"
    let text = Example.text([
      ("scales: {big", "exclude: [{lr: 0.2}]\n    \(included)\n    scales: {big"),
      ("treat: {method: bn, lr: 0.1}", "treat: {method: pws, lr: 0.4}"),
    ])
    let texts = ["S/e.yaml": text, "S/profiles.yaml": Example.profiles]
    let library = try Example.reader.read(directory: "S", texts: texts)
    let suite = try #require(try library.suites(profile: library.profile(named: "quick")).first)
    let train = try #require(suite.caseNamed("train"))
    #expect(
      suite.arms(of: train).map(\.label) == [
        "lr=0.1 method=bn", "lr=0.1 method=none", "lr=0.2 method=none", "lr=0.4 method=pws",
      ]
    )
    #expect(suite.claims.first?.primary.treat == ["method": .text("pws"), "lr": .number(0.4)])
  }

  @Test("a case without axes has nothing to include")
  func nothingToInclude() {
    let bare = Example.text([
      ("    matrix: {factors: [1, 2, 4]}\n", "    include: [{}]\n"),
      ("    secondary:\n", ""),
      (
        "      - {type: slope, case: products, metric: log10_condition, axis: factors, "
          + "band: [0.5, 1.5]}\n", ""
      ),
    ])
    #expect(
      Example.messages(of: bare) == [
        "26:15: 'include' adds an arm that is already there; remove it"
      ]
    )
  }

  @Test("an axis must be known, and not a setting at the same time")
  func mistakes() {
    #expect(
      Example.messages("lr: [0.1, 0.2]", "lr: [0.1, 0.2], bach: [1]") == [
        "16:50: unknown axis 'bach' in case 'train' (did you mean 'batch'?)"
      ]
    )
    #expect(
      Example.messages("weight_decay: 5e-4", "lr: 0.1") == [
        "15:5: 'lr' is an axis of case 'train' too; remove one of them"
      ]
    )
  }
}
