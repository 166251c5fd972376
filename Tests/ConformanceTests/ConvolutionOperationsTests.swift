import Conformance
import Kernels
import Testing
import Training

@Suite("Convolution operations")
struct ConvolutionOperationsTests {
  static let convolution = "conv2d-n1-c20x10-6x6-k3-s1-p0-bias"

  @Test(
    "convolutions and the linear layer agree with PyTorch",
    arguments: CommittedFixtures.names("conv2d", "linear")
  )
  func agree(_ name: String) {
    #expect(CommittedFixtures.expectPass(name) < 1e-5)
  }

  @Test("OpenBLAS is an implementation of its own that agrees too")
  func library() {
    for name in CommittedFixtures.names("conv2d", "linear") {
      let result = ConformanceRunner(Engine(implementation: .openblas))
        .run(CommittedFixtures.path(name))
      #expect(result.passed, "\(result)")
    }
  }

  @Test("shapes that do not fit are error lines")
  func shapes() throws {
    try CommittedFixtures.expectFailure(Self.convolution, "for an input [1,20,6,6]") {
      $0.resize("in.weight", [10, 19, 3, 3])
    }
    try CommittedFixtures.expectFailure(Self.convolution, "for an input [1,20,6,6]") {
      $0.resize("in.weight", [10, 20, 7, 3])
    }
    try CommittedFixtures.expectFailure(Self.convolution, "a gradient [1,10,5,4]") {
      $0.resize("in.grad_y", [1, 10, 5, 4])
    }
    for shape in [[5], [17], [10, 2]] {
      try CommittedFixtures.expectFailure(Self.convolution, "a bias for other than 10 channels") {
        $0.resize("in.bias", shape)
      }
    }
  }

  @Test("strides and paddings that would take more memory than the file are error lines")
  func extremes() throws {
    for json in ["0", "1000000", "1e9", "-1"] {
      try CommittedFixtures.expectFailure(Self.convolution, "stride") { try $0.set("stride", json) }
    }
    for json in ["1000000", "1e9", "-1"] {
      try CommittedFixtures.expectFailure(Self.convolution, "padding") {
        try $0.set("padding", json)
      }
    }
  }

  @Test("a linear layer's weight is a matrix that fits")
  func linear() throws {
    try CommittedFixtures.expectFailure("linear-6", "a weight") {
      $0.resize("in.weight", [10, 32])
    }
    try CommittedFixtures.expectFailure("linear-6", "a weight") {
      $0.resize("in.weight", [10, 33, 2, 1])
    }
    try CommittedFixtures.expectFailure("linear-6", "a bias") { $0.resize("in.bias", [40]) }
    try CommittedFixtures.expectFailure("linear-6", "61 values for 6×10") {
      $0.resize("in.grad_y", [61])
    }
  }
}
