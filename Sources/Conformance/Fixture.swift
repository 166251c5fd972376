import Foundation
import Kernels
import Training

/// A reference result: what an operation is given, and what it must give.
struct Fixture {
  let name: String
  let operation: String
  let tolerance: Double
  private let settings: [String: Setting]
  private let inputs: [String: Safetensors.Tensor]
  let expected: [String: Safetensors.Tensor]

  /// A file that is no fixture, or lacks what its operation needs.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// A value in the settings.
  enum Setting: Decodable {
    case number(Double), flag(Bool), text(String), numbers([Double]), other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .flag(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let numbers = try? container.decode([Double].self) {
        self = .numbers(numbers)
      } else {
        self = .other
      }
    }
  }

  init(path: String) throws {
    let file = try Safetensors(Data(contentsOf: URL(fileURLWithPath: path)))
    name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    guard let operation = file.metadata["op"], let text = file.metadata["settings"],
      let tolerance = file.metadata["tolerance"].flatMap(Double.init)
    else {
      throw Problem(description: "the metadata lacks op, settings or tolerance")
    }
    self.operation = operation
    self.tolerance = tolerance
    settings = try JSONDecoder().decode([String: Setting].self, from: Data(text.utf8))
    func tensors(_ prefix: String) -> [String: Safetensors.Tensor] {
      file.tensors.reduce(into: [:]) { found, entry in
        if entry.key.hasPrefix(prefix) {
          found[String(entry.key.dropFirst(prefix.count))] = entry.value
        }
      }
    }
    inputs = tensors("in.")
    expected = tensors("out.")
  }

  /// An input tensor.
  func tensor(_ name: String) throws -> Safetensors.Tensor {
    guard let tensor = inputs[name] else {
      throw Problem(description: "input '\(name)' is missing")
    }
    return tensor
  }

  /// An input of whole numbers below a bound.
  func labels(_ name: String, below bound: Int) throws -> [Int] {
    try tensor(name).values.map { value in
      guard let label = Int(exactly: value), 0..<bound ~= label else {
        throw Problem(description: "'\(name)' holds \(value), expected 0 to \(bound - 1)")
      }
      return label
    }
  }

  /// The names of all inputs.
  var inputNames: [String] { inputs.keys.sorted() }

  /// Whether an input is given.
  func has(_ name: String) -> Bool { inputs[name] != nil }

  /// An input [N,C,H,W] as a map.
  func map(_ name: String) throws -> FeatureMap {
    let tensor = try tensor(name)
    let shape = try extents(tensor, name, count: 4)
    let map = FeatureMap(
      MapShape(images: shape[0], channels: shape[1], height: shape[2], width: shape[3])
    )
    map.assign(tensor.values)
    return map
  }

  /// An input [O,I,kh,kw], [O,I] or [O] as filters.
  func bank(_ name: String) throws -> FilterBank {
    let tensor = try tensor(name)
    let shape = tensor.shape + [Int](repeating: 1, count: max(0, 4 - tensor.shape.count))
    guard shape.count == 4, shape.allSatisfy({ $0 > 0 }) else {
      throw Problem(description: "input '\(name)' has shape \(tensor.shape)")
    }
    return FilterBank(
      KernelShape(outputs: shape[0], inputs: shape[1], height: shape[2], width: shape[3]),
      values: tensor.values
    )
  }

  /// A number of the settings.
  func number(_ name: String) throws -> Double {
    guard case .number(let number) = settings[name] else {
      throw Problem(description: "setting '\(name)' is missing or not a number")
    }
    return number
  }

  /// A whole number of the settings, at least a bound.
  func integer(_ name: String, atLeast bound: Int) throws -> Int {
    let number = try number(name)
    guard let integer = Int(exactly: number), integer >= bound, integer < 1 << 20 else {
      throw Problem(description: "setting '\(name)' is \(number)")
    }
    return integer
  }

  /// A flag of the settings.
  func flag(_ name: String) throws -> Bool {
    guard case .flag(let flag) = settings[name] else {
      throw Problem(description: "setting '\(name)' is missing or not a flag")
    }
    return flag
  }

  /// A text of the settings.
  func text(_ name: String) throws -> String {
    guard case .text(let text) = settings[name] else {
      throw Problem(description: "setting '\(name)' is missing or not text")
    }
    return text
  }

  /// Numbers of the settings.
  func numbers(_ name: String) throws -> [Double] {
    guard case .numbers(let numbers) = settings[name] else {
      throw Problem(description: "setting '\(name)' is missing or not a list of numbers")
    }
    return numbers
  }

  /// The extents of a tensor, so many and none of them zero.
  func extents(_ tensor: Safetensors.Tensor, _ name: String, count: Int) throws -> [Int] {
    guard tensor.shape.count == count, tensor.shape.allSatisfy({ $0 > 0 }) else {
      throw Problem(description: "'\(name)' has shape \(tensor.shape), expected \(count) extents")
    }
    return tensor.shape
  }
}
