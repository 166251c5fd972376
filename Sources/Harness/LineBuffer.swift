/// Bytes as they arrive, cut into lines.
package struct LineBuffer {
  private var bytes: [UInt8] = []
  /// A line longer than this, in bytes, is not a message.
  package static let limit = 16 << 20

  /// Creates an empty buffer.
  package init() {}

  /// Adds bytes and returns the lines that are complete, without their line breaks.
  package mutating func add(_ new: some Sequence<UInt8>) -> [ArraySlice<UInt8>] {
    let searched = bytes.count
    bytes += new
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = searched
    while let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(bytes[start..<end])
      start = end + 1
      index = start
    }
    if start > 0 { bytes.removeSubrange(..<start) }
    return lines
  }

  /// The beginning of a line that has not ended.
  package var rest: ArraySlice<UInt8> { bytes[...] }

  /// Whether the unfinished line is longer than any message.
  package var isOverlong: Bool { bytes.count > Self.limit }
}
