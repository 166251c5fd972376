import Testing

@Suite("Tests mirror sources")
struct MirrorTests {
  /// Files with a body but without a branch that go without a test of their own, and why.
  static let exceptions: [String: String] = [:]

  let tree = SourceTree()

  @Test("every source file with executable code has a test file of its name")
  func mirrored() throws {
    let tests = Set(try tree.files(in: "Tests"))
    for source in try tree.swiftSources() where Self.exceptions[source.path] == nil {
      guard source.hasExecutableCode, !Self.isTested(source, among: tests) else { continue }
      Issue.record("\(source.path): write \(Self.expected(source).joined(separator: " or "))")
    }
  }

  @Test("an exception stands only as long as it is needed")
  func exceptionsNeeded() throws {
    let tests = Set(try tree.files(in: "Tests"))
    let sources = try tree.swiftSources()
    for path in Self.exceptions.keys.sorted() {
      let source = try #require(
        sources.first { $0.path == path },
        "\(path) is gone: remove its exception"
      )
      #expect(source.hasExecutableCode, "\(path) holds only declarations: remove its exception")
      #expect(!Self.isTested(source, among: tests), "\(path) has a test: remove its exception")
      #expect(!source.hasBranches, "\(path) has branches, so it needs a test of its own")
    }
  }

  @Test("the reader of Swift text tells declarations from executable code")
  func reader() {
    #expect(!Self.isExecutable("public struct A {\n  public var b: Int\n  // if this\n}"))
    #expect(!Self.isExecutable("protocol P {\n  func go() -> Int\n  var x: Int { get }\n}"))
    #expect(!Self.isExecutable("struct A {\n  init(b: Int) {\n    self.b = b\n  }\n}"))
    #expect(!Self.isExecutable("let a = \"for \\(b(\"if\")) if\""))
    #expect(Self.isExecutable("struct A {\n  var b: Int { 2 }\n}"))
    #expect(Self.isExecutable("func go() {}"))
    #expect(Self.isExecutable("let a = if b { 1 } else { 2 }"))
  }

  private static func isExecutable(_ text: String) -> Bool {
    SwiftText(path: "Sources/X/A.swift", text: text).hasExecutableCode
  }

  private static func isTested(_ source: SwiftText, among tests: Set<String>) -> Bool {
    let folder = "Tests/\(source.target)Tests/"
    let names = Set(expected(source))
    return tests.contains { path in
      path.hasPrefix(folder) && names.contains(String(path.split(separator: "/").last ?? ""))
    }
  }

  /// `Type+AspectTests.swift`, or the test of the type that is extended.
  private static func expected(_ source: SwiftText) -> [String] {
    let whole = "\(source.name)Tests.swift"
    guard let plus = source.name.firstIndex(of: "+") else { return [whole] }
    return [whole, "\(source.name[..<plus])Tests.swift"]
  }
}
