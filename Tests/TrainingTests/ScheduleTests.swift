import Testing
import Training

@Suite("Schedule")
struct ScheduleTests {
  @Test("constant keeps the learning rate")
  func constant() {
    #expect([0, 1, 50, 99].allSatisfy { Schedule.constant.factor(step: $0, of: 100) == 1 })
  }

  @Test("step divides by ten at each milestone")
  func step() {
    let schedule = Schedule.step([0.5, 0.75])
    let factors = [0, 49, 50, 74, 75, 99].map { schedule.factor(step: $0, of: 100) }
    #expect(factors == [1, 1, 0.1, 0.1, 0.01, 0.01])
    #expect(Schedule.step([]).factor(step: 99, of: 100) == 1)
    #expect(Schedule.step([0]).factor(step: 0, of: 100) == 0.1)
  }

  @Test("cosine falls from one through a half to almost zero")
  func cosine() {
    let factors = (0..<100).map { Schedule.cosine.factor(step: $0, of: 100) }
    #expect(factors[0] == 1)
    #expect(abs(factors[50] - 0.5) < 1e-15)
    #expect(factors[99] > 0 && factors[99] < 3e-4)
    #expect(zip(factors, factors.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test(
    "a run without steps has a factor too",
    arguments: [Schedule.constant, .step([0.5]), .cosine]
  )
  func empty(_ schedule: Schedule) {
    #expect(schedule.factor(step: 0, of: 0) == 1)
  }

  @Test("every name makes its schedule, another none")
  func names() {
    let made = Schedule.names.map { Schedule(named: $0, milestones: [0.3]) }
    #expect(made == [.constant, .step([0.3]), .cosine])
    #expect(Schedule(named: "linear", milestones: []) == nil)
  }
}
