import Foundation
import Synchronization
import Testing

/// A web server on this machine that knows a few files and byte ranges.
final class LoopbackServer: Sendable {
  /// What the server does that a good one would not.
  enum Manner { case good, ignoresRanges, breaksOffOnce(after: Int), sends(status: Int) }

  let port: UInt16
  private let socket: Int32
  private let files: [String: [UInt8]]
  private let state: Mutex<(manner: Manner, requests: [String])>

  /// The requests so far: the path, and the range behind it where one was asked for.
  var requests: [String] { state.withLock { $0.requests } }

  /// Serves files by their paths, which start with a slash, until `stop()`.
  init(_ files: [String: [UInt8]], manner: Manner = .good) throws {
    self.files = files
    state = Mutex((manner, []))
    #if canImport(Glibc)
      let descriptor = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    socket = descriptor
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(descriptor, generic, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, generic, &length) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    try #require(isBound, "no port on the loopback interface")
    Thread.detachNewThread { [self] in
      while case let client = accept(socket, nil, nil), client >= 0 { answer(client) }
    }
  }

  /// The address of a path.
  func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  func stop() {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  private func answer(_ client: Int32) {
    defer { close(client) }
    let lines = request(client)
    let path = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    let range = lines.first { $0.lowercased().hasPrefix("range: bytes=") }
      .flatMap { Int($0.dropFirst("range: bytes=".count).prefix { $0 != "-" }) }
    let manner = state.withLock { state in
      state.requests.append(range.map { "\(path) from \($0)" } ?? path)
      defer { if case .breaksOffOnce = state.manner { state.manner = .good } }
      return state.manner
    }
    if case .sends(let status) = manner { return send("HTTP/1.1 \(status) No\r\n", [], client) }
    guard let file = files[path] else { return send("HTTP/1.1 404 Not Found\r\n", [], client) }
    var start = range ?? 0
    if case .ignoresRanges = manner { start = 0 }
    let body = Array(file[min(start, file.count)...])
    let head =
      start > 0
      ? "HTTP/1.1 206 Partial Content\r\n"
        + "Content-Range: bytes \(start)-\(file.count - 1)/\(file.count)\r\n"
      : "HTTP/1.1 200 OK\r\n"
    if case .breaksOffOnce(let count) = manner {
      send(head, body, sent: count, client)
    } else {
      send(head, body, client)
    }
  }

  private func request(_ client: Int32) -> [String] {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !text.contains("\r\n\r\n") {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    return text.components(separatedBy: "\r\n")
  }

  private func send(_ head: String, _ body: [UInt8], sent: Int? = nil, _ client: Int32) {
    let rest = "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
    let bytes = Array((head + rest).utf8) + body.prefix(sent ?? body.count)
    var position = 0
    while position < bytes.count {
      let count = bytes[position...].withUnsafeBytes {
        Foundation.send(client, $0.baseAddress, $0.count, 0)
      }
      guard count > 0 else { return }
      position += count
    }
  }
}
