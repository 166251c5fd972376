import Foundation
import Testing

@Suite("SuitesFolder")
struct SuitesFolderTests {
  @Test("without suites here those beside the program are used, or a sentence says what to do")
  func elsewhere() throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let bin = folder.url.appendingPathComponent("prefix/bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    let program = bin.appendingPathComponent("pwsbench")
    try FileManager.default.copyItem(atPath: try BuiltCommand().path, toPath: program.path)

    let nowhere = try call(program, in: bin)
    #expect(nowhere.code == 3 && nowhere.errors.contains("--suites DIR"))
    let alone = try call(program, ["init", "new"], in: bin)
    #expect(alone.code == 3 && alone.errors.contains("make install"))
    #expect(!folder.exists("prefix/bin/Suites"))

    let share = folder.url.appendingPathComponent("prefix/share/pwsbench")
    try FileManager.default.createDirectory(at: share, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: folder.url.appendingPathComponent("Suites"),
      to: share.appendingPathComponent("Suites")
    )
    #expect(try call(program, in: bin).output == "probe-suite\n")

    let new = try call(program, ["init", "new"], in: bin)
    #expect(new.code == 0 && new.output == "Suites/new.yaml\nSuites/refs/new.bib\n")
    #expect(folder.exists("prefix/bin/Suites/new.yaml"))
    #expect(!folder.exists("prefix/share/pwsbench/Suites/new.yaml"))
  }

  private func call(
    _ program: URL,
    _ arguments: [String] = ["list", "suites", "--format", "names"],
    in folder: URL
  ) throws -> (code: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let texts = try [output, errors].map {
      String(decoding: try $0.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
    process.waitUntilExit()
    return (process.terminationStatus, texts[0], texts[1])
  }
}
