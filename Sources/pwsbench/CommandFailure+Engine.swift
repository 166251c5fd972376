import Datasets
import Training

extension CommandFailure {
  /// Runs `body`; what the engine and the data sets refuse becomes the end of the command.
  static func translating<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatasetError {
      if case .unknownName = error { throw CommandFailure(.badCommandLine, error.description) }
      throw CommandFailure(.badData, error.description)
    } catch let error as ExperimentError {
      throw CommandFailure(.badCommandLine, error.description)
    }
  }
}
