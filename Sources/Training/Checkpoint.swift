import Kernels
import Methods
public import Networks

/// A model's parameters and running statistics under torchvision's names.
///
/// `layer1.0.conv1.weight` [O,I,kh,kw], `bn1.weight` [C], `bn1.running_mean` [C], `fc.weight` [K,C];
/// what only this project has stands beside them, `layer1.0.conv1.alpha` for one.
public enum Checkpoint {
  /// Names or shapes that differ between a file and a model, all of them.
  public struct Mismatch: Error, Sendable, CustomStringConvertible {
    /// One sentence per difference.
    public let differences: [String]

    /// The differences, one per line.
    public var description: String { differences.joined(separator: "\n") }
  }

  /// The tensors of a model.
  public static func tensors(of model: Model) -> [String: Safetensors.Tensor] {
    var tensors: [String: Safetensors.Tensor] = [:]
    model.forEachParameter { parameter in
      let shape = parameter.value.shape
      tensors[parameter.name] = Safetensors.Tensor(
        shape: tensorShape(parameter.name, shape),
        values: parameter.value.values
      )
    }
    var copy = model
    copy.updateStatistics { statistic in
      tensors[statistic.name] = Safetensors.Tensor(
        shape: [statistic.values.count],
        values: statistic.values
      )
    }
    return tensors
  }

  /// Gives a model the values of tensors.
  ///
  /// - Throws: `Mismatch` with every missing, superfluous or differently shaped tensor; the model is then
  ///   unchanged.
  public static func load(
    _ tensors: [String: Safetensors.Tensor],
    into model: inout Model
  ) throws(Mismatch) {
    let expected = self.tensors(of: model).mapValues(\.shape)
    // PyTorch counts batches beside the statistics; nothing here depends on that.
    let given = tensors.filter { !$0.key.hasSuffix("num_batches_tracked") }
    var differences: [String] = []
    for name in Set(expected.keys).union(given.keys).sorted() {
      switch (expected[name], given[name]?.shape) {
      case (let shape?, nil): differences.append("'\(name)' \(shape) is missing")
      case (nil, let shape?): differences.append("'\(name)' \(shape) is not in the model")
      case (let shape?, let found?) where shape != found:
        differences.append("'\(name)' is \(found), the model has \(shape)")
      default: break
      }
    }
    guard differences.isEmpty else { throw Mismatch(differences: differences) }
    model.update { parameter in
      guard let tensor = given[parameter.name] else { return }
      parameter.value = .init(parameter.value.shape, values: tensor.values)
    }
    model.updateStatistics { statistic in
      if let tensor = given[statistic.name] { statistic.values = tensor.values }
    }
  }

  private static func tensorShape(_ name: String, _ shape: KernelShape) -> [Int] {
    if name == "fc.weight" { return [shape.outputs, shape.inputs] }
    if name.hasSuffix(".weight"), shape.length > 1 || name.contains("conv") {
      return [shape.outputs, shape.inputs, shape.height, shape.width]
    }
    return [shape.outputs]
  }
}
