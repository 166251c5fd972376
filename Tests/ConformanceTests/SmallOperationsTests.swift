import Conformance
import Testing
import Training

@Suite("Small operations")
struct SmallOperationsTests {
  @Test(
    "pooling, the loss and the optimizer agree with PyTorch",
    arguments: CommittedFixtures.names(
      "max_pool",
      "global_average_pool",
      "softmax_cross_entropy",
      "sgd"
    )
  )
  func agree(_ name: String) {
    #expect(CommittedFixtures.expectPass(name) < 1e-6)
  }

  @Test("shapes that do not fit are error lines")
  func shapes() throws {
    try CommittedFixtures.expectFailure("max_pool-7-6", "windows of 8 in an input [6,20,7,7]") {
      try $0.set("size", "8")
    }
    try CommittedFixtures.expectFailure("max_pool-7-6", "a gradient [6,20,3,3] for") {
      try $0.set("stride", "1")
    }
    try CommittedFixtures.expectFailure("global_average_pool-7-6", "a gradient [6, 19]") {
      $0.resize("in.grad_y", [6, 19])
    }
    try CommittedFixtures.expectFailure("softmax_cross_entropy-6", "5 labels for logits [6, 10]") {
      $0.resize("in.labels", [5])
    }
    try CommittedFixtures.expectFailure("sgd-nesterov-6", "for 37 numbers") {
      $0.resize("in.gradients", [4, 36])
    }
  }
}
