import Conformance
import Testing
import Training

/// A rule that runs alone must give what the fixtures of rules and biases hold.
@Suite("Rule probe")
struct RuleProbeTests {
  @Test("without a gradient only the forward pass runs")
  func forwardOnly() throws {
    #expect(CommittedFixtures.expectPass("batch_norm-eval-3x20x5x4") < 1e-6)
    try CommittedFixtures.expectFailure("batch_norm-eval-3x20x5x4", "output 'grad_x' is missing") {
      $0.resize("out.grad_x", [3, 20, 5, 4])
    }
  }

  @Test("a bias is added to every pixel, and its gradient is summed over them")
  func bias() throws {
    let name = "conv2d-n1-c20x10-6x6-k3-s1-p0-bias"
    for (output, shift) in [("out.y", Float(1)), ("out.grad_bias", 1)] {
      let result = try CommittedFixtures.result(of: name) { file in
        file.add(shift, to: output)
      }
      #expect("out." + result.worst == output && !result.passed)
    }
    let shifted = try CommittedFixtures.result(of: name) { file in
      file.add(1, to: "in.bias")
      file.add(1, to: "out.y")
    }
    #expect(shifted.passed, "\(shifted)")
  }

  @Test("running statistics move with their momentum")
  func statistics() throws {
    let result = try CommittedFixtures.result(of: "batch_norm-train-3x20x5x4") {
      try $0.set("momentum", "0.2")
    }
    #expect(!result.passed && result.worst.hasPrefix("running_"))
  }
}
