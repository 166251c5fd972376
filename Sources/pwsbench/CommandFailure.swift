/// The end of a command that could not do, or did not find, what was asked.
struct CommandFailure: Error {
  /// The exit code.
  var status: ExitStatus
  /// What the user is told on standard error; `nil` when everything has been said.
  var message: String?

  /// Creates a failure.
  init(_ status: ExitStatus, _ message: String? = nil) {
    self.status = status
    self.message = message
  }
}
