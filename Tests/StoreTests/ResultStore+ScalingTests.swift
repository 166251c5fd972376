import Store
import Testing

@Suite("ResultStore+Scaling")
struct ResultStoreScalingTests {
  private func row(_ threads: Int, _ jobs: Int, _ speed: Double, day: Int = 1) -> ScalingRecord {
    ScalingRecord(
      threads: threads,
      jobs: jobs,
      imagesPerSecond: speed,
      measured: "2026-01-0\(day)T00:00:00Z"
    )
  }

  @Test("the fastest number of jobs is that of the same machine and number of threads")
  func fastest() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    try store.keep([row(1, 4, 90), row(1, 2, 100), row(2, 2, 300)], ofMachine: "m")
    try store.keep([row(1, 8, 900)], ofMachine: "other")
    #expect(try store.fastestJobs(ofMachine: "m", threads: 1) == 2)
    #expect(try store.fastestJobs(ofMachine: "m", threads: 2) == 2)
    #expect(try store.fastestJobs(ofMachine: "m", threads: 3) == nil)
    try store.keep([row(1, 1, 50)], ofMachine: "m")
    #expect(try store.fastestJobs(ofMachine: "m", threads: 1) == 1)
    #expect(try store.fastestJobs(ofMachine: "m", threads: 2) == nil)
  }

  @Test("merging takes the newest of every row, in any order to the same end")
  func merged() throws {
    let places = try [TemporaryStore(), TemporaryStore()]
    defer { for place in places { place.remove() } }
    let rows = [[row(1, 2, 100), row(1, 4, 90)], [row(1, 2, 80, day: 2)]]
    for (place, rows) in zip(places, rows) {
      let store = try place.open()
      try store.keep(rows, ofMachine: "m")
      try store.close(TemporaryStore.holder)
    }
    for order in [[0, 1], [1, 0], [1, 0, 1]] {
      let target = try TemporaryStore()
      defer { target.remove() }
      let store = try target.open()
      for index in order { try store.merge(try ResultStore(readingFrom: places[index].path)) }
      #expect(try store.fastestJobs(ofMachine: "m", threads: 1) == 4)
    }
  }
}
