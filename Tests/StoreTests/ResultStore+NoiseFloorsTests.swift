import Store
import Testing

@Suite("ResultStore+NoiseFloors")
struct ResultStoreNoiseFloorsTests {
  static func floor(
    _ relative: Double,
    arm: String = "method=bn",
    machine: String = "m",
    measured: String = "2026-01-01T00:00:00Z"
  ) -> NoiseFloorRecord {
    NoiseFloorRecord(
      machine: machine,
      suite: "s",
      caseID: "step",
      arm: arm,
      metric: "step_time_ratio",
      relative: relative,
      rounds: 20,
      measured: measured
    )
  }

  @Test("each machine has its floors, sorted; of two measurements the newest counts")
  func newest() throws {
    let place = try TemporaryStore()
    defer { place.remove() }
    let store = try place.open()
    let later = Self.floor(0.01, measured: "2026-01-02T00:00:00Z")
    try store.keep([Self.floor(0.3, arm: "method=none"), Self.floor(0.02)])
    try store.keep([later, Self.floor(0.5, machine: "other")])
    try store.keep([Self.floor(0.04)])
    #expect(
      try store.noiseFloors(ofMachine: "m") == [later, Self.floor(0.3, arm: "method=none")]
    )
    #expect(try store.noiseFloors(ofMachine: "nowhere").isEmpty)
  }

  @Test("merging takes floors in, in any order to the same end")
  func merged() throws {
    let places = try [TemporaryStore(), TemporaryStore()]
    defer { for place in places { place.remove() } }
    let later = Self.floor(0.01, measured: "2026-01-02T00:00:00Z")
    for (place, floor) in zip(places, [Self.floor(0.02), later]) {
      let store = try place.open()
      try store.keep([floor])
      try store.close(TemporaryStore.holder)
    }
    for order in [[0, 1], [1, 0], [1, 0, 1]] {
      let target = try TemporaryStore()
      defer { target.remove() }
      let store = try target.open()
      for index in order { try store.merge(try ResultStore(readingFrom: places[index].path)) }
      #expect(try store.noiseFloors(ofMachine: "m") == [later])
    }
  }
}
