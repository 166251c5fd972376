import Kernels

/// Where a method was published.
public struct Citation: Sendable, Hashable {
  /// Authors, title and venue.
  public let text: String
  /// The section, equation or file.
  public let place: String

  /// Creates a citation.
  public init(_ text: String, place: String) {
    self.text = text
    self.place = place
  }
}

/// What a published method changes in a network: one choice in each of five slots.
///
/// Each slot is a recipe that is given the place it stands in, so that a method can treat the stem, the
/// blocks and the shortcuts differently. `nil` leaves the place as it is.
public struct Method: Sendable {
  /// The name that suites use.
  public let name: String
  /// One line for lists.
  public let summary: String
  /// Where it was published.
  public let source: Citation
  /// The raw kernels at the start.
  public var initialization: any Initialization = HeNormal()
  /// From raw kernels to used kernels.
  public var kernelTransform: @Sendable (KernelContext) -> (any KernelTransform)? = { _ in nil }
  /// From moments to scale and shift.
  public var activationRule: @Sendable (ActivationContext) -> (any ActivationRule)? = { _ in nil }
  /// The change of a kernel's gradient.
  public var gradientRule: @Sendable (KernelContext) -> (any GradientRule)? = { _ in nil }
  /// The factor on residual branches.
  public var branch: BranchRule = .one

  init(_ name: String, _ summary: String, source: Citation) {
    self.name = name
    self.summary = summary
    self.source = source
  }

  /// A copy with some slots filled.
  func with(_ fill: (inout Method) -> Void) -> Method {
    var copy = self
    fill(&copy)
    return copy
  }
}
