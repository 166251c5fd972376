import Checksums
package import Training

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The line on which a worker talks to its parent, out of reach of everything else it prints.
///
/// The channel is a private copy of standard output; standard output itself then leads to
/// standard error, so that a stray `print` of any library ends among the diagnostics.
public struct WorkerChannel: ~Copyable {
  private let descriptor: Int32

  /// Takes standard output over; call it before anything can print.
  public init?() {
    fflush(nil)
    let copy = dup(STDOUT_FILENO)
    guard copy >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return nil }
    _ = fcntl(copy, F_SETFD, FD_CLOEXEC)
    descriptor = copy
  }

  /// Creates a channel on a descriptor, which it then owns.
  package init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Writes points, so many to a line that none is longer than a message may be.
  package func send(_ points: [Point]) -> Bool {
    stride(from: 0, to: points.count, by: Self.most).allSatisfy { start in
      let part = Array(points[start..<min(start + Self.most, points.count)])
      return send(.points(part, usage: .current()))
    }
  }

  /// Points in one message.
  private static let most = 4096

  /// Writes one message as one line; `false` when nobody reads any more.
  package func send(_ message: WorkerMessage) -> Bool {
    guard let text = try? CanonicalJSON.text(of: message) else { return false }
    let bytes = Array((text + "\n").utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
