package import Kernels

/// One trained number for all channels, before or behind a convolution: y = x + β.
///
/// Backward: dx = dy and dβ = Σdy. Before a convolution it is not a shift behind it: the padding stays
/// zero, so that pixels at the border are moved less.
///
/// - Source: Zhang, Dauphin, Ma 2019, arXiv 1901.09321, section 3, rule 3.
package struct ScalarBias: ActivationRule {
  package var parameters: [Parameter]

  package init(_ context: ActivationContext) {
    let name = context.reader.map { $0 + ".input_bias" } ?? context.convolution + ".scalar_bias"
    parameters = [Parameter(name, channels: 1, repeating: 0, decays: false)]
  }

  package func forward(_ moments: Moments?, _ phase: Phase, into scale: ChannelTable) {
    for channel in 0..<scale.channels {
      scale[0, channel, 0] = 1
      scale[0, channel, 1] = parameters[0].value[0]
    }
  }

  package mutating func backward(_ gradient: GradientMoments?, into coefficients: ChannelTable) {
    for channel in 0..<coefficients.channels { coefficients[0, channel, 0] = 1 }
    if let gradient { parameters[0].gradient[0] = Float(gradient.total) }
  }
}

extension GradientMoments {
  /// Σg over all samples, channels and pixels.
  var total: Double {
    var total = 0.0
    for image in 0..<images {
      for channel in 0..<channels { total += sum(image, channel) }
    }
    return total
  }
}

extension ScalarBias {
  /// A branch's end has the bias of Fixup's branch rule, which serves a projection beside it, too; the
  /// classifier has a bias per class behind it.
  static var member: SlotMember {
    SlotMember(
      "scalar-bias",
      in: .activation,
      "one trained shift before and one behind each convolution",
      source: Citation("Zhang, Dauphin, Ma 2019, arXiv 1901.09321", place: "section 3")
    ) { method, _ in
      method.hasInputPlaces = true
      method.activationRule = { place in
        let isBehind =
          place.hasConvolution && place.branchEnd == nil && place.role != .shortcut
        return isBehind || place.reader != nil ? ScalarBias(place) : nil
      }
    }
  }
}
