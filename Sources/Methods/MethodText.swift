/// Reads methods from their text: a name, slots, or a name with slots that differ.
///
///     msr+noise(delta=0.2)
///     initialization=zero-mean,kernel=pws(gamma=0.1),activation=gn(groups=8)+noise,branch=skipinit
///     centred,branch=skipinit
struct MethodText {
  /// The name before the slots, with what is added to it; `nil` when there is none.
  private(set) var base: [Term]?
  /// What each named slot holds.
  private(set) var slots: [MethodSlot: [Term]] = [:]

  /// A name with numbers in parentheses.
  struct Term {
    let name: String
    let numbers: [(name: String, value: String)]
  }

  init(_ text: String) throws(MethodError) {
    let parts = Self.split(text, at: ",")
    for (index, part) in parts.enumerated() {
      let pair = Self.split(part, at: "=")
      guard pair.count > 1 else {
        guard index == 0 else {
          throw MethodError(nil, "'\(part)' names no slot; write slot=member")
        }
        base = try Self.terms(part)
        continue
      }
      guard let slot = MethodSlot(rawValue: pair[0]) else {
        throw .unknown("slot", pair[0], among: MethodSlot.allCases.map(\.rawValue))
      }
      guard pair.count == 2, slots[slot] == nil else {
        throw MethodError(slot, pair.count == 2 ? "named twice" : "'\(part)' is not slot=member")
      }
      slots[slot] = try Self.terms(pair[1])
    }
  }

  private static func terms(_ text: String) throws(MethodError) -> [Term] {
    var terms: [Term] = []
    for part in split(text, at: "+") { terms.append(try term(part)) }
    return terms
  }

  private static func term(_ text: String) throws(MethodError) -> Term {
    guard let open = text.firstIndex(of: "(") else { return Term(name: text, numbers: []) }
    guard text.last == ")" else { throw MethodError(nil, "'\(text)' does not end with ')'") }
    var numbers: [(name: String, value: String)] = []
    let inside = text[text.index(after: open)...].dropLast()
    for part in split(String(inside), at: ",") {
      let pair = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard pair.count == 2, !numbers.contains(where: { $0.name == pair[0] }) else {
        throw MethodError(nil, "'\(part)' in '\(text)': write each number once, as name=number")
      }
      numbers.append((pair[0], pair[1]))
    }
    return Term(name: String(text[..<open]), numbers: numbers)
  }

  /// Parts between separators that stand in no parentheses, without spaces around them.
  private static func split(_ text: String, at separator: Character) -> [String] {
    var parts = [""]
    var depth = 0
    for letter in text where letter != " " {
      if letter == "(" { depth += 1 }
      if letter == ")" { depth -= 1 }
      if letter == separator, depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(letter)
      }
    }
    return parts
  }
}
