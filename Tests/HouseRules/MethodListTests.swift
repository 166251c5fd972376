import Testing

@Suite("Method list")
struct MethodListTests {
  let tree = SourceTree()

  @Test("every file in a slot's folder is named in the method registry or among the defaults")
  func listed() throws {
    let words = try listedWords()
    let members = try members()
    #expect(!members.isEmpty)
    for member in members {
      #expect(
        Self.types(in: member).contains { words.contains($0[...]) },
        "\(member.path): add its type to Sources/Methods/MethodRegistry.swift"
      )
    }
  }

  /// The words of the list; what every method starts from stands in `Method` itself.
  private func listedWords() throws -> Set<Substring> {
    let lists = try ["MethodRegistry", "Method"].map { name in
      let path = "Sources/Methods/\(name).swift"
      return SwiftText(path: path, text: try tree.text(path)).code
    }
    return Set(lists.joined(separator: "\n").split { !$0.isLetter && !$0.isNumber && $0 != "_" })
  }

  /// The files in the folders of the slots.
  private func members() throws -> [SwiftText] {
    try tree.swiftSources().filter { source in
      source.target == "Methods" && source.path.split(separator: "/").count == 4
        && !source.name.contains("+")
    }
  }

  /// The types that a file declares.
  private static func types(in source: SwiftText) -> [String] {
    source.code.matches(of: /\b(?:struct|enum|class)\s+(\w+)/).map { String($0.1) }
  }
}
