import Catalog
import Methods
import Testing

/// What `pwsbench run all --profile smoke` touches.
@Suite("Smoke selection")
struct SmokeSelectionTests {
  private struct Selection {
    var suites: [Suite]
    /// The arms that are run.
    var arms: [Arm]
  }

  private func selection() throws -> Selection {
    let library = try Example.reader.read(directory: Golden.suites)
    let profile = try library.profile(named: "smoke")
    let suites = try library.suites(profile: profile)
    let arms = suites.flatMap { suite in
      suite.cases.filter { $0.reason == nil && profile.seeds(for: $0) > 0 }
        .flatMap { suite.arms(of: $0) }
    }
    return Selection(suites: suites, arms: arms)
  }

  @Test("it runs cells of every suite")
  func suites() throws {
    let selection = try selection()
    #expect(selection.suites.count == 5)
    #expect(Set(selection.arms.map(\.suite)) == Set(selection.suites.map(\.id)))
  }

  @Test(
    "it trains a method with another member than the default in every slot",
    arguments: MethodSlot.allCases
  )
  func slots(slot: MethodSlot) throws {
    let methods = Set(try selection().arms.compactMap { $0.settings["method"]?.text })
    let touched = try methods.filter { text in
      try MethodRegistry.method(text).composition.split(separator: ",")
        .contains { $0.hasPrefix("\(slot.rawValue)=") }
    }
    #expect(!touched.isEmpty, "no method of the smoke profile chooses in slot '\(slot.rawValue)'")
  }

  @Test("it runs the arms of every type of check", arguments: CheckType.allCases)
  func checks(type: CheckType) throws {
    let selection = try selection()
    let checks = selection.suites.flatMap { suite in
      suite.claims.flatMap { claim in
        ([claim.primary] + claim.secondary).map { (suite: suite.id, check: $0) }
      }
    }.filter { $0.check.type == type }
    let touched = checks.contains { suite, check in
      selection.arms.contains { $0.suite == suite && check.involves($0) }
    }
    #expect(touched, "no \(type.rawValue) check of the smoke profile has a cell")
  }
}
