/// Why an experiment cannot be run as it is described.
public enum ExperimentError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A name that nothing has.
  case unknown(what: String, name: String)
  /// A setting that does not fit.
  case setting(name: String, problem: String)
  /// A computation that failed.
  case failed(String)

  /// A sentence for the user.
  public var description: String {
    switch self {
    case .unknown(let what, let name): "unknown \(what) '\(name)'"
    case .setting(let name, let problem): "setting '\(name)': \(problem)"
    case .failed(let reason): reason
    }
  }
}
