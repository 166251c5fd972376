/// A file in the IDX format of MNIST: a magic number, big-endian extents, then bytes.
///
/// Magic number: two zero bytes, the element type (8: unsigned byte), the number of extents.
package struct IDXFile {
  private let file: DataFile
  private let isCompressed: Bool
  private let extents: [Int]

  /// Names a file by its plain name; where only `name.gz` exists, that is read and unpacked.
  package init(
    _ name: String,
    in directory: String?,
    of dataset: String,
    extents: [Int]
  ) throws(DatasetError) {
    let plain = try DataFile(name, in: directory, of: dataset)
    isCompressed = !plain.exists
    file = isCompressed ? try DataFile(name + ".gz", in: directory, of: dataset) : plain
    self.extents = extents
  }

  /// The path of the file that is read.
  package var path: String { file.path }

  /// Returns the bytes after the header, all extents having been checked.
  package func read() throws(DatasetError) -> [UInt8] {
    let header = 4 + 4 * extents.count
    let size = header + extents.reduce(1, *)
    let bytes = try contents(size: size)
    guard bytes.count >= header else {
      throw damaged("an IDX header of \(header) bytes", "\(bytes.count) bytes")
    }
    let magic = [0, 0, 8, UInt8(extents.count)]
    guard bytes.starts(with: magic) else {
      throw damaged("magic number \(magic)", "\(Array(bytes.prefix(4)))")
    }
    let found = extents.indices.map { index in
      bytes[4 + 4 * index..<8 + 4 * index].reduce(0) { $0 << 8 | Int($1) }
    }
    guard found == extents else { throw damaged("extents \(extents)", "\(found)") }
    guard bytes.count == size else { throw damaged("\(size) bytes", "\(bytes.count) bytes") }
    return Array(bytes[header...])
  }

  private func contents(size: Int) throws(DatasetError) -> [UInt8] {
    // Deflate never needs more than a few bytes per 16 KiB above the plain size.
    let bytes = try file.readAll(limit: isCompressed ? size + size / 1000 + 4096 : size)
    guard isCompressed else { return bytes }
    do {
      return try Gzip.decompressed(bytes, limit: size)
    } catch {
      throw damaged("\(size) bytes in gzip format", "\(error)")
    }
  }

  private func damaged(_ expected: String, _ found: String) -> DatasetError {
    .damaged(file: path, expected: expected, found: found)
  }
}
