import Foundation
import Testing
import Training

@Suite("Safetensors")
struct SafetensorsTests {
  static let sample = Safetensors(
    metadata: ["made": "here", "ünïcode": "\"quoted\" / slashed"],
    tensors: [
      "layer1.0.conv1.weight": .init(
        shape: [2, 1, 2],
        values: [1, -0.0, .pi, -.leastNonzeroMagnitude]
      ),
      "odd values": .init(shape: [3], values: [.infinity, -.infinity, .greatestFiniteMagnitude]),
      "scalar": .init(shape: [], values: [7]), "nothing": .init(shape: [2, 0], values: []),
    ]
  )

  @Test("what is written is read, to the last bit")
  func roundTrip() throws {
    let read = try Safetensors(Self.sample.data())
    #expect(read.metadata == Self.sample.metadata)
    #expect(read.tensors == Self.sample.tensors)
    let bits = read.tensors["layer1.0.conv1.weight"]?.values.map(\.bitPattern)
    #expect(bits?[1] == 0x8000_0000)
    #expect(try read.data() == Self.sample.data())
    #expect(try Safetensors(Safetensors().data()).tensors.isEmpty)
  }

  @Test("a not-a-number survives")
  func notANumber() throws {
    let file = Safetensors(tensors: ["x": .init(shape: [1], values: [.nan])])
    #expect(try Safetensors(file.data()).tensors["x"]?.values.first?.isNaN == true)
  }

  @Test("the numbers begin at a multiple of eight", arguments: 1...9)
  func padding(_ length: Int) throws {
    let name = String(repeating: "n", count: length)
    let data = try Safetensors(tensors: [name: .init(shape: [1], values: [1.5])]).data()
    #expect(data.prefix(8).first.map { $0 % 8 } == 0)
    #expect((data.count - 4) % 8 == 0)
    #expect(Array(data.suffix(4)) == [0, 0, 0xC0, 0x3F])
    #expect(try Safetensors(data).tensors[name]?.values == [1.5])
  }

  @Test("other number types become 32-bit floats")
  func types() throws {
    var bytes = withUnsafeBytes(of: (Double(2.5), Int64(-3)).0) { Data($0) }
    bytes.append(withUnsafeBytes(of: Int64(-3).littleEndian) { Data($0) })
    bytes.append(withUnsafeBytes(of: Int32(9).littleEndian) { Data($0) })
    let header = """
      {"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},\
      "b":{"dtype":"I64","shape":[1],"data_offsets":[8,16]},\
      "c":{"dtype":"I32","shape":[1,1],"data_offsets":[16,20]}}
      """
    let tensors = try Safetensors(HostileFile.data(header, bytes)).tensors
    #expect(tensors["a"] == .init(shape: [], values: [2.5]))
    #expect(tensors["b"] == .init(shape: [1], values: [-3]))
    #expect(tensors["c"] == .init(shape: [1, 1], values: [9]))
  }

  @Test("a part of a longer buffer is read like a file of its own")
  func slice() throws {
    let data = try Self.sample.data()
    let padded = Data([1, 2, 3]) + data
    #expect(try Safetensors(padded[3...]).tensors == Self.sample.tensors)
  }

  @Test("a file cut short at any length is refused")
  func cutShort() throws {
    let data = try Self.sample.data()
    for length in 0..<data.count {
      #expect(throws: Safetensors.FormatError.self, "\(length)") {
        try Safetensors(data.prefix(length))
      }
    }
  }

  @Test("bytes after the last tensor are refused")
  func trailing() throws {
    #expect(throws: Safetensors.FormatError.self) {
      try Safetensors(Self.sample.data() + Data([0]))
    }
  }

  @Test("damage to any byte is refused or harmless, never a crash")
  func damage() throws {
    let data = try Self.sample.data()
    var refused = 0
    for position in data.indices {
      for value in [0, 0x7F, 0xFF, data[position] ^ 1, data[position] ^ 0x10] as [UInt8] {
        var damaged = data
        damaged[position] = value
        do {
          let read = try Safetensors(damaged)
          #expect(read.tensors.values.allSatisfy { $0.values.count <= 8 })
        } catch is Safetensors.FormatError {
          refused += 1
        }
      }
    }
    #expect(refused > data.count)
  }

  @Test(
    "a header length that the file does not have is refused",
    arguments: [
      9, 0x10_0000, 0x8000_0000, 0x1_0000_0000, 0x4000_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF,
      0x8000_0000_0000_0000, UInt64.max - 8, UInt64.max - 7, UInt64.max,
    ] as [UInt64]
  )
  func headerLength(_ length: UInt64) {
    let data = withUnsafeBytes(of: length.littleEndian) { Data($0) } + Data("{}      ".utf8)
    let error = #expect(throws: Safetensors.FormatError.self) { try Safetensors(data) }
    #expect(error?.description == "the header claims \(length) bytes, the file has 8 after it")
  }

  @Test("a header beyond the format's bound is refused unread")
  func longHeader() throws {
    let length = 100_000_001
    let data = withUnsafeBytes(of: UInt64(length).littleEndian) { Data($0) } + Data(count: length)
    let error = #expect(throws: Safetensors.FormatError.self) { try Safetensors(data) }
    #expect(error?.description == "a header of 100000001 bytes, expected at most 100000000")
  }

  @Test("a header that is not its JSON is refused", arguments: HostileFile.headers)
  func header(_ header: String) {
    let error = #expect(throws: Safetensors.FormatError.self) {
      try Safetensors(HostileFile.data(header, Data(count: 8)))
    }
    #expect(error?.description == "the header is not the JSON of a safetensors file")
  }

  @Test("a tensor that its bytes do not hold is refused", arguments: HostileFile.entries)
  func entry(_ dtype: String, _ shape: String, _ offsets: String) {
    let header = "{\"x\":{\"dtype\":\"\(dtype)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}}"
    #expect(throws: Safetensors.FormatError.self) {
      try Safetensors(HostileFile.data(header, Data(count: 8)))
    }
  }

  @Test(
    "tensors that overlap or leave a gap are refused",
    arguments: ["[4,12]", "[0,8]", "[12,20]"]
  )
  func overlap(_ offsets: String) {
    let header = """
      {"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
      "y":{"dtype":"F32","shape":[2],"data_offsets":\(offsets)}}
      """
    let error = #expect(throws: Safetensors.FormatError.self) {
      try Safetensors(HostileFile.data(header, Data(count: 20)))
    }
    #expect(error?.description.contains("expected them to begin at 8") == true)
  }

  @Test("an unknown type is named, with those that are known")
  func unknownType() {
    let header = "{\"x\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[0,8]}}"
    let error = #expect(throws: Safetensors.FormatError.self) {
      try Safetensors(HostileFile.data(header, Data(count: 8)))
    }
    #expect(
      error?.description
        == "tensor 'x': type BF16 is not supported; write F32, F64, I32 or I64"
    )
  }
}
