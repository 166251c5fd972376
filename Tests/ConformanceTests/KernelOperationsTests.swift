import Conformance
import Testing
import Training

@Suite("Kernel operations")
struct KernelOperationsTests {
  static let names = CommittedFixtures.names(
    "pws",
    "weight_standardization",
    "scaled_weight_standardization",
    "weight_normalization",
    "exponential_scale",
    "centred",
    "gradient_centralization",
    "mean_shift_rejection",
    "adaptive_gradient_clipping"
  )

  @Test("kernel transforms and gradient rules agree with PyTorch", arguments: names)
  func agree(_ name: String) {
    #expect(CommittedFixtures.expectPass(name) < 1e-6)
  }

  @Test("a gradient of another shape is an error line", arguments: names)
  func gradients(_ name: String) throws {
    let result = try CommittedFixtures.result(of: name) { file in
      let key = file.tensors["in.grad_kernel"] == nil ? "in.gradient" : "in.grad_kernel"
      file.resize(key, [2, 3, 1, 1])
    }
    #expect(!result.passed)
    #expect(result.problem != nil)
  }

  @Test(
    "a parameter per filter must be as many as the filters",
    arguments: [
      ("pws-relative-10x24x1", "alpha"), ("weight_normalization-10x24x1", "length"),
      ("exponential_scale-10x24x1", "log_scale"), ("scaled_weight_standardization-10x24x1", "gain"),
    ]
  )
  func parameters(_ name: String, _ parameter: String) throws {
    try CommittedFixtures.expectFailure(name, "'\(parameter)' has shape [11,1,1,1]") {
      $0.resize("in." + parameter, [11])
    }
    try CommittedFixtures.expectFailure(name, "input '\(parameter)' is missing") {
      $0.tensors["in." + parameter] = nil
    }
  }

  @Test("the settings of a transform matter")
  func settings() throws {
    let result = try CommittedFixtures.result(of: "pws-relative-10x24x1") {
      try $0.set("gamma", "0.2")
    }
    #expect(result.problem == nil && !result.passed)
  }
}
