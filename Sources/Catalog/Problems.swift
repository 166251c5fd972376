/// The mistakes found so far; reading goes on, so that one pass reports them all.
struct Problems {
  private var found: Set<Diagnostic> = []

  /// Whether nothing was found.
  var isEmpty: Bool { found.isEmpty }

  /// How many mistakes were found: equal counts before and after mean that a part is sound.
  var count: Int { found.count }

  /// Records a mistake; a base file that several suites extend is reported once.
  mutating func report(_ location: Location, _ message: String, suggestion: String? = nil) {
    found.insert(Diagnostic(location: location, message: message, suggestion: suggestion))
  }

  /// Records a name that is not among the legal ones: the nearest is suggested, or all are listed.
  mutating func reportUnknown(
    _ kind: String,
    _ name: String,
    among legal: [String],
    at location: Location,
    in place: String? = nil
  ) {
    let message = "unknown \(kind) '\(name)'" + (place.map { " in \($0)" } ?? "")
    if let nearest = NameDistance.nearest(to: name, among: legal) {
      report(location, message, suggestion: nearest)
    } else if legal.isEmpty {
      report(location, message + "; none is declared")
    } else {
      report(location, message + "; legal: " + legal.joined(separator: ", "))
    }
  }

  /// The mistakes in the order of files and lines, each with its line of the file.
  func diagnostics(sources: [String: SourceText]) -> [Diagnostic] {
    let ordered = found.sorted { first, second in
      let (one, other) = (first.location, second.location)
      return (one.file, one.line, one.column, first.message)
        < (other.file, other.line, other.column, second.message)
    }
    return ordered.map { diagnostic in
      var complete = diagnostic
      complete.excerpt = sources[diagnostic.location.file]?.line(diagnostic.location.line)
      return complete
    }
  }
}
