package import Training

/// Points on their way to the parent: sent together, but never held back for long.
package struct PointBatch {
  private var points: [Point] = []
  private var opened: ContinuousClock.Instant?
  /// A batch of this size is sent.
  package static let size = 256
  /// A batch is sent when its first point is this old.
  package static let age = Duration.milliseconds(300)

  /// Creates an empty batch.
  package init() {}

  /// Adds points; returns all that are due.
  package mutating func add(
    _ new: [Point],
    at now: ContinuousClock.Instant = .now
  ) -> [Point] {
    if points.isEmpty { opened = now }
    points += new
    guard let opened, points.count >= Self.size || now - opened >= Self.age else { return [] }
    return take()
  }

  /// Returns everything that waits.
  package mutating func take() -> [Point] {
    defer { points = [] }
    return points
  }
}
