import Conformance
import Kernels
import Testing
import Training

@Suite("Trajectory operation")
struct TrajectoryOperationTests {
  @Test(
    "whole trainings agree with PyTorch in double",
    arguments: ["bn", "pws", "msr", "skipinit", "fixup", "sqrt-half"]
  )
  func agree(_ name: String) {
    // Far below the tolerance: in these files no rectifier stands on the edge.
    #expect(CommittedFixtures.expectPass("trajectory-" + name, portable: false) < 2e-5)
  }

  @Test("threads make no difference")
  func threads() {
    let results = [1, 3].map { threads in
      ConformanceRunner(Engine(threads: threads)).run(CommittedFixtures.path("trajectory-pws"))
    }
    #expect(results[0] == results[1])
  }

  @Test("a network or method that is not known is an error line")
  func unknown() throws {
    let networks = [
      ("blocks_per_stage", "1000"), ("blocks_per_stage", "1048575"), ("network", "\"mlp\""),
      ("shortcut", "\"B\""), ("widths", "[16,32]"),
    ]
    for (setting, json) in networks {
      try CommittedFixtures.expectFailure("trajectory-msr", "a network that is not a CIFAR") {
        try $0.set(setting, json)
      }
    }
    try CommittedFixtures.expectFailure("trajectory-msr", "unknown method 'zap'") {
      try $0.set("method", "\"zap\"")
    }
  }

  @Test("a state that lacks, exceeds or misshapes a tensor is an error line that names it")
  func state() throws {
    try CommittedFixtures.expectFailure("trajectory-msr", "'conv1.weight' [16, 3, 3, 3] is missing")
    {
      $0.tensors["in.state.conv1.weight"] = nil
    }
    try CommittedFixtures.expectFailure("trajectory-msr", "'bn1.gain' [3] is not in the model") {
      $0.resize("in.state.bn1.gain", [3])
    }
    try CommittedFixtures.expectFailure("trajectory-msr", "'conv1.weight' is [16, 3, 3]") {
      $0.resize("in.state.conv1.weight", [16, 3, 3])
    }
    try CommittedFixtures.expectFailure("trajectory-msr", "'state.fc.bias' is missing") {
      $0.tensors["in.state.fc.bias"] = nil
    }
  }

  @Test("images and labels must belong together")
  func images() throws {
    try CommittedFixtures.expectFailure("trajectory-msr", "11 labels for 3 × 4") {
      $0.resize("in.labels", [11])
    }
    try CommittedFixtures.expectFailure("trajectory-msr", "'images' has shape [12, 3, 8, 8]") {
      $0.resize("in.images", [12, 3, 8, 8])
    }
  }

  @Test("the method, the rate and the decay matter", arguments: ["method", "learning_rate"])
  func settings(_ setting: String) throws {
    let result = try CommittedFixtures.result(of: "trajectory-msr") {
      try $0.set(setting, setting == "method" ? "\"gc\"" : "0.02")
    }
    #expect(result.problem == nil && !result.passed, "\(result)")
  }
}
