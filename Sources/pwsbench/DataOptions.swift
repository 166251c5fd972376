import ArgumentParser
import Foundation

/// Where data sets are: an option that several commands share.
struct DataOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder of the data sets; the variable PWSBENCH_DATA when it is not given.",
      valueName: "dir"
    )
  )
  var data: String?

  /// The folder, when one is known.
  var directory: String? { data ?? ProcessInfo.processInfo.environment["PWSBENCH_DATA"] }
}
