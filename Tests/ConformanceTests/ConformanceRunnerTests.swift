import Conformance
import Foundation
import Kernels
import Testing
import Training

@Suite("Conformance runner")
struct ConformanceRunnerTests {
  @Test("there is a committed fixture of every operation")
  func complete() throws {
    let operations = Set(
      try CommittedFixtures.names.compactMap { name in
        try Safetensors(
          Data(contentsOf: URL(fileURLWithPath: CommittedFixtures.path(name)))
        ).metadata["op"]
      }
    )
    #expect(
      operations == [
        "conv2d", "linear", "max_pool", "global_average_pool", "softmax_cross_entropy", "sgd",
        "batch_norm", "group_norm", "affine", "pws", "weight_standardization",
        "scaled_weight_standardization", "weight_normalization", "exponential_scale", "centred",
        "gradient_centralization", "mean_shift_rejection", "adaptive_gradient_clipping",
        "trajectory",
      ]
    )
  }

  @Test("folders give their fixtures by name, files themselves, an empty folder nothing")
  func paths() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("conformance-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    #expect(ConformanceRunner.fixtures([folder.path]) == [])
    for name in ["b.safetensors", "a.safetensors", "notes.txt"] {
      try Data().write(to: folder.appendingPathComponent(name))
    }
    let path = folder.path
    #expect(
      ConformanceRunner.fixtures([path, "other"]) == [
        path + "/a.safetensors", path + "/b.safetensors", "other",
      ]
    )
  }

  @Test("a file that is missing or a folder is an error line")
  func unreadable() {
    for path in ["no/such/file.safetensors", CommittedFixtures.folder] {
      let result = ConformanceRunner(Engine()).run(path)
      #expect(!result.passed && result.problem != nil)
      #expect(result.description.hasPrefix("FAIL  "))
      #expect(!result.description.contains("\n"))
    }
  }

  @Test("an operation that nobody knows fails by its name")
  func unknown() throws {
    try CommittedFixtures.expectFailure("linear-6", "FAIL  fft  changed  unknown operation") {
      $0.metadata["op"] = "fft"
    }
  }

  @Test("an output that is not computed, and none at all, fail")
  func outputs() throws {
    try CommittedFixtures.expectFailure("linear-6", "output 'gain' is missing or misshapen") {
      $0.resize("out.gain", [3])
    }
    try CommittedFixtures.expectFailure("linear-6", "output 'y' is missing or misshapen") {
      $0.resize("out.y", [2])
    }
    try CommittedFixtures.expectFailure("linear-6", "no outputs") { file in
      file.tensors = file.tensors.filter { $0.key.hasPrefix("in.") }
    }
  }

  @Test("numbers that are none never pass")
  func notANumber() throws {
    for value in [Float.nan, .infinity] {
      let result = try CommittedFixtures.result(of: "linear-6") {
        $0.tensors["out.y"]?.values[3] = value
      }
      #expect(!result.passed)
      let inputs = try CommittedFixtures.result(of: "linear-6") {
        $0.tensors["in.x"]?.values[3] = value
      }
      #expect(!inputs.passed)
    }
  }
}
