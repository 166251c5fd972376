import Foundation
import Harness
import Testing

@Suite("Gnuplot")
struct GnuplotTests {
  static let isInstalled = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot") }

  @Test("a script becomes SVG", .enabled(if: GnuplotTests.isInstalled, "gnuplot is not installed"))
  func drawing() async throws {
    let script = "set terminal svg\nplot '-' using 1:2 with lines\n1 2\n2 3\ne\n"
    let svg = try #require(await Gnuplot.drawing(script))
    #expect(svg.contains("<svg") && svg.contains("</svg>"))
  }

  @Test("a script that is refused gives nothing")
  func refused() async {
    #expect(await Gnuplot.drawing("plot nonsense(\n") == nil)
  }
}
