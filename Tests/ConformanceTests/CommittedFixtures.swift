import Conformance
import Foundation
import Kernels
import Testing
import Training

/// The reference results beside the tests, and files made from them that are wrong in one way.
///
/// Operations come from the project's reference set, the smallest file of each. Trajectories are
/// written by `make-trajectories.py`: in theirs no rectifier's input lies near zero.
enum CommittedFixtures {
  /// The folder.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures"

  /// The names of all files, without extension.
  static let names: [String] = ConformanceRunner.fixtures([folder]).map {
    URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
  }

  /// The names of those of one operation: what stands before the first `-`.
  static func names(_ operations: String...) -> [String] {
    names.filter { name in operations.contains { name.hasPrefix($0 + "-") } }
  }

  static func path(_ name: String) -> String { "\(folder)/\(name).safetensors" }

  /// The engines under test: every algorithm on every fast level, and the portable one.
  static func engines(portable: Bool) -> [Engine] {
    KernelLevel.allCases.filter { $0.isAvailable && (portable || $0 != .portable) }.flatMap {
      level in
      Engine.ConvolutionChoice.allCases.map { Engine(level: level, convolution: $0) }
    }
  }

  /// Demands that a fixture passes on every engine; returns the largest error.
  @discardableResult
  static func expectPass(_ name: String, portable: Bool = true) -> Double {
    engines(portable: portable).map { engine in
      let result = ConformanceRunner(engine).run(path(name))
      #expect(
        result.passed,
        "\(engine.kernels.level) \(engine.convolution): \(result.description)"
      )
      return result.error
    }.max() ?? 0
  }

  /// The result of a fixture after a change.
  static func result(
    of name: String,
    after change: (inout Safetensors) throws -> Void
  ) throws -> ConformanceResult {
    var file = try Safetensors(Data(contentsOf: URL(fileURLWithPath: path(name))))
    try change(&file)
    return try result(ofBytes: try file.data())
  }

  /// The result of a file of some bytes.
  static func result(ofBytes bytes: Data) throws -> ConformanceResult {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("conformance-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("changed.safetensors")
    try bytes.write(to: file)
    return ConformanceRunner(Engine()).run(file.path)
  }

  /// Demands that a changed fixture fails with a reason on one line.
  static func expectFailure(
    _ name: String,
    _ reason: String,
    after change: (inout Safetensors) throws -> Void
  ) throws {
    let result = try result(of: name, after: change)
    #expect(!result.passed)
    #expect(result.description.contains(reason), "\(result)")
    #expect(!result.description.contains("\n"))
  }
}

extension Safetensors {
  /// Replaces one setting by JSON text, or removes it.
  mutating func set(_ name: String, _ json: String?) throws {
    var settings =
      try JSONSerialization.jsonObject(with: Data((metadata["settings"] ?? "{}").utf8))
      as? [String: Any] ?? [:]
    settings[name] = try json.map {
      try JSONSerialization.jsonObject(with: Data($0.utf8), options: .fragmentsAllowed)
    }
    metadata["settings"] = String(
      decoding: try JSONSerialization.data(withJSONObject: settings),
      as: UTF8.self
    )
  }

  /// Adds a number to every value of a tensor.
  mutating func add(_ shift: Float, to name: String) {
    guard var tensor = tensors[name] else { return }
    tensor.values = tensor.values.map { $0 + shift }
    tensors[name] = tensor
  }

  /// Replaces a tensor by zeros of a shape.
  mutating func resize(_ name: String, _ shape: [Int]) {
    tensors[name] = Tensor(
      shape: shape,
      values: [Float](repeating: 0, count: shape.reduce(1, *))
    )
  }
}
