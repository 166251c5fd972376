import Checksums
public import Foundation
import Kernels
import Methods
import Networks

/// A training run half way: enough to go on to the bits it would have ended with.
///
/// The raw numbers of every parameter, its velocity, the running statistics, the steps done, the losses
/// and the points so far. What is random is drawn from the seed and the step, so there is no other state.
public struct TrainingCheckpoint: Sendable {
  let progress: TrainingProgress
  private let tensors: [String: Safetensors.Tensor]

  /// Optimizer steps done.
  public var step: Int { progress.step }
  /// Seconds that the run had taken by then.
  public var elapsed: Double { progress.elapsed }

  /// Why a file cannot be gone on from.
  public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The bytes are not those that were written.
    case damaged(String)
    /// It belongs to another cell, or to another version of this program.
    case foreign

    /// What is wrong with the file, to follow its name.
    public var description: String {
      switch self {
      case .damaged(let reason): "is damaged (\(reason))"
      case .foreign: "belongs to another cell"
      }
    }
  }

  private static let format = "pwsbench training 1"

  /// Takes the numbers of a model.
  init(_ progress: TrainingProgress, of model: Model) {
    self.progress = progress
    tensors = Self.tensors(of: model)
  }

  /// Reads what `data(key:)` wrote.
  ///
  /// - Throws: `Problem` when the bytes have changed, or belong to another key.
  public init(_ data: Data, key: String) throws(Problem) {
    let file: Safetensors
    do { file = try Safetensors(data) } catch { throw .damaged("\(error)") }
    guard file.metadata["format"] == Self.format, file.metadata["key"] == key else {
      throw .foreign
    }
    guard let text = file.metadata["progress"],
      file.metadata["sha256"] == Self.digest(text, file.tensors)
    else { throw .damaged("its checksum is another") }
    do {
      progress = try CanonicalJSON.value(TrainingProgress.self, from: text.utf8)
    } catch { throw .damaged("\(error)") }
    tensors = file.tensors
  }

  /// The bytes of a file; `key` stands for everything that can change the run.
  public func data(key: String) throws -> Data {
    let text = try CanonicalJSON.text(of: progress)
    let metadata = [
      "format": Self.format, "key": key, "progress": text, "sha256": Self.digest(text, tensors),
    ]
    return try Safetensors(metadata: metadata, tensors: tensors).data()
  }

  /// Gives a model that has not been trained the numbers of the run.
  ///
  /// - Throws: `Problem.foreign` when names or sizes differ; the model is then unchanged.
  func restore(_ model: inout Model) throws(Problem) {
    guard Self.tensors(of: model).mapValues(\.shape) == tensors.mapValues(\.shape) else {
      throw .foreign
    }
    model.resume(after: progress.step)
    model.update { parameter in
      parameter.value.storage = numbers(parameter.name)
      parameter.velocity.storage = numbers(parameter.name + Self.velocity)
    }
    model.updateStatistics { $0.values = numbers($0.name) }
  }

  private func numbers(_ name: String) -> [Float] { tensors[name]?.values ?? [] }

  private static let velocity = ".velocity"

  /// In storage order, so that not one bit is lost.
  private static func tensors(of model: Model) -> [String: Safetensors.Tensor] {
    var tensors: [String: Safetensors.Tensor] = [:]
    func keep(_ name: String, _ numbers: [Float]) {
      tensors[name] = Safetensors.Tensor(shape: [numbers.count], values: numbers)
    }
    model.forEachParameter { parameter in
      keep(parameter.name, parameter.value.storage)
      keep(parameter.name + velocity, parameter.velocity.storage)
    }
    var copy = model
    copy.updateStatistics { keep($0.name, $0.values) }
    return tensors
  }

  private static func digest(
    _ text: String,
    _ tensors: [String: Safetensors.Tensor]
  ) -> String {
    var digest = SHA256Digest()
    digest.update(text)
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      digest.update(name)
      digest.update(tensor.values)
    }
    return digest.hex
  }
}
