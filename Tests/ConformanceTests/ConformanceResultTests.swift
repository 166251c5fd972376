import Conformance
import Kernels
import Testing
import Training

@Suite("Conformance result")
struct ConformanceResultTests {
  @Test("a line holds operation, name, worst tensor, error, tolerance and the verdict")
  func line() throws {
    let result = ConformanceRunner(Engine()).run(CommittedFixtures.path("sgd-nesterov-6"))
    let parts = result.description.split(separator: "  ").map(String.init)
    #expect(parts.count == 6)
    #expect(parts.prefix(4) == ["pass", "sgd", "sgd-nesterov-6", "parameter"])
    #expect(parts[4].wholeMatch(of: /error \d\.\de-\d+/) != nil, "\(parts[4])")
    #expect(parts[5] == "tolerance 1.0e-4")
  }

  @Test("an error above the tolerance fails, with both numbers")
  func failure() throws {
    let result = try CommittedFixtures.result(of: "centred-10x24x1") {
      $0.tensors["out.kernel"]?.values[7] += 1
    }
    #expect(!result.passed && result.problem == nil)
    #expect(result.worst == "kernel" && result.error > 0.1)
    #expect(result.description.hasPrefix("FAIL  centred  changed  kernel  error "))
    #expect(result.description.hasSuffix("tolerance 1.0e-4"))
  }

  @Test("a problem takes the place of the numbers")
  func problem() throws {
    let result = try CommittedFixtures.result(of: "centred-10x24x1") {
      $0.tensors["in.weight"] = nil
    }
    #expect(result.description == "FAIL  centred  changed  input 'weight' is missing")
    #expect(result.problem == "input 'weight' is missing")
  }

  @Test("an error of zero is written as such")
  func exact() {
    let result = ConformanceRunner(Engine()).run(CommittedFixtures.path("max_pool-7-6"))
    #expect(result.error == 0 && result.passed)
    #expect(result.description.contains("error 0.0"))
  }
}
