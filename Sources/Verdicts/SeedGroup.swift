import Statistics

/// One side of a check: a value per seed, and what was left out.
struct SeedGroup {
  /// The axis values that make the group.
  var label: String
  /// The seeds that have a value, ascending.
  var seeds: [Int] = []
  /// One value per seed, on the metric's own scale.
  var values: [Double] = []
  /// The runs that diverged.
  var diverged = 0
  /// What the reader must know.
  var warnings: [String] = []

  var count: Int { seeds.count }

  var summary: GroupSummary {
    GroupSummary(label: label, values: values, seeds: seeds, diverged: diverged)
  }

  /// The group with only the seeds given.
  func keeping(_ kept: Set<Int>) -> SeedGroup {
    var result = self
    let pairs = zip(seeds, values).filter { kept.contains($0.0) }
    result.seeds = pairs.map(\.0)
    result.values = pairs.map(\.1)
    return result
  }

  /// Both groups with the seeds they share, and a sentence on the others.
  static func paired(_ first: SeedGroup, _ second: SeedGroup) -> (SeedGroup, SeedGroup, String?) {
    let shared = Set(first.seeds).intersection(second.seeds)
    let lost = first.count + second.count - 2 * shared.count
    let warning =
      lost > 0 ? "\(Numeral.count(lost, "value")) without a partner of the same seed left out" : nil
    return (first.keeping(shared), second.keeping(shared), warning)
  }

  /// The sentence that introduces the group in an explanation.
  func step(_ role: String) -> String {
    let sample = Sample(values)
    let runs = diverged > 0 ? ", \(Numeral.count(diverged, "run")) diverged" : ""
    let list = values.map { Numeral.text($0) }.joined(separator: " ")
    let spread =
      count > 1 && sample.isFinite
      ? ", mean \(Numeral.text(sample.mean)), sd \(Numeral.text(sample.standardDeviation))"
      : ", median \(Numeral.text(sample.median))"
    return "\(role) \(label): n = \(count)\(count > 0 ? spread : "")\(runs); values \(list)."
  }
}
