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
    "the page opens without an error, and what is drawn shows table and plots",
    .enabled(if: BrowserTests.browser != nil, "no Chromium is installed")
  )
  func opens() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let command = try BuiltCommand()
    #expect(try command.run(["run", "--progress", "none"], in: folder.url).exitCode == 0)
    #expect(try command.run(["report", "--format", "html"], in: folder.url).exitCode == 0)
    let page = try browse(["--screenshot=\(folder.path("page.png"))"], folder)
    #expect(!page.errors.contains("CONSOLE"), "\(page.errors)")
    let picture = try Data(contentsOf: folder.url.appendingPathComponent("page.png"))
    // An empty page of this size takes a few kilobytes.
    #expect(picture.count > 20_000)
    let dom = try browse(["--dump-dom"], folder).output
    #expect(dom.contains("<table class=\"headline\">") && dom.contains("<svg"))
  }

  private func browse(
    _ arguments: [String],
    _ folder: CommandFolder
  ) throws -> (output: String, errors: String) {
    let process = Process()
    let (output, errors) = (folder.path("browser.out"), folder.path("browser.err"))
    for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.executableURL = URL(fileURLWithPath: try #require(Self.browser))
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
        "--user-data-dir=\(folder.path("profile"))", "--window-size=1100,1600",
      ] + arguments + ["file://\(folder.path("Results/scorecard.html"))"]
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
