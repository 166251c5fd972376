/// Why no plan could be made.
public enum PlanError: Error, Sendable, Hashable {
  /// A setting has a value of the wrong kind.
  case setting(name: String, value: String, arm: String)
  /// A setting that no experiment knows.
  case unknownSetting(name: String, arm: String)
  /// A shard that does not exist.
  case shard(index: Int, count: Int)
  /// The settings could not be written as JSON.
  case encoding(arm: String, detail: String)
  /// An expression that could not be read.
  case filter(FilterError)
}

extension PlanError: CustomStringConvertible {
  /// One sentence with the arm and what to write instead.
  public var description: String {
    switch self {
    case .setting(let name, let value, let arm):
      "\(arm): setting '\(name)' cannot be '\(value)'; write a value of the kind it has elsewhere"
    case .unknownSetting(let name, let arm):
      "\(arm): no experiment has a setting '\(name)'; numbers of a probe stand under 'parameters'"
    case .shard(let index, let count):
      "there is no shard \(index)/\(count); write --shard I/N with 1 ≤ I ≤ N"
    case .encoding(let arm, let detail):
      "\(arm): its settings cannot be written as JSON: \(detail)"
    case .filter(let error): error.description
    }
  }
}
