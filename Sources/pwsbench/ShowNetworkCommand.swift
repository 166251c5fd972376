import ArgumentParser
import Foundation
import Kernels
import Networks
import Training

/// Shows what a network under a method is made of.
struct ShowNetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Shows a network's layers, shapes, parameters and operations.",
    discussion: """
      FLOPs are those of one image's forward pass in convolutions and the classifier; a multiply-add \
      counts as two. Normalization, ReLU, sums and pooling are not counted.
      """
  )

  @Argument(help: "A network of 'pwsbench list networks'.")
  var name: String

  @Option(help: "A method of 'pwsbench list methods'.")
  var method: String = "none"

  @Option(name: .customLong("image-size"), help: "Edge of the images in pixels, at least 8.")
  var imageSize: Int = 32

  @Option(help: "Channels of the images.")
  var channels: Int = 3

  @Option(help: "Classes.")
  var classes: Int = 10

  @Option(help: "table or json.")
  var format: Format = .table

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  func validate() throws {
    for (name, value, least) in [
      ("image-size", imageSize, 8), ("channels", channels, 1), ("classes", classes, 2),
    ] where value < least {
      throw ValidationError("--\(name) must be at least \(least), found \(value)")
    }
  }

  func run() throws {
    guard
      let network = NetworkRegistry.network(
        named: name,
        channels: channels,
        height: imageSize,
        width: imageSize,
        classes: classes
      )
    else {
      throw CommandFailure(
        .badCommandLine,
        "unknown network '\(name)'; 'pwsbench list networks' shows all"
      )
    }
    let chosen = try CommandFailure.translating { try network.method(method) }
    let summary = ModelSummary(
      Model(network, method: chosen, batch: 1, seed: 0, engine: Engine())
    )
    switch format {
    case .json:
      Console.write(
        try PrettyJSON.text(
          of: Document(
            parameter_count: summary.parameterCount,
            flops: summary.flops,
            model: summary
          )
        )
      )
    case .table: Console.write(try Self.table(summary))
    }
  }

  private struct Document: Encodable {
    var schema_version = 1
    var parameter_count: Int
    var flops: Int
    var model: ModelSummary
  }

  private static func table(_ summary: ModelSummary) throws -> String {
    let rows = summary.steps.map { step in
      [
        step.name, operation(step), extents(step.output), parameters(step),
        step.parameterCount == 0 ? "" : grouped(step.parameterCount),
        step.flops == 0 ? "" : grouped(step.flops),
      ]
    }
    let table = NameTable(
      title: "steps",
      columns: ["name", "operation", "output", "trained", "parameters", "flops"],
      rows: rows
    )
    return """
      \(summary.network) under \(summary.method), images \(extents(summary.input))

      \(try table.text(.table))
      \(grouped(summary.parameterCount)) parameters, \(grouped(summary.flops)) FLOPs per image \
      (forward, convolutions and classifier; a multiply-add counts as two)

      """
  }

  private static func operation(_ step: ModelSummary.Step) -> String {
    var text = step.operation
    if let kernel = step.kernel, step.operation == "convolution" {
      text += " \(kernel[2])×\(kernel[3])"
    }
    if let stride = step.stride, stride > 1 { text += " /\(stride)" }
    return text
  }

  private static func extents(_ extents: [Int]) -> String {
    extents.map(String.init).joined(separator: "×")
  }

  private static func parameters(_ step: ModelSummary.Step) -> String {
    step.parameters.keys.sorted().joined(separator: " ")
  }

  /// A number with its thousands apart, 269,722.
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().reduce("") { text, digit in
      let left = digits.count - digit.offset
      return text + (digit.offset > 0 && left % 3 == 0 ? "," : "") + String(digit.element)
    }
  }
}
