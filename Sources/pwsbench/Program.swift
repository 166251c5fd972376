import Foundation

/// The running program.
enum Program {
  /// The path of the executable; workers are started from it.
  static var executable: String { Bundle.main.executablePath ?? CommandLine.arguments[0] }
}
