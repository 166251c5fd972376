import Kernels

/// Whether a short training gives the same bits twice, on any threads and instruction sets.
package struct RepetitionCheck {
  package let findings: [MethodExamination.Finding]

  package init(_ experiment: Experiment) throws {
    let expected = try Self.trajectory(experiment)
    let again = try Self.trajectory(experiment)
    let threads = try [2, 3].map { try Self.trajectory(experiment, threads: $0) }
    let levels = KernelLevel.allCases.filter(\.isAvailable)
    let byLevel = try levels.map { try Self.trajectory(experiment, level: $0.rawValue) }
    let names = levels.map(\.rawValue).joined(separator: ", ")
    findings = [
      .init("repetition", again == expected, Self.text(again == expected, "run twice")),
      .init(
        "threads",
        threads.allSatisfy { $0 == expected },
        Self.text(threads.allSatisfy { $0 == expected }, "on 1, 2 and 3 threads")
      ),
      .init(
        "instruction sets",
        byLevel.allSatisfy { $0 == expected },
        Self.text(byLevel.allSatisfy { $0 == expected }, "on \(names)")
      ),
    ]
  }

  private static func trajectory(
    _ experiment: Experiment,
    threads: Int = 1,
    level: String? = nil
  ) throws -> String {
    var runner = ExperimentRunner(experiment, dataDirectory: nil, threads: threads, level: level)
    return try runner.run { _ in }.trajectory
  }

  private static func text(_ holds: Bool, _ how: String) -> String {
    "a training of a few steps gives \(holds ? "the same bits" : "other bits") \(how)"
  }
}
