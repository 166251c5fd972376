/// One of the two disjoint parts of a data set.
public enum Split: String, Sendable, Hashable, CaseIterable {
  /// The images a network learns from.
  case train
  /// The images its accuracy is measured on.
  case test
}
