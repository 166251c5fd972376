import Foundation

/// The two streams of a command: results on standard output, everything else beside it.
///
/// A reader that has gone away, as `head` does, must not end a run: what it misses is dropped.
enum Console {
  /// Writes a result as it is.
  static func write(_ text: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  /// Writes a line for a person on standard error.
  static func note(_ text: String) {
    writeError(text + "\n")
  }

  /// Writes on standard error as it is.
  static func writeError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Whether colours are welcome on a stream.
  static func isColoured(_ descriptor: Int32) -> Bool {
    let refusal = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return isatty(descriptor) == 1 && refusal.isEmpty
  }

  /// The width of standard output in columns, 100 where it is no terminal.
  static func width() -> Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 100 }
    return Int(size.ws_col)
  }
}
