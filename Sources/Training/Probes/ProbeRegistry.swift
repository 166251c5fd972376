/// Every probe by name: a new one is its file, its test and its line here.
public enum ProbeRegistry {
  /// The probes in the order in which lists show them.
  public static var all: [Probe] {
    [
      DepthMoments.probe, GradientLine.probe, LogitGradient.probe, MatrixProducts.probe,
      Shift.probe, SliceMeans.probe, ModeDifference.probe, GradientHistogram.probe,
      DivergingUpdate.probe, GradientNoise.probe,
      StepTime.probe,
    ]
  }

  /// The names of all probes.
  public static var names: [String] { all.map(\.name) }

  /// The probe of a name.
  public static func probe(named name: String) -> Probe? { all.first { $0.name == name } }
}
