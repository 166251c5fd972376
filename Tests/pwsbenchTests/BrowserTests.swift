import Foundation
import Testing

@Suite("Report in a browser")
struct BrowserTests {
  /// The first Chromium on the path.
  static let browser = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .flatMap { folder in
      ["chromium", "chromium-browser", "google-chrome"].map { "\(folder)/\($0)" }
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(
    "the page opens without an error, light and dark, and is as wide as a phone where it must be",
    .enabled(if: BrowserTests.browser != nil, "no Chromium is installed")
  )
  func opens() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run", "--progress", "none"], in: folder.url).exitCode == 0)
    #expect(try command.run(["report", "--format", "html"], in: folder.url).exitCode == 0)
    try folder.write(Self.frames(around: try folder.text("Results/scorecard.html")), to: "a.html")
    let found = try browse(["--dump-dom"], "a.html", folder)
    #expect(!found.errors.contains("CONSOLE"), "\(found.errors)")
    for frame in Self.sizes {
      let start = "\(frame.width) \(frame.scheme): "
      let line = try #require(
        found.output.split(separator: "\n").first { $0.hasPrefix(start) },
        "\(found.output.suffix(500))"
      )
      let words = line.dropFirst(start.count).split(separator: " ").map(String.init)
      #expect(words[0] == "\(frame.width)", "wider than its window: \(line)")
      #expect(words[1] == (frame.scheme == "dark" ? "rgb(20,23,26)" : "rgb(255,255,255)"))
      // The headline table, and the plot of the effects.
      #expect(Int(words[2]) ?? 0 > 3 && Int(words[3]) ?? 0 > 0, "\(line)")
    }
    let screenshot = ["--screenshot=\(folder.path("page.png"))", "--window-size=1100,1600"]
    let page = try browse(screenshot, "Results/scorecard.html", folder)
    #expect(!page.errors.contains("CONSOLE"), "\(page.errors)")
    let picture = try Data(contentsOf: folder.url.appendingPathComponent("page.png"))
    // An empty page of this size takes a few kilobytes.
    #expect(picture.count > 20_000)
  }

  private static let sizes = [1200, 390].flatMap { width in
    ["light", "dark"].map { (width: width, scheme: $0) }
  }

  /// A page with the report in frames of every size and scheme, which writes a line on each: its
  /// width, its background, and how many tables and drawings have an extent.
  private static func frames(around page: String) -> String {
    let source = page.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let frames = sizes.map { frame in
      "<iframe width=\"\(frame.width)\" height=\"900\" data-name=\"\(frame.width) \(frame.scheme)\" "
        + "style=\"border: 0; color-scheme: \(frame.scheme)\" srcdoc=\"\(source)\"></iframe>"
    }
    return """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8"></head><body>\(frames.joined(separator: "\n"))
      <pre id="found"></pre>
      <script>
      addEventListener("load", () => {
        const shown = (root, name) => [...root.querySelectorAll(name)]
          .filter(e => e.getBoundingClientRect().width > 0).length;
        document.getElementById("found").textContent = "\\n" + [...document.querySelectorAll("iframe")]
          .map(frame => {
            const page = frame.contentDocument;
            const paper = frame.contentWindow.getComputedStyle(page.body).backgroundColor;
            return frame.dataset.name + ": " + page.documentElement.scrollWidth + " "
              + paper.replaceAll(" ", "") + " " + shown(page, "table") + " " + shown(page, "svg");
          }).join("\\n") + "\\n";
      });
      </script></body></html>
      """
  }

  private func browse(
    _ arguments: [String],
    _ page: String,
    _ folder: CommandFolder
  ) throws -> (output: String, errors: String) {
    let process = Process()
    let (output, errors) = (folder.path("browser.out"), folder.path("browser.err"))
    for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.executableURL = URL(fileURLWithPath: try #require(Self.browser))
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--enable-logging=stderr", "--user-data-dir=\(folder.path("profile"))",
      ] + arguments + ["file://\(folder.path(page))"]
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return (
      try String(contentsOfFile: output, encoding: .utf8),
      try String(contentsOfFile: errors, encoding: .utf8)
    )
  }
}
