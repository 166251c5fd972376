import Foundation
import Synchronization

/// Threads that share loops of independent items.
///
/// Items are handed out one by one, so an item may run on any thread; results are the same for any
/// number of threads because an item writes only what is its own. Between loops the threads spin
/// briefly, then sleep, so that two threads on one processor do not starve each other.
public final class WorkerPool: @unchecked Sendable {
  /// Threads that take part, the caller's included.
  public let threads: Int

  private let generation = Atomic<Int>(0)
  private let next = Atomic<Int>(0)
  private let busy = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let stopped = Atomic<Bool>(false)
  private let condition = NSCondition()
  /// What the running loop does; written before `generation`, read after it.
  private nonisolated(unsafe) var job: ((Int, Int) -> Void)?
  private nonisolated(unsafe) var count = 0

  /// Looks before a thread sleeps, some 35 µs in all: what a network does between two loops mostly
  /// takes less, and waking a thread costs more.
  private static let spins = 100_000

  /// Starts `threads` − 1 threads beside the caller's.
  public init(threads: Int) {
    precondition(threads > 0, "a pool of \(threads) threads")
    self.threads = threads
    for worker in 1..<max(threads, 1) {
      let thread = Thread { [unowned self] in serve(worker) }
      thread.stackSize = 1 << 20
      running.add(1, ordering: .sequentiallyConsistent)
      thread.start()
    }
  }

  private let running = Atomic<Int>(0)

  deinit {
    precondition(running.load(ordering: .sequentiallyConsistent) == 0, "stop() was not called")
  }

  /// Ends the threads; the pool must not be used afterwards.
  public func stop() {
    stopped.store(true, ordering: .sequentiallyConsistent)
    announce()
    while running.load(ordering: .sequentiallyConsistent) > 0 {
      Thread.sleep(forTimeInterval: 1e-4)
    }
  }

  /// Calls `body(item, worker)` for every item below `count`, and returns when all are done.
  public func run(_ count: Int, _ body: (_ item: Int, _ worker: Int) -> Void) {
    guard threads > 1, count > 1 else {
      for item in 0..<count { body(item, 0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      job = body
      self.count = count
      next.store(0, ordering: .relaxed)
      busy.store(threads - 1, ordering: .relaxed)
      announce()
      work(0, body, count)
      wait { busy.load(ordering: .sequentiallyConsistent) == 0 }
      job = nil
    }
  }

  private func work(_ worker: Int, _ body: (Int, Int) -> Void, _ count: Int) {
    while true {
      let item = next.add(1, ordering: .relaxed).oldValue
      guard item < count else { break }
      body(item, worker)
    }
    publish()
  }

  /// Makes what kernels stored past the caches visible to the other threads: nothing else orders it.
  private func publish() { atomicMemoryFence(ordering: .sequentiallyConsistent) }

  private func serve(_ worker: Int) {
    var seen = 0
    while true {
      wait { generation.load(ordering: .sequentiallyConsistent) != seen }
      seen += 1
      guard !stopped.load(ordering: .sequentiallyConsistent) else { break }
      if let job { work(worker, job, count) }
      if busy.subtract(1, ordering: .sequentiallyConsistent).newValue == 0 { wake() }
    }
    running.subtract(1, ordering: .sequentiallyConsistent)
  }

  private func announce() {
    publish()
    generation.add(1, ordering: .sequentiallyConsistent)
    wake()
  }

  private func wake() {
    guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
    condition.lock()
    condition.broadcast()
    condition.unlock()
  }

  private func wait(until done: () -> Bool) {
    for _ in 0..<Self.spins where done() { return }
    condition.lock()
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while !done() { condition.wait() }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    condition.unlock()
  }
}
