import Catalog
import Testing

@Suite("Controls of the committed suites")
struct CommittedControlsTests {
  @Test(
    "every method of a comparison of trainings is under a control that it changes what is computed",
    arguments: ["smoke", "quick", "standard", "paper"]
  )
  func treated(profile: String) throws {
    let library = try Example.reader.read(directory: Golden.suites)
    for suite in try library.suites(profile: library.profile(named: profile)) {
      let controlled = methods(
        of: suite.controls.filter { $0.comparison == .distinct }
          .flatMap { suite.arms(ofCase: $0.caseID, matching: $0.arms) }
      )
      let compared = methods(
        of: suite.claims.flatMap { claim -> [Arm] in
          let template = suite.caseNamed(claim.primary.caseID)
          guard let template, template.kind == .train, template.reason == nil else { return [] }
          return suite.arms(of: template).filter(claim.involves)
        }
      )
      #expect(compared.count > 1, "\(suite.id)")
      #expect(compared.subtracting(controlled) == [], "\(suite.id)")
    }
  }

  private func methods(of arms: [Arm]) -> Set<String> {
    Set(arms.compactMap { $0.settings["method"].map { "\($0)" } })
  }
}
