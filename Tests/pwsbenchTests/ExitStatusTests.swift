import Testing
import pwsbench

@Suite("ExitStatus")
struct ExitStatusTests {
  @Test("a bad suite wins over a missing data set, and a missing data set over nothing to do")
  func precedence() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    let missing = ["run", "--dataset", "cifar-10", "--progress", "none"]
    #expect(try command.run(missing, in: folder.url).exitCode == 9)
    try folder.write(
      CommandFolder.suite(steps: 3, dataset: "procedural") + "\nsuit: again\n",
      to: "Suites/probe-suite.yaml"
    )
    #expect(try command.run(missing, in: folder.url).exitCode == 3)
    #expect(try command.run(missing + ["--seeds", "0"], in: folder.url).exitCode == 2)
  }

  /// The library of the tests has a type of that name, too.
  private typealias Code = pwsbench.ExitStatus

  @Test("of any two codes the one that comes first in this order wins")
  func pairs() {
    let order: [Code] = [
      .interrupted, .terminated, .hangUp, .internalError, .badCommandLine, .badCatalogue,
      .badData, .contradiction, .preregistration, .regression, .undecided, .budgetUsedUp,
      .unmeasured, .nothingMatched, .improvement, .success,
    ]
    #expect(Set(order) == Set(Code.allCases))
    for (place, winner) in order.enumerated() {
      for loser in order[place...] {
        #expect(Code.combined([winner, loser]) == winner)
        #expect(Code.combined([loser, winner]) == winner)
      }
    }
    #expect(Code.combined([]) == .success)
  }
}
