import Kernels
import Methods
import Networks
import Testing
import Training

@Suite("Trajectory")
struct TrajectoryTests {
  private func digest(_ change: (inout Trajectory) throws -> Void) rethrows -> String {
    var trajectory = Trajectory()
    try change(&trajectory)
    return trajectory.digest
  }

  @Test("nothing has the digest of nothing")
  func empty() {
    #expect(
      Trajectory().digest == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
  }

  @Test("every bit and the order of losses count")
  func losses() {
    func digest(_ losses: [Double]) -> String {
      self.digest { trajectory in losses.forEach { trajectory.add(loss: $0) } }
    }
    #expect(digest([1, 2]) == digest([1, 2]))
    let others = [
      [2, 1], [1], [1, 2.nextUp], [1, 2, 0], [1, 2, -0.0], [.infinity, 2], [.nan, 2],
    ]
    #expect(Set((others + [[1, 2]]).map(digest)).count == others.count + 1)
  }

  @Test("a loss is hashed as its eight bytes, lowest first")
  func bytes() {
    // SHA-256 of 00 00 00 00 00 00 F0 3F.
    #expect(
      digest { $0.add(loss: 1) }
        == "6c3c396ed6b5c36dcae172271f462051b1266b851e92df3deea8ac65478fd712"
    )
  }

  @Test("the last bit of a parameter or of a running statistic counts")
  func weights() throws {
    let model = try Experiment.sample().session().model
    let start = digest { $0.add(weights: model) }
    #expect(digest { $0.add(weights: model) } == start)
    var changed = model
    changed.update { if $0.name == "fc.bias" { $0.value[9] = $0.value[9].nextUp } }
    #expect(digest { $0.add(weights: changed) } != start)
    changed = model
    changed.updateStatistics {
      if $0.name == "bn1.running_var" { $0.values[15] = $0.values[15].nextUp }
    }
    #expect(digest { $0.add(weights: changed) } != start)
  }

  @Test("gradients and the optimizer's memory do not count")
  func memory() throws {
    let model = try Experiment.sample().session().model
    var changed = model
    changed.update {
      $0.gradient = FilterBank($0.gradient.shape, repeating: 1)
      $0.velocity = FilterBank($0.velocity.shape, repeating: 1)
    }
    #expect(digest { $0.add(weights: changed) } == digest { $0.add(weights: model) })
  }

  @Test("results count with their names")
  func results() {
    let two = ["a": 1.0, "b": 2.0]
    #expect(digest { $0.add(results: two) } == digest { $0.add(results: ["b": 2, "a": 1]) })
    #expect(digest { $0.add(results: two) } != digest { $0.add(results: ["a": 2, "b": 1]) })
    #expect(digest { $0.add(results: two) } != digest { $0.add(results: ["a": 1, "c": 2]) })
  }
}
