import Foundation

/// Ends a worker whose parent has ended, so that a killed run leaves nothing behind.
enum OrphanWatch {
  /// Begins to look every second whether the parent is still the one that started this process.
  static func begin() {
    let parent = getppid()
    Thread.detachNewThread {
      while getppid() == parent { sleep(1) }
      _exit(ExitStatus.internalError.rawValue)
    }
  }
}
