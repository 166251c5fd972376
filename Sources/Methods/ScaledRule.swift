package import Kernels

/// What a rule shows of a map, multiplied: y = s·(a·x + b), with s per (sample, channel).
///
/// The algebra that branch factors and noise share. Without a rule inside, y = s·x. Backward, with the
/// moments of the inner rule's gradient being s times those of dy:
///
///     dx = s·a·dy + p·x + q        ds = dy·(a·x + b)
package struct ScaledRule: Sendable {
  /// The rule inside; `nil` when raw values are multiplied.
  package var inner: (any ActivationRule)?
  /// The inner rule's columns a and b, and a, p and q.
  private var scale: ChannelTable?
  private var coefficients: ChannelTable?

  package init(_ inner: (any ActivationRule)?) {
    self.inner = inner
  }

  /// Writes s·a and s·b + t.
  package mutating func forward(
    _ moments: Moments?,
    _ phase: Phase,
    into target: ChannelTable,
    shift: Float = 0,
    by factor: (_ image: Int, _ channel: Int) -> Float
  ) {
    let seen = innerTable(&scale, like: target, columns: 2)
    seen.fill([1, 0])
    inner?.forward(moments, phase, into: seen)
    for image in 0..<target.rows {
      for channel in 0..<target.channels {
        let factor = factor(image, channel)
        target[image, channel, 0] = factor * seen[image, channel, 0]
        target[image, channel, 1] = factor * seen[image, channel, 1] + shift
      }
    }
  }

  /// Writes a, p and q; leaves the moments multiplied by s.
  package mutating func backward(
    _ gradient: GradientMoments?,
    into target: ChannelTable,
    by factor: (_ image: Int, _ channel: Int) -> Float
  ) {
    let seen = innerTable(&coefficients, like: target, columns: 3)
    seen.fill([1, 0, 0])
    gradient?.scale(by: factor)
    inner?.backward(gradient, into: seen)
    for image in 0..<target.rows {
      for channel in 0..<target.channels {
        target[image, channel, 0] = factor(image, channel) * seen[image, channel, 0]
        target[image, channel, 1] = seen[image, channel, 1]
        target[image, channel, 2] = seen[image, channel, 2]
      }
    }
  }

  /// Σ dy·(a·x + b) over all samples, channels and pixels: the derivative of a common s.
  package func factorGradient(_ gradient: GradientMoments) -> Double {
    var total = 0.0
    for image in 0..<gradient.images {
      for channel in 0..<gradient.channels {
        let a = scale?[image, channel, 0] ?? 1
        let b = scale?[image, channel, 1] ?? 0
        total += Double(a) * gradient.product(image, channel, about: 0)
        total += Double(b) * gradient.sum(image, channel)
      }
    }
    return total
  }

  /// The table that the inner rule writes to, with a row per sample only where it needs them.
  private func innerTable(
    _ table: inout ChannelTable?,
    like target: ChannelTable,
    columns: Int
  ) -> ChannelTable {
    let rows = inner?.isPerSample ?? false ? target.rows : 1
    if let table, table.rows == rows { return table }
    let new = ChannelTable(rows: rows, channels: target.channels, columns: columns)
    table = new
    return new
  }
}

extension ChannelTable {
  /// Gives every (sample, channel) the same numbers.
  fileprivate func fill(_ numbers: [Float]) {
    for image in 0..<rows {
      for channel in 0..<channels {
        for (column, number) in numbers.enumerated() { self[image, channel, column] = number }
      }
    }
  }
}

/// A rule that multiplies what another one shows.
package protocol ScalingRule: ActivationRule {
  /// The other rule, and the algebra.
  var scaled: ScaledRule { get set }
}

extension ScalingRule {
  package var statistics: [RunningStatistic] {
    get { scaled.inner?.statistics ?? [] }
    set { scaled.inner?.statistics = newValue }
  }
  package var isPerSample: Bool { scaled.inner?.isPerSample ?? false }
  package var needsMoments: Bool { scaled.inner?.needsMoments ?? false }
  package var needsMomentsInInference: Bool { scaled.inner?.needsMomentsInInference ?? false }
  package var needsGradientMoments: Bool { scaled.inner?.needsGradientMoments ?? false }
  package var usesValues: Bool { scaled.inner?.usesValues ?? false }
  package mutating func resume(after passes: Int) { scaled.inner?.resume(after: passes) }
}
