/// What a reader must know of a number before trusting it: analysis never stops, it warns.
public enum Warning: Sendable, Hashable {
  /// There are fewer values than the method needs.
  case tooFew(count: Int, needed: Int)
  /// More seeds are needed than could reasonably be run.
  case outOfReach(limit: Int)
  /// All values of a group are the same, so their spread says nothing of other seeds.
  case noSpread
  /// No interval of this kind reaches the level with so few values.
  case levelNotReached(level: Double)
  /// The interval of a ratio's denominator holds zero, so the ratio has no bounded interval.
  case denominatorHoldsZero
  /// Some values are infinite and enter by their rank alone.
  case infinite(count: Int)
}

extension Warning: CustomStringConvertible {
  /// The sentence that reports print.
  public var description: String {
    switch self {
    case .tooFew(let count, let needed):
      "n too small: \(count) \(count == 1 ? "value" : "values"), needs ≈ \(needed) seeds"
    case .outOfReach(let limit): "needs more than \(limit) seeds"
    case .noSpread: "no spread between seeds: the interval is the value itself"
    case .levelNotReached(let level):
      "n too small for an exact interval at level \(level): the interval is unbounded"
    case .denominatorHoldsZero:
      "the interval of the denominator holds 0: the ratio has no bounded interval"
    case .infinite(let count):
      "\(count) infinite \(count == 1 ? "value enters by its" : "values enter by their") rank"
    }
  }
}
