import Store
import Testing

@Suite("ResultStore+Lease")
struct ResultStoreLeaseTests {
  let second = Holder(bootID: "boot-1", pid: 200, processStart: 9)

  @Test("a second process is refused while the first is alive, with its number")
  func refused() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let first = try place.open()
    let error = try #require(throws: StoreError.self) {
      try place.open(as: second, isAlive: { $0 == TemporaryStore.holder })
    }
    #expect(error == .held(path: place.path, pid: 100))
    #expect("\(error)".contains("process 100"))
    try first.close(TemporaryStore.holder)
    #expect(throws: Never.self) { try place.open(as: second, isAlive: { _ in true }) }
  }

  @Test("a dead holder's lease is taken over and its running attempts are interrupted")
  func takenOver() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let first = try place.open()
    try first.begin(TemporaryStore.run(), declaring: [TemporaryStore.cell("k1")])
    try first.begin(TemporaryStore.attempt("a1", cell: "k1"))
    #expect(try first.cellStates().isEmpty)
    let next = try place.open(as: second)
    let state = try #require(try next.cellStates()["k1"])
    #expect(state.outcome == .interrupted)
    #expect(!state.isAccepted)
    #expect(try next.outcomes(ofRun: "run-1") == [.interrupted: 1])
  }

  @Test("a lease is not given back by a process that does not hold it")
  func notMine() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let first = try place.open()
    try first.close(second)
    #expect(throws: StoreError.held(path: place.path, pid: 100)) {
      try place.open(as: second, isAlive: { $0 == TemporaryStore.holder })
    }
  }
}
