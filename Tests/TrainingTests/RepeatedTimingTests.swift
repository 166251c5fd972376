import Testing
import Training

@Suite("Repeated timing")
struct RepeatedTimingTests {
  @Test("the work is done as often as asked at least, and its times are sorted")
  func least() {
    var calls = 0
    let timing = RepeatedTiming(atLeast: 4, for: 0) { calls += 1 }
    #expect(calls == 4)
    #expect(timing.seconds.count == 4)
    #expect(timing.seconds == timing.seconds.sorted())
    #expect(timing.median == timing.seconds[2])
    #expect(timing.seconds.allSatisfy { $0 >= 0 })
  }

  @Test("it goes on until the time is over")
  func duration() {
    let clock = ContinuousClock(), start = clock.now
    let timing = RepeatedTiming(atLeast: 1, for: 0.02) {}
    #expect((clock.now - start) / .seconds(1) >= 0.02)
    #expect(timing.seconds.count > 1)
  }
}
