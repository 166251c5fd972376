import ArgumentParser
import Training

/// Examines a method: what its author runs first.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Examines a method: gradients, repetition, contracts, moments at the start.",
    discussion: """
      'passed' and 'failed' are what every method must do; 'stated' is what a method may do either \
      way. Ends with 0 if nothing failed, otherwise with 4.
      """
  )

  @Option(help: "A method of 'pwsbench list methods'.")
  var method: String

  @Option(help: "The network it is examined in.")
  var network: String = "resnet-8"

  @Option(help: "table or json.")
  var format: Format = .table

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  func run() throws {
    let examination = try CommandFailure.translating {
      try MethodExamination(method: method, network: network)
    }
    switch format {
    case .json: Console.write(try Self.json(examination))
    case .table: Console.write(try Self.text(examination))
    }
    guard examination.passes else { throw CommandFailure(.unmeasured) }
  }

  private static func text(_ examination: MethodExamination) throws -> String {
    let findings = NameTable(
      title: "findings",
      columns: ["outcome", "check", "finding"],
      rows: examination.findings.map { [$0.outcome.rawValue, $0.check, $0.detail] }
    )
    let layers = NameTable(
      title: "layers",
      columns: ["layer", "mean", "deviation", "mean share"],
      rows: examination.layers.map { layer in
        [layer.name] + [layer.mean, layer.deviation, layer.meanShare].map(number)
      }
    )
    return """
      \(examination.method) in \(examination.network)

      \(try findings.text(.table))
      raw outputs at the start: mean |channel mean|, mean channel deviation, energy without input

      \(try layers.text(.table))
      """
  }

  /// Three digits, 0.0123.
  private static func number(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    var scale = 1.0
    while abs(value) * scale < 100 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }

  private struct Document: Encodable {
    var schema_version = 1
    var passes: Bool
    var examination: MethodExamination
  }

  private static func json(_ examination: MethodExamination) throws -> String {
    try PrettyJSON.text(of: Document(passes: examination.passes, examination: examination))
  }
}
