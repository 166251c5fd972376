import Conformance
import Testing
import Training

@Suite("Normalization operations")
struct NormalizationOperationsTests {
  @Test(
    "normalizations agree with PyTorch",
    arguments: CommittedFixtures.names("batch_norm", "batch_norm_minus", "group_norm", "affine")
  )
  func agree(_ name: String) {
    #expect(CommittedFixtures.expectPass(name) < 1e-6)
  }

  @Test("both phases and both forms of batch normalization are among the fixtures")
  func variants() {
    #expect(CommittedFixtures.names("batch_norm", "batch_norm_minus").count == 3)
  }

  @Test("groups that do not divide the channels are an error line", arguments: ["3", "21", "0"])
  func groups(_ json: String) throws {
    try CommittedFixtures.expectFailure("group_norm-5-3x20x5x4", json == "0" ? "groups" : "of 20") {
      try $0.set("groups", json)
    }
  }

  @Test("a number per channel must be as many as the channels")
  func shapes() throws {
    for name in ["in.scale", "in.shift"] {
      try CommittedFixtures.expectFailure("affine-3x20x5x4", "for [3,20,5,4]") {
        $0.resize(name, [19])
      }
    }
    for name in ["in.running_mean", "in.running_var"] {
      try CommittedFixtures.expectFailure("batch_norm-eval-3x20x5x4", "21 statistics") {
        $0.resize(name, [21])
      }
    }
    try CommittedFixtures.expectFailure("affine-3x20x5x4", "the gradient's shape is not") {
      $0.resize("in.grad_y", [3, 20, 4, 5])
    }
  }
}
