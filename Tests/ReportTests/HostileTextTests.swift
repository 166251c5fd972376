import Catalog
import Foundation
import FoundationXML
import Report
import Testing
import Verdicts

/// A scorecard in which every text is hostile: what a suite, a worker or a machine could say.
@Suite("Hostile texts")
struct HostileTextTests {
  private static let hostile = SampleScorecard.hostile

  private static let card: Scorecard = {
    var suite = SampleScorecard.learning
    suite.id = hostile
    suite.title = hostile
    suite.bibliography = "@article{\(hostile)}\n```\n</code></pre><script>alert(2)</script>"
    suite.paper = Paper(
      key: hostile,
      citation: hostile,
      arxiv: hostile,
      doi: hostile,
      code: hostile
    )
    suite.controls = [SampleScorecard.control(hostile, passed: false)]
    suite.verdicts += SampleScorecard.other.verdicts
    for index in suite.verdicts.indices { spoil(&suite.verdicts[index], index) }
    suite.costs = [ArmCost(caseID: hostile, label: hostile, cells: 1, seconds: 1)]
    suite.curves = [Curve(label: hostile, metric: hostile, steps: [0, 1], values: [1, 2])]
    suite.figures = [
      Figure(
        id: hostile,
        caption: hostile,
        horizontal: Figure.Axis(hostile),
        vertical: Figure.Axis(hostile),
        series: [Figure.Series(label: hostile, lines: [[Figure.Point(0, 1)]])]
      )
    ]
    var card = Scorecard(
      profile: hostile,
      date: hostile,
      commit: hostile,
      machine: hostile,
      datasets: [DatasetLine(name: hostile, isSynthetic: false, identity: hostile)],
      wallSeconds: 1,
      options: ["--dataset", hostile],
      suites: [suite],
      environment: [EnvironmentRow(hostile, hostile)]
    )
    card.drawings[suite.figures[0].id] = "<svg viewBox=\"0 0 1 1\"></svg>"
    return card
  }()

  private static func spoil(_ verdict: inout Verdict, _ index: Int) {
    verdict.suite = hostile
    verdict.claim.id = "\(hostile)\(index)"
    verdict.claim.says = hostile
    verdict.claim.source = hostile
    verdict.claim.deviations = [hostile]
    verdict.claim.later = hostile
    verdict.claim.paperValue = PaperValue(value: 1, text: hostile, provenance: .code)
    verdict.warnings = [hostile]
    verdict.registration = Registration(
      status: .amended,
      digest: hostile,
      locked: hostile,
      commit: hostile,
      note: hostile
    )
    spoil(&verdict.primary)
    for index in verdict.secondary.indices { spoil(&verdict.secondary[index]) }
  }

  private static func spoil(_ result: inout CheckResult) {
    result.check.caseID = hostile
    result.check.metric = hostile
    result.check.treat = [hostile: .text(hostile)]
    result.unit = hostile
    result.test = hostile
    result.warnings = [hostile]
    result.explanation = [hostile]
    result.groups = [GroupSummary(label: hostile, values: [1, .nan], seeds: [0, 1], diverged: 1)]
  }

  private func text(_ format: ReportFormat) -> String { format.text(of: Self.card) }

  @Test("no format holds a control character of them", arguments: ReportFormat.allCases)
  func controlCharacters(format: ReportFormat) {
    #expect(!text(format).contains("\u{1B}"))
  }

  @Test("HTML has the elements it always has, and each is closed")
  func html() {
    let page = text(.html), plain = ReportFormat.html.text(of: SampleScorecard.card)
    func elements(_ text: String) -> Set<Substring> {
      Set(text.matches(of: /<\/?([a-zA-Z][a-zA-Z0-9]*)/).map(\.1))
    }
    #expect(elements(page).subtracting(elements(plain)).isEmpty)
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    // A quotation mark would end an attribute.
    for match in page.matches(of: /aria-label="([^"]*)"/) where match.1.contains("script") {
      #expect(match.1.contains("&quot;quoted&quot;"))
    }
  }

  @Test("Markdown has no element, and every row of a table as many cells as its head")
  func markdown() {
    let lines = text(.markdown).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(!outsideCode(lines).contains { $0.contains("<script") })
    var columns = 0
    for line in outsideCode(lines) {
      guard line.hasPrefix("|") else {
        columns = 0
        continue
      }
      let cells = line.replacing(#"\|"#, with: "").count { $0 == "|" }
      if columns == 0 { columns = cells }
      #expect(cells == columns, "\(line)")
    }
  }

  /// The lines that are no code.
  private func outsideCode(_ lines: [Substring]) -> [Substring] {
    var fence: Substring?
    return lines.filter { line in
      let ticks = line.prefix { $0 == "`" }
      if let open = fence {
        if line == open { fence = nil }
        return false
      }
      if ticks.count >= 3 { fence = ticks }
      return fence == nil
    }
  }

  @Test("JUnit is well-formed, with the elements it always has")
  func junit() {
    final class Names: NSObject, XMLParserDelegate {
      var found: Set<String> = []
      func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
      ) { found.insert(name) }
    }
    let names = Names()
    let parser = XMLParser(data: Data(text(.junit).utf8))
    parser.delegate = names
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    let known: Set = ["testsuites", "testsuite", "testcase", "error", "skipped", "system-out"]
    #expect(names.found == known)
  }

  @Test(
    "JSON reads back as the very text, and may stand inside a script",
    arguments: [
      ReportFormat.json, .badge,
    ]
  )
  func json(format: ReportFormat) throws {
    let text = text(format)
    #expect(!text.contains("<"))
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let members = try #require(value as? [String: Any])
    let key = format == .json ? "profile" : "label"
    #expect((members[key] as? String)?.hasSuffix(Self.hostile) == true)
  }

  @Test("CSV has ten fields in every record")
  func csv() {
    var fields = 1, isQuoted = false
    var records: [Int] = []
    for character in text(.csv) {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields += 1
      case "\r\n" where !isQuoted:
        records.append(fields)
        fields = 1
      default: continue
      }
    }
    #expect(!isQuoted && records.count > 10 && Set(records) == [10])
  }

  @Test("a drawing's script has no text outside its quotes")
  func gnuplot() throws {
    let script = try #require(Self.card.scripts.values.first)
    for line in script.split(separator: "\n") where line.contains("script>") {
      #expect(line.replacing(/'(?:[^']|'')*'/, with: "").contains("script>") == false, "\(line)")
    }
  }
}
