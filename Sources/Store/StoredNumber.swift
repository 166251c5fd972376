/// A number as two columns: SQLite has no NaN, and a NaN that became NULL would be lost.
package struct StoredNumber: Hashable {
  /// The number when it is finite.
  package var value: Double?
  /// `finite`, `nan`, `+inf` or `-inf`.
  package var kind: String

  /// The columns of a number.
  package init(_ number: Double) {
    if number.isFinite {
      value = number
      kind = "finite"
    } else {
      kind = number.isNaN ? "nan" : number > 0 ? "+inf" : "-inf"
    }
  }

  /// The columns as they were read.
  package init(value: Double?, kind: String) {
    self.value = value
    self.kind = kind
  }

  /// The number of the columns.
  package var number: Double {
    switch kind {
    case "finite": value ?? .nan
    case "+inf": .infinity
    case "-inf": -.infinity
    default: .nan
    }
  }
}
