import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One HTTP request whose answer goes to a file as it arrives.
final class HTTPTransfer: NSObject, URLSessionDataDelegate, Sendable {
  private let address: String
  private let limit: Int
  private let progress: @Sendable (Int) -> Void
  private let state: Mutex<State>

  private struct State {
    var handle: FileHandle
    /// Bytes that the file holds.
    var count: Int
    /// Why the transfer was given up from here.
    var failure: DownloadError?
    var continuation: CheckedContinuation<DownloadError?, Never>?
  }

  /// Prepares to append to an open file that holds `count` bytes, up to `limit` in all.
  init(
    _ address: String,
    into handle: FileHandle,
    count: Int,
    limit: Int,
    progress: @escaping @Sendable (Int) -> Void
  ) {
    self.address = address
    self.limit = limit
    self.progress = progress
    state = Mutex(State(handle: handle, count: count))
  }

  /// Runs the request to its end.
  ///
  /// A server that does not know ranges sends the whole file, which then replaces what was there.
  func run() async throws(DownloadError) {
    guard let url = URL(string: address), url.host != nil else {
      throw .refused(address, answer: "nothing, as this is no address")
    }
    var request = URLRequest(url: url, timeoutInterval: 60)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    let start = state.withLock { $0.count }
    if start > 0 { request.setValue("bytes=\(start)-", forHTTPHeaderField: "Range") }
    let session = URLSession(configuration: .ephemeral, delegate: self, delegateQueue: nil)
    defer { session.finishTasksAndInvalidate() }
    let task = session.dataTask(with: request)
    let failure = await withCheckedContinuation { continuation in
      state.withLock { $0.continuation = continuation }
      task.resume()
    }
    if let failure { throw failure }
  }

  func urlSession(
    _ session: URLSession,
    dataTask: URLSessionDataTask,
    didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    let isWelcome = state.withLock { state in
      switch status {
      case 206 where state.count > 0: return true
      case 200:
        return attempt(&state) { state in
          try state.handle.truncate(atOffset: 0)
          state.count = 0
        }
      default:
        state.failure = .refused(address, answer: "with status \(status)")
        return false
      }
    }
    completionHandler(isWelcome ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let count = state.withLock { state -> Int? in
      guard state.failure == nil else { return nil }
      guard state.count + data.count <= limit else {
        state.failure = .refused(address, answer: "with more than the \(limit) bytes of the file")
        return nil
      }
      let isWritten = attempt(&state) { state in
        try state.handle.write(contentsOf: data)
        state.count += data.count
      }
      return isWritten ? state.count : nil
    }
    if let count { progress(count) } else { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession,
    task: URLSessionTask,
    didCompleteWithError error: (any Error)?
  ) {
    let (continuation, failure) = state.withLock { state in
      defer { state.continuation = nil }
      return (state.continuation, state.failure)
    }
    continuation?.resume(returning: failure ?? error.map { DownloadError(lost: address, $0) })
  }

  /// Does something with the file, and remembers why that failed.
  private func attempt(_ state: inout State, _ body: (inout State) throws -> Void) -> Bool {
    do {
      try body(&state)
      return true
    } catch {
      state.failure = .unusable("the downloaded file", reason: error.localizedDescription)
      return false
    }
  }
}

extension DownloadError {
  /// Why a connection failed.
  ///
  /// Foundation has codes for certificates; on Linux it passes on libcurl's sentence without one.
  package init(lost address: String, _ error: any Error) {
    let reason = error.localizedDescription
    let certificates = -1206 ... -1201
    let isDistrusted =
      certificates.contains((error as NSError).code) || reason.contains("certificate")
    self =
      isDistrusted
      ? .untrusted(address, reason: reason) : .unreachable(address, reason: reason)
  }
}
