import Foundation
import Harness
import Testing

@Suite("ProcessStatus")
struct ProcessStatusTests {
  @Test("a name with spaces and parentheses does not shift the fields")
  func name() throws {
    let fields = (3...52).map { "\($0)" }.joined(separator: " ")
    let status = try #require(ProcessStatus(text: "7 (a ) b (c) \(fields)\n"))
    #expect(status.start == 22)
    let ticks = status.processorSeconds * Double(sysconf(Int32(_SC_CLK_TCK)))
    #expect(abs(ticks - 29) < 1e-9)
  }

  @Test("text without a name, or cut off, is refused", arguments: ["", "7 (a", "7 (a) R 1 2"])
  func refused(text: String) {
    #expect(ProcessStatus(text: text) == nil)
  }
}
