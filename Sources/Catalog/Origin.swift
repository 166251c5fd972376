/// Where a value of the catalogue comes from.
public enum Origin: Sendable, Hashable, CustomStringConvertible {
  /// It stands in a file, in the entry itself.
  case file(Location)
  /// It stands in a layer below or above the entry: a recipe, a scale, a profile.
  case layer(String, Location)
  /// Nothing is written, and this is what then holds.
  case standard

  /// The place in a file, when there is one.
  public var location: Location? {
    switch self {
    case .file(let location), .layer(_, let location): location
    case .standard: nil
    }
  }

  /// The layer, when the value does not stand in the entry itself.
  public var layer: String? {
    if case .layer(let name, _) = self { name } else { nil }
  }

  /// `Suites/_base.yaml:9:5 (recipe sgd)`, or `default`.
  public var description: String {
    switch self {
    case .file(let location): "\(location)"
    case .layer(let name, let location): "\(location) (\(name))"
    case .standard: "default"
    }
  }
}

/// One value of an entry of the catalogue.
public struct Detail: Sendable, Hashable {
  /// The keys that lead to it, `primary.margin`; elements of lists are counted from 1.
  public var key: String
  /// The value as text.
  public var value: String
  /// Where it comes from.
  public var origin: Origin

  /// Creates a detail.
  public init(key: String, value: String, origin: Origin) {
    self.key = key
    self.value = value
    self.origin = origin
  }
}
