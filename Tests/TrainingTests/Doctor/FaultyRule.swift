import Kernels
import Methods

/// y = a·x, with a contract that it may break.
struct FaultyRule: ActivationRule {
  /// What is wrong with it.
  enum Fault: CaseIterable {
    /// Nothing: a = 1.
    case none
    /// Two of its parameters have one name.
    case nameTwice
    /// a grows with every pass in inference.
    case changingInference
    /// a grows with every pass in training, and no checkpoint keeps it.
    case unsavedState
  }

  var parameters: [Parameter]
  private let fault: Fault
  private var scale: Float = 1

  init(_ fault: Fault) {
    self.fault = fault
    parameters = (0..<2).map { index in
      let name = fault == .nameTwice || index == 0 ? "scale" : "shift"
      return Parameter(name, channels: 1, repeating: 0)
    }
  }

  mutating func forward(_ moments: Moments?, _ phase: Phase, into target: ChannelTable) {
    let growing: Fault = phase == .training ? .unsavedState : .changingInference
    if fault == growing { scale += 0.125 }
    for channel in 0..<target.channels {
      target[0, channel, 0] = scale
      target[0, channel, 1] = 0
    }
  }

  func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    for channel in 0..<coefficients.channels {
      coefficients[0, channel, 0] = scale
      coefficients[0, channel, 1] = 0
      coefficients[0, channel, 2] = 0
    }
  }
}
