import Foundation
import Testing

/// The built `pwsbench` beside the tests, and what a call of it gave.
struct BuiltCommand {
  /// The end of a call.
  struct Outcome {
    var exitCode: Int32
    var output: String
    var errors: String
  }

  /// The path of the executable.
  let path: String

  /// Finds the executable in the folder of the test bundle.
  init() throws {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    path = tests.deletingLastPathComponent().appendingPathComponent("pwsbench").path
    try #require(
      FileManager.default.isExecutableFile(atPath: path),
      "no executable at \(path): build the product pwsbench before its tests"
    )
  }

  /// Runs a line as somebody would type it, `pwsbench run …`, to its end.
  func shell(_ line: String, in folder: URL) throws -> Outcome {
    let place = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return try run(["-c", "PATH='\(place)':$PATH; \(line)"], with: "/bin/sh", in: folder)
  }

  /// Starts the command without waiting for its end.
  func start(
    _ arguments: [String],
    with program: String? = nil,
    in folder: URL,
    environment: [String: String] = [:],
    errors: URL
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program ?? path)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .filter { $0.key != "PWSBENCH_DATA" }.merging(environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.file(errors.appendingPathExtension("out"))
    process.standardError = try Self.file(errors)
    try process.run()
    return process
  }

  /// Runs the command to its end.
  func run(
    _ arguments: [String],
    with program: String? = nil,
    in folder: URL,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let errors = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-call-\(UUID().uuidString)")
    let output = errors.appendingPathExtension("out")
    defer {
      try? FileManager.default.removeItem(at: errors)
      try? FileManager.default.removeItem(at: output)
    }
    let process = try start(
      arguments,
      with: program,
      in: folder,
      environment: environment,
      errors: errors
    )
    process.waitUntilExit()
    return Outcome(
      exitCode: process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8)
    )
  }

  private static func file(_ url: URL) throws -> FileHandle {
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }
}
