/// What is wrong with compressed data.
package enum GzipError: Error, Hashable {
  case notGzip
  case unknownFeature
  case truncated
  case badBlock
  case badCode
  case badDistance
  case tooLong(limit: Int)
  case wrongChecksum
  case wrongLength
}

extension GzipError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notGzip: "data that is not in gzip format"
    case .unknownFeature: "a gzip header with unknown features"
    case .truncated: "compressed data that ends too early"
    case .badBlock: "a damaged block of compressed data"
    case .badCode: "a damaged code of compressed data"
    case .badDistance: "compressed data that refers to what was never written"
    case .tooLong(let limit): "more than \(limit) bytes when unpacked"
    case .wrongChecksum: "a wrong checksum after unpacking"
    case .wrongLength: "a wrong length after unpacking"
    }
  }
}
