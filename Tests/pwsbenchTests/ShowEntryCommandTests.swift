import Foundation
import Testing

@Suite("ShowEntryCommand")
struct ShowEntryCommandTests {
  private func show(_ arguments: String..., code: Int32 = 0) throws -> BuiltCommand.Outcome {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["show"] + arguments, in: folder.url)
    #expect(outcome.exitCode == code, "\(outcome.errors)")
    return outcome
  }

  @Test("an entry is shown as it is written")
  func written() throws {
    let lines = try show("probe-suite/X1").output.split(separator: "\n")
    #expect(lines.first == "claim probe-suite/X1")
    #expect(lines.contains { $0.contains(/^ +primary\.treat\.factors +2$/) })
    #expect(!lines.contains { $0.contains("alpha") })
  }

  @Test("resolved values come from their layers, each with file and line")
  func origins() throws {
    let text = try show("probe-suite/step", "--resolved", "--origin").output
    #expect(text.contains(/Suites\/probe-suite\.yaml:7:\d+ \(scale tiny\) +image_size +16/))
    #expect(text.contains(/Suites\/probe-suite\.yaml:15:\d+ +steps +3/))
    #expect(text.contains(/Suites\/profiles\.yaml:4:\d+ \(profile quick\) +seeds +2/))
    #expect(text.contains(/default +epoch +1/))
    let claim = try show("probe-suite/X1", "--resolved", "--origin").output
    #expect(claim.contains(/default +primary\.alpha +0\.05/))
  }

  @Test("axis values select arms")
  func arms() throws {
    let text = try show("probe-suite/step", "method=bn", "--origin").output
    #expect(text.hasPrefix("case probe-suite/step method=bn\n"))
    #expect(text.contains(/Suites\/probe-suite\.yaml:16:\d+ +method +bn/))
    #expect(!text.contains("method=none") && !text.contains("matrix."))
    let errors = try show("probe-suite/step", "method=gn", code: 7).errors
    #expect(errors.contains("no arm of probe-suite/step has method=gn"))
    #expect(try show("probe-suite/step", "method", code: 2).errors.contains("method=bn"))
  }

  @Test("JSON has the same values with their places")
  func json() throws {
    let text = try show("quick", "--resolved", "--format", "json").output
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(root?["schema_version"] as? Int == 1)
    #expect(root?["profile"] as? String == "quick")
    let entries = root?["entries"] as? [[String: Any]]
    let details = entries?.first?["details"] as? [[String: Any]]
    let seeds = details?.first { $0["key"] as? String == "seeds.train" }
    #expect(seeds?["value"] as? String == "2" && seeds?["line"] as? Int == 4)
  }

  @Test("an unknown name suggests the nearest")
  func unknown() throws {
    let errors = try show("probe-suite/stepp", code: 7).errors
    #expect(errors.contains("(did you mean 'probe-suite/step'?)"))
    #expect(try show("step", "--profile", "quickk", code: 2).errors.contains("'quick'"))
  }
}
