import Foundation
import Harness
import Store
import Testing

@Suite("BuildInspection")
struct BuildInspectionTests {
  @Test("a folder without a repository has no commit; the program's bytes identify it")
  func noRepository() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-build-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appendingPathComponent("program")
    try Data("abc".utf8).write(to: program)
    let build = await BuildInspection.current(executable: program.path, sources: folder.path)
    #expect(build.commit == nil && build.isDirty == nil)
    #expect(
      build.executable == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    try Data("abd".utf8).write(to: program)
    let other = await BuildInspection.current(executable: program.path, sources: nil)
    #expect(other.id != build.id && other.compiler.hasPrefix("Swift 6"))
  }

  @Test("changes beyond the commit have a hash, and so has a file that git does not know")
  func changes() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("pwsbench-build-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a")
    try Data("one".utf8).write(to: file)
    let script = """
      git init -q . && git add a &&
      git -c user.name=n -c user.email=e@example.org commit -q -m c
      """
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/bin/sh")
    git.arguments = ["-c", script]
    git.currentDirectoryURL = folder
    try git.run()
    git.waitUntilExit()
    try #require(git.terminationStatus == 0)
    func build() async -> BuildRecord {
      await BuildInspection.current(executable: "", sources: folder.path, libraries: ["L 1"])
    }
    let clean = await build()
    #expect(clean.commit?.count == 40 && clean.isDirty == false && clean.changes == nil)
    #expect(clean.libraries?.hasPrefix("L 1") == true && clean.configuration != nil)
    try Data("two".utf8).write(to: file)
    let changed = await build()
    #expect(changed.isDirty == true && changed.changes?.count == 64)
    try Data("three".utf8).write(to: file)
    let again = await build()
    try Data().write(to: folder.appendingPathComponent("b"))
    let added = await build()
    #expect(Set([changed.changes, again.changes, added.changes]).count == 3)
    #expect(Set([clean.id, changed.id, again.id, added.id]).count == 4)
  }
}
