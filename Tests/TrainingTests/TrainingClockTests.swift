import Synchronization
import Testing
import Training

@Suite("Training clock")
struct TrainingClockTests {
  @Test("counts nothing before it measures, however much happens")
  func unmeasured() {
    let clock = TrainingClock()
    var sum = 0
    for number in 0..<100_000 { sum &+= number &* sum | 1 }
    #expect(sum != 0)
    #expect(clock.seconds == 0)
  }

  @Test("stands still between measurements and never runs back")
  func monotone() {
    var clock = TrainingClock(), before = 0.0
    for _ in 0..<20 {
      clock.measure { _ = (0..<1000).map { Double($0).squareRoot() } }
      let after = clock.seconds
      #expect(after >= before)
      _ = (0..<1000).map { Double($0).squareRoot() }
      #expect(clock.seconds == after)
      before = after
    }
  }

  @Test("goes by the source it is given, from what was counted before")
  func source() {
    let time = Mutex(Duration.seconds(7))
    var clock = TrainingClock(seconds: 3, by: { time.withLock { $0 } })
    time.withLock { $0 += .seconds(100) }
    clock.measure { time.withLock { $0 += .seconds(2) } }
    time.withLock { $0 += .seconds(100) }
    #expect(clock.seconds == 5)
  }

  @Test("returns what was measured")
  func result() {
    var clock = TrainingClock()
    #expect(clock.measure { 6 * 7 } == 42)
  }

  @Test("the points of a run carry seconds that never run back")
  func points() throws {
    let seconds = try Experiment.sample(steps: 20).measured().points.map(\.seconds)
    #expect(seconds.allSatisfy { $0 >= 0 })
    #expect(seconds == seconds.sorted())
  }
}
