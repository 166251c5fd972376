import Harness
import Testing

@Suite("Processor load")
struct ProcessorLoadTests {
  @Test("busy cores are the share of ticks that were not idle, times the cores")
  func share() throws {
    let before = try #require(
      ProcessorLoad(text: "cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 1 2 3 4 5\n")
    )
    #expect(before.busy == 150 && before.total == 1000)
    let after = try #require(ProcessorLoad(text: "cpu  130 10 60 900 50 0 0 50 99 0\n"))
    // 100 of 200 ticks.
    #expect(after.busyCores(since: before, of: 4) == 2)
    #expect(before.busyCores(since: before, of: 4) == nil)
  }

  @Test("another text is no load", arguments: ["", "cpu0 1 2 3 4 5", "cpu a b"])
  func other(text: String) {
    #expect(ProcessorLoad(text: text) == nil)
  }

  @Test("a moment's load lies between none and all cores")
  func moment() async throws {
    let busy = try #require(await ProcessorLoad.busyCores(during: .milliseconds(50)))
    #expect((0...1024).contains(busy))
  }
}
