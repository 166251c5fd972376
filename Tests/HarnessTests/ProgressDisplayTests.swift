import Harness
import Store
import Synchronization
import Testing

@Suite("ProgressDisplay")
struct ProgressDisplayTests {
  /// What a display writes for a start, an end and a stop.
  private func shown(_ format: ProgressFormat, width: Int?) throws -> String {
    let sample = try ProgressSample()
    let written = Mutex("")
    var display = ProgressDisplay(
      format,
      progress: try sample.progress(),
      isColoured: false,
      terminalWidth: width
    ) { text in written.withLock { $0 += text } }
    display.take(.started(sample.cells[0]))
    display.take(.finished(sample.cells[0], ProgressSample.end(.ok)))
    display.take(.stopping(.budget))
    display.end()
    return written.withLock { $0 }
  }

  @Test("without a terminal there is one plain line per cell")
  func plain() throws {
    let text = try shown(.auto, width: nil)
    #expect(!text.contains("\u{1B}") && !text.contains("\r"))
    #expect(text.hasPrefix("[ 1/11] ok large-lr/train"))
    #expect(text.split(separator: "\n").count == 2)
    #expect(try shown(.plain, width: 80) == text)
  }

  @Test("on a terminal the view is drawn again and again, and gone at the end")
  func live() throws {
    let text = try shown(.auto, width: 80)
    #expect(text.hasPrefix("\r\u{1B}[J  large-lr/train lr=0.1 method=bn seed 100 "))
    #expect(text.contains("\n0/11 · 1 running\r\u{1B}[1A\u{1B}[J"))
    #expect(text.hasSuffix("\r\u{1B}[J"))
  }

  @Test("for programs every event is one object, and silence is silent")
  func others() throws {
    let lines = try shown(.json, width: 80).split(separator: "\n")
    #expect(lines.count == 3)
    for (line, event) in zip(lines, ["started", "finished", "stopping"]) {
      #expect(line.hasPrefix("{") && line.contains("\"event\":\"\(event)\""))
    }
    #expect(try shown(.none, width: 80).isEmpty)
  }
}
