public import Foundation

/// Named tensors in a file of the safetensors format: a JSON header, then the numbers.
public struct Safetensors: Sendable {
  /// A row-major tensor.
  public struct Tensor: Sendable, Hashable {
    /// The extents, outermost first.
    public var shape: [Int]
    /// The numbers in row-major order.
    public var values: [Float]

    /// Creates a tensor.
    public init(shape: [Int], values: [Float]) {
      self.shape = shape
      self.values = values
    }
  }

  /// Free text beside the tensors.
  public var metadata: [String: String]
  /// The tensors by name.
  public var tensors: [String: Tensor]

  /// Creates a set of tensors.
  public init(metadata: [String: String] = [:], tensors: [String: Tensor] = [:]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// What is wrong with a file.
  public struct FormatError: Error, Sendable, CustomStringConvertible {
    /// A sentence with what was expected and what was found.
    public let description: String
  }

  /// The longest header that is read, in bytes: the bound of the format's own reader.
  private static let longestHeader = 100_000_000

  /// Reads a file; nothing is allocated for what its header claims but its bytes do not hold.
  ///
  /// - Throws: `FormatError` when the file is cut short, its header lies, a type is not supported, or
  ///   tensors overlap or leave bytes that belong to none.
  public init(_ data: Data) throws {
    guard data.count >= 8 else {
      throw FormatError(description: "expected a header length of 8 bytes, found \(data.count)")
    }
    let length = data.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(data.count - 8) else {
      throw FormatError(
        description: "the header claims \(length) bytes, the file has \(data.count - 8) after it"
      )
    }
    guard length <= Self.longestHeader else {
      throw FormatError(
        description: "a header of \(length) bytes, expected at most \(Self.longestHeader)"
      )
    }
    let start = data.startIndex + 8 + Int(length)
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: data[data.startIndex + 8..<start])
    } catch {
      throw FormatError(description: "the header is not the JSON of a safetensors file")
    }
    try header.checkCover(of: data.endIndex - start)
    metadata = header.metadata
    tensors = try header.entries.reduce(into: [:]) { tensors, entry in
      tensors[entry.key] = try entry.value.tensor(named: entry.key, in: data[start...])
    }
  }

  /// The bytes of a file that holds the tensors, sorted by name, as 32-bit floats.
  public func data() throws -> Data {
    var entries: [String: Header.Entry] = [:], numbers = Data()
    for name in tensors.keys.sorted() {
      guard let tensor = tensors[name] else { continue }
      let begin = numbers.count
      tensor.values.withUnsafeBytes { numbers.append(contentsOf: $0) }
      entries[name] = Header.Entry(
        dtype: "F32",
        shape: tensor.shape,
        data_offsets: [begin, numbers.count]
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var header = try encoder.encode(Header(metadata: metadata, entries: entries))
    // Readers map the numbers in place: they begin at a multiple of eight.
    header.append(contentsOf: [UInt8](repeating: 0x20, count: (8 - header.count % 8) % 8))
    var data = Data()
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { data.append(contentsOf: $0) }
    return data + header + numbers
  }
}

/// The JSON at the beginning of a file.
private struct Header: Codable {
  struct Entry: Codable {
    let dtype: String
    let shape: [Int]
    let data_offsets: [Int]
  }

  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(intValue: Int) { nil }
    init(stringValue: String) { self.stringValue = stringValue }
  }

  let metadata: [String: String]
  let entries: [String: Entry]

  init(metadata: [String: String], entries: [String: Entry]) {
    self.metadata = metadata
    self.entries = entries
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    var entries: [String: Entry] = [:], metadata: [String: String] = [:]
    for key in container.allKeys {
      if key.stringValue == "__metadata__" {
        metadata = try container.decode([String: String].self, forKey: key)
      } else {
        entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
      }
    }
    self.init(metadata: metadata, entries: entries)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if !metadata.isEmpty {
      try container.encode(metadata, forKey: Key(stringValue: "__metadata__"))
    }
    for (name, entry) in entries { try container.encode(entry, forKey: Key(stringValue: name)) }
  }
}

extension Header {
  /// The format forbids overlaps, which would let a small file ask for much memory, and gaps.
  func checkCover(of count: Int) throws {
    var end = 0
    let ordered = entries.map { (name: $0.key, offsets: $0.value.data_offsets) }
      .sorted { $0.offsets.lexicographicallyPrecedes($1.offsets) }
    for (name, offsets) in ordered {
      guard offsets.count == 2, offsets[0] == end else {
        throw Safetensors.FormatError(
          description: "tensor '\(name)': bytes \(offsets), expected them to begin at \(end)"
        )
      }
      end = offsets[1]
    }
    guard end == count else {
      throw Safetensors.FormatError(
        description: "the tensors take \(end) bytes, the file has \(count) after its header"
      )
    }
  }
}

extension Header.Entry {
  func tensor(named name: String, in numbers: Data) throws -> Safetensors.Tensor {
    func fail(_ text: String) -> Safetensors.FormatError {
      Safetensors.FormatError(description: "tensor '\(name)': \(text)")
    }
    let sizes = ["F32": 4, "F64": 8, "I32": 4, "I64": 8]
    guard let size = sizes[dtype] else {
      throw fail("type \(dtype) is not supported; write F32, F64, I32 or I64")
    }
    guard data_offsets.count == 2, 0 <= data_offsets[0], data_offsets[0] <= data_offsets[1],
      data_offsets[1] <= numbers.count
    else { throw fail("bytes \(data_offsets) of \(numbers.count)") }
    var bytes = size
    for extent in shape {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow else { throw fail("shape \(shape)") }
      bytes = product
    }
    guard bytes == data_offsets[1] - data_offsets[0] else {
      throw fail(
        "shape \(shape) of \(dtype) takes \(bytes) bytes, found \(data_offsets[1] - data_offsets[0])"
      )
    }
    let from = numbers.startIndex + data_offsets[0]
    return Safetensors.Tensor(
      shape: shape,
      values: values(numbers[from..<from + bytes], size: size)
    )
  }

  private func values(_ bytes: Data, size: Int) -> [Float] {
    bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: size).map { at in
        switch dtype {
        case "F64": Float(raw.loadUnaligned(fromByteOffset: at, as: Double.self))
        case "I32": Float(raw.loadUnaligned(fromByteOffset: at, as: Int32.self))
        case "I64": Float(raw.loadUnaligned(fromByteOffset: at, as: Int64.self))
        default: raw.loadUnaligned(fromByteOffset: at, as: Float.self)
        }
      }
    }
  }
}
