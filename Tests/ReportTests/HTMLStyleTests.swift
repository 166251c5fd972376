import Catalog
import Report
import Testing
import Verdicts

@Suite("HTMLStyle")
struct HTMLStyleTests {
  @Test("every class of a verdict has a colour", arguments: VerdictWord.allCases)
  func colours(word: VerdictWord) {
    #expect(HTMLStyle.text.contains(".\(HTMLStyle.name(of: word)) { color: var("))
  }

  @Test("every colour is given for light and for dark")
  func themes() {
    for name in HTMLStyle.text.matches(of: /var\((--[a-z]+)\)/).map({ String($0.1) }) {
      #expect(HTMLStyle.text.split(separator: "\(name):").count == 3, "\(name)")
    }
  }
}
