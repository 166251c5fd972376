import Catalog
import Foundation
import Report
import Testing
import Verdicts

@Suite("HTMLWriter")
struct HTMLWriterTests {
  private let text = ReportFormat.html.text(of: SampleScorecard.card)

  @Test("the file needs nothing else: no script, no style sheet, no picture from elsewhere")
  func selfContained() {
    for mark in ["<script", "<link", "<img", "@import", "url(", "src="] {
      #expect(!text.contains(mark), "\(mark)")
    }
    #expect(text.contains("prefers-color-scheme: dark"))
    #expect(text.contains("name=\"viewport\""))
  }

  @Test("every element that is opened is closed in order")
  func balanced() {
    let empty: Set = ["meta", "line", "rect", "circle", "polygon"]
    var open: [String] = []
    for match in text.matches(of: /<(\/?)([a-z][a-z0-9]*)\b[^>]*>/) {
      let name = String(match.2)
      if empty.contains(name) { continue }
      if match.1.isEmpty {
        open.append(name)
      } else {
        #expect(open.popLast() == name)
      }
    }
    #expect(open.isEmpty)
    #expect(text.contains("<h1>") && text.contains("</html>"))
  }

  @Test("text is escaped in every block")
  func escaped() {
    let blocks: [Block] = [
      .heading(level: 1, "<i>"), .paragraph("<i>", label: "<i>"), .quote("<i>"),
      .list(["<i>"], label: "<i>"), .code("<i>", label: "<i>"),
      .table(Table(["Name"], rows: [["<i>"]])),
    ]
    let text = HTMLWriter().text(title: "<i>", blocks)
    #expect(!text.contains("<i>"))
    #expect(text.components(separatedBy: "&lt;i&gt;").count == 11)
  }
}
