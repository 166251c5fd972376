import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Session+Fault")
struct SessionFaultTests {
  @Test("one bit of one weight is another one")
  func oneBit() throws {
    let whole = try Experiment.sample().session()
    var faulty = whole
    faulty.flipBit()
    #expect(
      zip(Self.bits(whole), Self.bits(faulty)).map { ($0 ^ $1).nonzeroBitCount }.reduce(0, +) == 1
    )
  }

  @Test("the trajectory tells a run with the fault from one without")
  func trajectory() throws {
    let experiment = Experiment.sample(steps: 1)
    var runner = ExperimentRunner(experiment, dataDirectory: nil, flipsBit: true)
    let faulty = try runner.run { _ in }
    #expect(try faulty.trajectory != experiment.result().trajectory)
  }

  @Test("a probe has no such weight, and says so")
  func probe() {
    var experiment = Experiment.sample()
    experiment.probe = "depth-moments"
    var runner = ExperimentRunner(experiment, dataDirectory: nil, flipsBit: true)
    #expect(throws: ExperimentError.self) { try runner.run { _ in } }
  }

  private static func bits(_ session: Session) -> [UInt32] {
    var bits: [UInt32] = []
    session.model.forEachParameter { bits += $0.value.storage.map(\.bitPattern) }
    return bits
  }
}
