import Kernels
import Synchronization
import Testing

@Suite("Worker pool")
struct WorkerPoolTests {
  /// How often each item ran, and on which workers.
  private static func tally(
    _ pool: WorkerPool,
    _ count: Int
  ) -> (runs: [Int], workers: Set<Int>) {
    let seen = Mutex((runs: [Int](repeating: 0, count: count), workers: Set<Int>()))
    pool.run(count) { item, worker in
      seen.withLock {
        $0.runs[item] += 1
        $0.workers.insert(worker)
      }
    }
    return seen.withLock { $0 }
  }

  @Test("runs every item exactly once", arguments: [1, 2, 5], [0, 1, 2, 4, 7, 1000])
  func once(_ threads: Int, _ count: Int) {
    let pool = WorkerPool(threads: threads)
    defer { pool.stop() }
    let seen = Self.tally(pool, count)
    #expect(seen.runs == [Int](repeating: 1, count: count))
    #expect(seen.workers.allSatisfy { 0..<threads ~= $0 })
    #expect(pool.threads == threads)
  }

  @Test("keeps loops apart, many in a row", arguments: [1, 2, 5])
  func manyLoops(_ threads: Int) {
    let pool = WorkerPool(threads: threads)
    defer { pool.stop() }
    for loop in 0..<2000 {
      let count = [0, 1, 2, 3, 17][loop % 5]
      #expect(Self.tally(pool, count).runs == [Int](repeating: 1, count: count))
    }
  }

  @Test("what the items wrote can be read when the loop ends", arguments: [1, 2, 5])
  func writes(_ threads: Int) {
    let pool = WorkerPool(threads: threads)
    defer { pool.stop() }
    let buffer = AlignedBuffer(count: 4096)
    for loop in 1...50 {
      // An item writes only what is its own, so no lock is needed.
      pool.run(4096) { item, _ in buffer.start[item] += Float(item % 7) }
      let sum = (0..<4096).reduce(Float(0)) { $0 + buffer.start[$1] }
      #expect(sum == Float(loop) * (0..<4096).reduce(Float(0)) { $0 + Float($1 % 7) })
    }
  }

  @Test("an item may hold a loop of no item or of one", arguments: [1, 2, 5], [0, 1])
  func nested(_ threads: Int, _ inner: Int) {
    let pool = WorkerPool(threads: threads)
    defer { pool.stop() }
    let total = Atomic<Int>(0)
    pool.run(40) { _, _ in
      pool.run(inner) { _, _ in total.add(1, ordering: .relaxed) }
    }
    #expect(total.load(ordering: .sequentiallyConsistent) == 40 * inner)
  }

  @Test("starts and stops again and again, with and without work", arguments: [1, 2, 5])
  func stops(_ threads: Int) {
    for round in 0..<50 {
      let pool = WorkerPool(threads: threads)
      if round % 2 == 0 { #expect(Self.tally(pool, 9).runs == [Int](repeating: 1, count: 9)) }
      pool.stop()
    }
  }

  @Test("threads that have gone to sleep are woken")
  func sleepers() async throws {
    let pool = WorkerPool(threads: 3)
    defer { pool.stop() }
    for _ in 0..<5 {
      try await Task.sleep(for: .milliseconds(5))
      #expect(Self.tally(pool, 11).runs == [Int](repeating: 1, count: 11))
    }
  }

  @Test("refuses a pool without threads")
  func refusal() async {
    await #expect(processExitsWith: .failure) { _ = WorkerPool(threads: 0) }
  }
}
