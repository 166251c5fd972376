import Foundation
import GRDB
import Testing

/// What is no database or baseline of this program, given to every command that reads one.
@Suite("Foreign files")
struct ForeignFilesTests {
  private static let readers = [
    ["report"], ["explain", "X1"], ["diff", "latest"], ["gate", "--against", "good"],
    ["baseline", "save", "new"], ["baseline", "promote", "new"], ["prereg", "verify"],
  ]

  /// A folder with a run in `good.sqlite`, its baseline `good`, and what is no database.
  private func prepared(_ command: BuiltCommand) throws -> CommandFolder {
    let folder = try CommandFolder()
    let run = ["run", "--profile", "smoke", "--progress", "none", "--db", "good.sqlite"]
    #expect(try command.run(run, in: folder.url).exitCode == 0)
    let save = ["baseline", "save", "good", "--db", "good.sqlite"]
    #expect(try command.run(save, in: folder.url).exitCode == 0)
    #expect(try command.run(["prereg", "lock"], in: folder.url).exitCode == 0)
    try DatabaseQueue(path: folder.path("other.sqlite")).write {
      try $0.execute(sql: "CREATE TABLE recipe(name TEXT); INSERT INTO recipe VALUES ('bread')")
    }
    try FileManager.default.copyItem(
      atPath: folder.path("good.sqlite"),
      toPath: folder.path("newer.sqlite")
    )
    try folder.change(
      "newer.sqlite",
      "INSERT INTO grdb_migrations VALUES ('9 of the future')"
    )
    try folder.write(String(repeating: "no database\n", count: 100), to: "text.sqlite")
    return folder
  }

  @Test("each is refused with a sentence and exit code 2, and left as it was")
  func databases() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    let sentences = [
      "other.sqlite": "a database of another program, left untouched",
      "newer.sqlite": "written by a newer pwsbench, left untouched",
      "text.sqlite": "not an SQLite database, left untouched",
      "absent.sqlite": "no such database",
    ]
    for (file, sentence) in sentences {
      let before = FileManager.default.contents(atPath: folder.path(file))
      for reader in Self.readers {
        let outcome = try command.run(reader + ["--db", file], in: folder.url)
        #expect(outcome.exitCode == 2, "\(reader) \(file): \(outcome.output)")
        #expect(outcome.errors.contains("\(file): \(sentence)"), "\(reader): \(outcome.errors)")
      }
      #expect(FileManager.default.contents(atPath: folder.path(file)) == before, "\(file)")
    }
  }

  @Test("as a base a gate cannot decide, and diff says what it is")
  func bases() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    let head = ["--db", "good.sqlite"]
    for file in ["other.sqlite", "newer.sqlite", "text.sqlite", "absent.sqlite", "unknown"] {
      let gate = try command.run(["gate", "--against", file] + head, in: folder.url)
      #expect(gate.exitCode == 6 && gate.errors.contains(file), "\(file): \(gate.errors)")
      let diff = try command.run(["diff", file, "latest"] + head, in: folder.url)
      #expect(diff.exitCode == 2 && diff.errors.contains(file), "\(file): \(diff.errors)")
    }
    let unknown = try command.run(["diff", "unknown"] + head, in: folder.url)
    #expect(unknown.errors.contains("unknown baseline, file or run 'unknown'; baselines: good"))
  }

  @Test("an export of another version, or edited by hand, is told apart and never taken in")
  func exports() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    let export = ["baseline", "export", "good", "copy.json"]
    #expect(try command.run(export, in: folder.url).exitCode == 0)
    let text = try folder.text("copy.json")
    let spoiled: [(String, String, Int32, Int32, String)] = [
      ("\"schema_version\": 1", "\"schema_version\": 9", 2, 6, "a baseline of version 9"),
      ("\"seed\":7", "\"seed\":8", 9, 9, "changed since it was exported"),
      ("\"pwsbench baseline\"", "\"another\"", 2, 6, "not a baseline"),
    ]
    for (old, new, code, gateCode, sentence) in spoiled {
      try folder.write(text.replacing(old, with: new), to: "copy.json")
      for words in [["baseline", "import", "copy.json", "taken"], ["diff", "copy.json"]] {
        let more = words[0] == "diff" ? ["--db", "good.sqlite"] : []
        let outcome = try command.run(words + more, in: folder.url)
        #expect(outcome.exitCode == code, "\(words) \(new)")
        #expect(outcome.errors.contains("copy.json: \(sentence)"), "\(outcome.errors)")
      }
      let gate = ["gate", "--against", "copy.json", "--db", "good.sqlite"]
      #expect(try command.run(gate, in: folder.url).exitCode == gateCode, "\(new)")
    }
    #expect(try command.run(["baseline", "list"], in: folder.url).output == "good\n")
  }

  @Test("a database with damaged pages is refused, and left as it was")
  func damaged() throws {
    let command = try BuiltCommand()
    let folder = try prepared(command)
    defer { folder.remove() }
    let file = folder.url.appendingPathComponent("good.sqlite")
    // The first page stays: it says whose database this is.
    let page = 4096
    let size = try #require(try file.resourceValues(forKeys: [.fileSizeKey]).fileSize)
    let handle = try FileHandle(forWritingTo: file)
    try handle.seek(toOffset: UInt64(page))
    try handle.write(contentsOf: Data(repeating: 0xA5, count: size - page))
    try handle.close()
    let before = try Data(contentsOf: file)
    let run = ["run", "--profile", "smoke", "--progress", "none", "--db", "good.sqlite"]
    for (arguments, code) in [(run, Int32(2)), (["verify", "good.sqlite"], 9)] {
      let outcome = try command.run(arguments, in: folder.url)
      #expect(outcome.exitCode == code, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.errors.contains("good.sqlite: "), "\(outcome.errors)")
      #expect(try Data(contentsOf: file) == before, "\(arguments)")
    }
  }
}
