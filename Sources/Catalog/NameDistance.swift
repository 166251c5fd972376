/// How far a misspelt name is from a legal one.
package enum NameDistance {
  /// The legal name with the fewest edits, when they are few for its length; the first of equals.
  package static func nearest(to name: String, among legal: [String]) -> String? {
    let written = Array(name.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in legal {
      let letters = Array(candidate.lowercased())
      let allowed = max(1, (max(written.count, letters.count) + 1) / 3)
      guard abs(written.count - letters.count) <= allowed else { continue }
      let distance = between(written, letters)
      guard distance <= allowed, distance < max(written.count, letters.count) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two words.
  ///
  /// - Source: Damerau 1964, Levenshtein 1966; the variant that edits no part twice.
  static func between(_ first: [Character], _ second: [Character]) -> Int {
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for row in 1...first.count {
      var current = [row]
      for column in 1...second.count {
        let cost = first[row - 1] == second[column - 1] ? 0 : 1
        var least = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
        let swapped =
          row > 1 && column > 1 && first[row - 1] == second[column - 2]
          && first[row - 2] == second[column - 1]
        if swapped { least = min(least, beforeLast[column - 2] + 1) }
        current.append(least)
      }
      beforeLast = last
      last = current
    }
    return last[second.count]
  }
}
