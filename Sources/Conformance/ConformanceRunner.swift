import Foundation
public import Kernels
import Training

/// Compares the engine with reference results.
public struct ConformanceRunner {
  /// Computes an operation's outputs, by name.
  typealias Operation = (Fixture, Engine) throws -> [String: [Float]]

  private let engine: Engine

  /// Creates a runner of one engine: its level, kernels and algorithms are what is tested.
  public init(_ engine: Engine) {
    self.engine = engine
  }

  private static var operations: [String: Operation] {
    ConvolutionOperations.all
      .merging(SmallOperations.all) { first, _ in first }
      .merging(NormalizationOperations.all) { first, _ in first }
      .merging(KernelOperations.all) { first, _ in first }
      .merging(["trajectory": TrajectoryOperation.run]) { first, _ in first }
  }

  /// The fixtures of files and folders, in the order of their names.
  public static func fixtures(_ paths: [String]) -> [String] {
    paths.flatMap { path -> [String] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        isFolder.boolValue
      else { return [path] }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".safetensors") }.sorted().map { path + "/" + $0 }
    }
  }

  /// Runs one fixture; whatever is wrong with the file becomes a result.
  public func run(_ path: String) -> ConformanceResult {
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let fixture: Fixture
    do {
      fixture = try Fixture(path: path)
    } catch {
      let reason = "\(error)"
      return Self.failure("", name, reason)
    }
    guard let operation = Self.operations[fixture.operation] else {
      return Self.failure(fixture.operation, name, "unknown operation")
    }
    do {
      return Self.compare(fixture, try operation(fixture, engine))
    } catch {
      return Self.failure(fixture.operation, name, "\(error)")
    }
  }

  private static func failure(
    _ operation: String,
    _ name: String,
    _ problem: String
  ) -> ConformanceResult {
    ConformanceResult(
      operation: operation,
      name: name,
      worst: "",
      error: .infinity,
      tolerance: 0,
      problem: problem.split(separator: "\n").joined(separator: " ")
    )
  }

  private static func compare(
    _ fixture: Fixture,
    _ ours: [String: [Float]]
  ) -> ConformanceResult {
    var worst = "", error = -1.0
    for (name, reference) in fixture.expected.sorted(by: { $0.key < $1.key }) {
      guard let values = ours[name], values.count == reference.values.count else {
        return failure(fixture.operation, fixture.name, "output '\(name)' is missing or misshapen")
      }
      let scale = max(reference.values.map { abs(Double($0)) }.max() ?? 0, 1e-6)
      let difference = zip(values, reference.values)
        .map { abs(Double($0) - Double($1)) / scale }
        .reduce(0) { $1.isNaN || $0.isNaN ? .nan : max($0, $1) }
      if difference > error || difference.isNaN { (worst, error) = (name, difference) }
    }
    guard error >= 0 else {
      return failure(fixture.operation, fixture.name, error.isNaN ? "not a number" : "no outputs")
    }
    return ConformanceResult(
      operation: fixture.operation,
      name: fixture.name,
      worst: worst,
      error: error,
      tolerance: fixture.tolerance,
      problem: nil
    )
  }
}
