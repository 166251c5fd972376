/// The targets of Package.swift and what each may import.
struct Manifest {
  /// By target: the targets and products it depends on.
  private(set) var arrows: [String: Set<String>] = [:]

  /// Reads the text of Package.swift: the first array after a target's name, unless it is labelled
  /// as something else than dependencies.
  init(text: String) {
    let uncommented = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
    let openings = /(?:\btarget|\.executableTarget|\.systemLibrary)\(\s*(?:name: *)?"(\w+)"/
    for match in uncommented.matches(of: openings) {
      let call = Self.balanced(uncommented[match.range.upperBound...], opened: "(", closed: ")")
      arrows[String(match.1), default: []].formUnion(Self.dependencies(in: call))
    }
  }

  /// The names inside the dependency array of one call; a product counts under its own name.
  private static func dependencies(in call: Substring) -> [String] {
    guard let array = call.firstMatch(of: /^,\s*(?:(\w+): *)?\[/),
      array.1 == nil || array.1 == "dependencies"
    else { return [] }
    let inside = balanced(call[array.range.upperBound...], opened: "[", closed: "]")
    let withoutPackages = inside.replacing(/, *package: *"[^"]*"/, with: "")
    return withoutPackages.matches(of: /"([^"]+)"/).map { String($0.1) }
  }

  /// The text up to the bracket that closes one opened just before it.
  private static func balanced(
    _ text: Substring,
    opened: Character,
    closed: Character
  )
    -> Substring
  {
    var depth = 1
    for index in text.indices {
      if text[index] == opened { depth += 1 }
      if text[index] == closed { depth -= 1 }
      if depth == 0 { return text[..<index] }
    }
    return text
  }
}
