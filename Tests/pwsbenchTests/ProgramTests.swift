import Foundation
import Testing

@Suite("Program")
struct ProgramTests {
  @Test("workers are found when the command is called through a link")
  func link() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let link = folder.url.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(
      atPath: link.path,
      withDestinationPath: try BuiltCommand().path
    )
    let process = Process()
    process.executableURL = link
    process.arguments = ["run", "--profile", "smoke", "--progress", "none"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
