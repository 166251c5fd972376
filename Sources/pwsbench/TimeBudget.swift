import ArgumentParser

/// A length of time on a command line: `45m`, `90s`, `2h`.
struct TimeBudget: ExpressibleByArgument, Equatable {
  /// The length in seconds.
  var seconds: Double

  /// A length in seconds.
  init(seconds: Double) { self.seconds = seconds }

  /// Reads a positive number with its unit.
  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    guard let last = argument.last, let unit = units[last],
      let number = Double(argument.dropLast()), number > 0, number.isFinite
    else { return nil }
    seconds = number * unit
  }

  /// The text in the list of defaults.
  var defaultValueDescription: String {
    let (length, unit) = seconds < 60 ? (seconds, "s") : (seconds / 60, "m")
    return length == length.rounded() ? "\(Int(length))\(unit)" : "\(length)\(unit)"
  }
}
