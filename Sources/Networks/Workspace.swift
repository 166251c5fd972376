import Kernels
import Methods

/// The memory a model computes in: maps, tables of moments and coefficients, gradients.
///
/// Planned once for a network and a batch; a step allocates nothing. Gradients whose lives do not
/// overlap share memory.
struct Workspace: Sendable {
  let maps: [FeatureMap]
  let moments: [Moments?]
  let scales: [ChannelTable?]
  let gradientMoments: [GradientMoments?]
  let coefficients: [ChannelTable?]
  private let gradients: [GradientFlow.Addend.Source: AlignedBuffer]
  private let flow: GradientFlow

  init(_ network: Network, rules: [Int: any ActivationRule], batch: Int, _ flow: GradientFlow) {
    self.flow = flow
    let shapes = network.maps.map { $0.shape(batch: batch) }
    let maps = shapes.map { FeatureMap($0) }
    self.maps = maps
    let moments = maps.indices.map { map in
      rules[map].flatMap { $0.needsMoments ? Moments(shapes[map]) : nil }
    }
    self.moments = moments
    func table(_ map: Int, _ columns: Int) -> ChannelTable? {
      rules[map].map {
        ChannelTable(
          rows: $0.isPerSample ? shapes[map].images : 1,
          channels: shapes[map].channels,
          columns: columns
        )
      }
    }
    scales = maps.indices.map { table($0, 2) }
    coefficients = maps.indices.map { table($0, 3) }
    gradientMoments = maps.indices.map { map in
      rules[map].flatMap {
        $0.needsGradientMoments ? GradientMoments(shapes[map], about: moments[map]) : nil
      }
    }
    let buffers = flow.bufferSizes.map { AlignedBuffer(count: $0 * batch) }
    gradients = flow.buffer.mapValues { buffers[$0] }
  }

  /// The gradient of what is seen of a map.
  func gradient(_ map: Int) -> FeatureMap? {
    gradient(.map(flow.root[map]), like: map)
  }

  /// The store of an addend, with the shape of a map.
  func gradient(_ source: GradientFlow.Addend.Source, like map: Int) -> FeatureMap? {
    gradients[source].map { FeatureMap(maps[map].shape, in: $0) }
  }
}
