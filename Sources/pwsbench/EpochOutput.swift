import Foundation
import Training

/// The lines of `pwsbench train`: a table with a curve for people, or JSON for programs.
struct EpochOutput {
  let isJSON: Bool

  /// Writes the head of the table.
  func begin() {
    guard !isJSON else { return }
    Console.write("epoch   train loss   train acc   test acc   seconds   test acc of 100 %\n")
  }

  /// Writes a line for every epoch that points complete.
  func show(_ points: [Point], stepsPerEpoch: Int) {
    let epochs = Dictionary(grouping: points) { $0.step }
    for step in epochs.keys.sorted() {
      let values = Dictionary(
        (epochs[step] ?? []).map { ($0.metric, $0) },
        uniquingKeysWith: { $1 }
      )
      guard let test = values["test_accuracy"] else { continue }
      write(
        Line(
          epoch: Double(step) / Double(stepsPerEpoch),
          train_loss: values["epoch_loss"]?.value ?? .nan,
          train_accuracy: values["epoch_accuracy"]?.value ?? .nan,
          test_accuracy: test.value,
          seconds: test.seconds
        )
      )
    }
  }

  /// Writes the final numbers.
  func end(_ result: ExperimentResult) {
    guard isJSON else {
      let names = result.results.keys.sorted()
      for name in names { Console.write("\(name): \(result.results[name] ?? .nan)\n") }
      Console.write("trajectory: \(result.trajectory)\n")
      return
    }
    writeJSON(
      Final(
        final: true,
        diverged: result.diverged,
        results: result.results,
        trajectory_sha: result.trajectory
      )
    )
  }

  private struct Line: Encodable {
    let epoch: Double
    let train_loss: Double
    let train_accuracy: Double
    let test_accuracy: Double
    let seconds: Double
  }

  private struct Final: Encodable {
    let final: Bool
    let diverged: Bool
    let results: [String: Double]
    let trajectory_sha: String
  }

  private func write(_ line: Line) {
    guard !isJSON else { return writeJSON(line) }
    Console.write(
      String(
        format: "%5.1f   %10.4f   %7.2f %%   %6.2f %%   %7.1f   %@\n",
        line.epoch,
        line.train_loss,
        line.train_accuracy,
        line.test_accuracy,
        line.seconds,
        Self.bar(line.test_accuracy / 100)
      )
    )
  }

  /// A bar of so large a share of twenty blocks, to an eighth of a block: line by line, a curve.
  private static func bar(_ share: Double) -> String {
    guard share > 0, share <= 1 else { return "" }
    let eighths = Int((share * 160).rounded()), parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  private func writeJSON(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity",
      negativeInfinity: "-Infinity",
      nan: "NaN"
    )
    guard let data = try? encoder.encode(value), let text = String(data: data, encoding: .utf8)
    else { return }
    Console.write(text + "\n")
  }
}
