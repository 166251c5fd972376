import Kernels
import Testing
import Training

/// Winograd's sums round differently from direct ones; training must not feel it.
@Suite("Convolution choice")
struct ConvolutionChoiceTests {
  /// Student's t for 9 degrees of freedom at 1 % on both sides together (SciPy, t.ppf(0.995, 9)).
  private static let critical = 3.2498

  private func curve(seed: Int, _ choice: Engine.ConvolutionChoice) throws -> [Double] {
    let experiment = Experiment.sample("bn", steps: 60) {
      $0.seed = seed
      $0.trainImages = 512
      $0.batch = 32
    }
    var trainer = try Trainer(experiment.session(engine: Engine(convolution: choice)))
    var losses: [Double] = []
    _ = trainer.run { losses += $0.filter { $0.metric == "train_loss" }.map(\.value) }
    return losses
  }

  @Test("over ten seeds the curves of Winograd and direct convolution do not differ on average")
  func same() throws {
    var early: [Double] = [], late: [Double] = []
    for seed in 1...10 {
      let direct = try curve(seed: seed, .direct), winograd = try curve(seed: seed, .winograd)
      // Different bits, or the comparison would be of one algorithm with itself.
      #expect(direct != winograd)
      #expect(abs(direct[0] - winograd[0]) < 1e-4)
      early.append(mean(winograd[20..<40]) - mean(direct[20..<40]))
      late.append(mean(winograd[40...]) - mean(direct[40...]))
    }
    #expect(abs(student(early)) < Self.critical, "differences \(early)")
    #expect(abs(student(late)) < Self.critical, "differences \(late)")
    // And none of them is large: the seeds themselves differ by several hundredths.
    #expect(abs(mean(late[...])) < 0.02, "differences \(late)")
  }

  private func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// The mean difference over its standard error.
  private func student(_ differences: [Double]) -> Double {
    let count = Double(differences.count), mean = mean(differences[...])
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    return mean / (variance / count).squareRoot()
  }
}
