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
}
