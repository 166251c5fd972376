/// Why a text names no method.
public struct MethodError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The slot that is wrong; `nil` when it is the whole.
  public let slot: MethodSlot?
  /// A sentence for the user: what is wrong, and what may be written instead.
  public let description: String

  init(_ slot: MethodSlot? = nil, _ description: String) {
    self.slot = slot
    self.description = (slot.map { "slot '\($0.rawValue)': " } ?? "") + description
  }

  static func unknown(
    _ what: String,
    _ name: String,
    among names: [String],
    _ slot: MethodSlot? = nil
  ) -> MethodError {
    let nearest = names.min { distance($0, name) < distance($1, name) }
    let guess = nearest.map { distance($0, name) * 2 <= max($0.count, 2) ? $0 : nil } ?? nil
    let hint = guess.map { "did you mean '\($0)'? " } ?? ""
    return MethodError(
      slot,
      "there is no \(what) '\(name)'; \(hint)allowed are \(names.joined(separator: ", "))"
    )
  }

  /// Insertions, deletions and substitutions from one name to the other.
  private static func distance(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (index, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in second.indices {
        let substituted = diagonal + (letter == second[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
      }
    }
    return row[second.count]
  }
}
