/// Why a data set could not be fetched, or its files are not what they should be.
public enum DownloadError: Error, Sendable, Hashable {
  /// A file is not there.
  case missing(String)
  /// A file is another one than it should be.
  case damaged(String, expected: String, found: String)
  /// The file system refuses a file.
  case unusable(String, reason: String)
  /// No connection to the server.
  case unreachable(String, reason: String)
  /// The server cannot prove that it is the one of the address.
  case untrusted(String, reason: String)
  /// The server answers with something else than the file.
  case refused(String, answer: String)
  /// An archive is damaged, or lacks a file.
  case badArchive(String, reason: String)
}

extension DownloadError: CustomStringConvertible {
  /// One sentence with the file or address, and what to do.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file"
    case .damaged(let path, let expected, let found):
      "\(path): expected \(expected), found \(found)"
    case .unusable(let path, let reason): "\(path): \(reason)"
    case .unreachable(let address, let reason):
      "\(address): cannot be reached (\(reason)); connect and repeat the command, which goes on "
        + "where it stopped, or name another server with --mirror URL"
    case .untrusted(let address, let reason):
      "\(address): the server is not trusted (\(reason)) and nothing was fetched; add its "
        + "certificate to those of the system, or name another server with --mirror URL"
    case .refused(let address, let answer):
      "\(address): the server answers \(answer); name another one with --mirror URL"
    case .badArchive(let path, let reason): "\(path): \(reason)"
    }
  }
}
