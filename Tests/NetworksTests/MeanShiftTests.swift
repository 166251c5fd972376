import Kernels
import Methods
import Networks
import Testing

/// The mechanism behind all four papers, measured in stacks of 3×3 convolutions at their start.
///
/// Normal images [64,3,8,8], width 64, zero padding, no stride; averages over stacks, whose shares
/// scatter by 0.05. The energy that does not depend on the input:
///
/// - shared: Σ over channels and positions of (mean over images of x)², divided by Σ of the mean over
///   images of x². After ReLU it is at least 1/π, centred or not;
/// - of channels: (mean over images and positions)² / mean square, averaged over channels.
@Suite("Mean shift")
struct MeanShiftTests {
  static let seeds: ClosedRange<UInt64> = 1...4

  @Test("in a He-initialized stack the shared energy is 0.70, 0.80, 0.93 at depth 5, 10, 20")
  func he() throws {
    let depths = [5, 10, 20], stacks = 32
    var before = [0.0, 0, 0], after = [0.0, 0, 0]
    for seed in 1...UInt64(stacks) {
      let model = try stack("none", depth: 20, size: 8, padding: 1, images: 64, seed: seed)
      for (index, depth) in depths.enumerated() {
        let output = model.view(depth).map.values
        before[index] += sharedEnergy(output, images: 64) / Double(stacks)
        after[index] += sharedEnergy(model.seen(depth), images: 64) / Double(stacks)
      }
    }
    for (share, expected) in zip(before, [0.70, 0.80, 0.93]) {
      #expect(abs(share - expected) < 0.05, "of the convolutions' outputs: \(before)")
    }
    // 160 stacks by PyTorch give 0.724, 0.851 and 0.929.
    for (share, expected) in zip(after, [0.724, 0.851, 0.929]) {
      #expect(abs(share - expected) < 0.03, "after ReLU: \(after)")
    }
  }

  @Test("with centred kernels the energy of channels before ReLU is about 0.01 at any depth")
  func centred() throws {
    var shares = [0.0, 0, 0], uncentred = 0.0
    for seed in Self.seeds {
      let model = try stack("centred", depth: 20, size: 8, padding: 1, images: 64, seed: seed)
      for (index, depth) in [5, 10, 20].enumerated() {
        shares[index] += channelShare(model.view(depth).map) / Double(Self.seeds.count)
      }
      let he = try stack("none", depth: 5, size: 8, padding: 1, images: 64, seed: seed)
      uncentred += channelShare(he.view(5).map) / Double(Self.seeds.count)
    }
    #expect(shares.allSatisfy { 0.002 < $0 && $0 < 0.02 }, "\(shares)")
    #expect(uncentred > 0.25)
  }

  /// Without padding: zeros around the image take variance of their own.
  @Test("with centred kernels the variance falls by 1 − 1/π = 0.682 per layer")
  func variance() throws {
    var factors: [Double] = []
    for seed in Self.seeds {
      let model = try stack("centred", depth: 9, size: 26, padding: 0, images: 16, seed: seed)
      let variances = (1...9).map { variance(model.view($0).map.values) }
      let ratio = Elementary.log(variances[8] / variances[0])
      factors.append(Elementary.exp(ratio / 8))
    }
    let mean = factors.reduce(0, +) / Double(factors.count)
    #expect(abs(mean - 0.682) < 0.03, "\(factors)")
  }

  private func stack(
    _ method: String,
    depth: Int,
    size: Int,
    padding: Int,
    images: Int,
    seed: UInt64
  ) throws -> Model {
    let network = SampleNetworks.stack(depth: depth, width: 64, size: size, padding: padding)
    var model = Model(
      network,
      method: try sampleMethod(method),
      batch: images,
      seed: seed,
      engine: Engine()
    )
    model.images.assign(SampleBatch(network, count: images, seed: seed).images)
    model.forward(.inference)
    return model
  }

  private func sharedEnergy(_ values: [Float], images: Int) -> Double {
    let positions = values.count / images
    var shared = 0.0, energy = 0.0
    for position in 0..<positions {
      var sum = 0.0, squares = 0.0
      for at in stride(from: position, to: values.count, by: positions) {
        sum += Double(values[at])
        squares += Double(values[at]) * Double(values[at])
      }
      shared += (sum / Double(images)) * (sum / Double(images))
      energy += squares / Double(images)
    }
    return shared / energy
  }

  private func channelShare(_ map: FeatureMap) -> Double {
    let values = map.values, shape = map.shape
    return (0..<shape.channels).map { channel in
      var sum = 0.0, squares = 0.0
      for image in 0..<shape.images {
        let start = (image * shape.channels + channel) * shape.pixels
        for value in values[start..<start + shape.pixels] {
          sum += Double(value)
          squares += Double(value) * Double(value)
        }
      }
      return sum * sum / squares / Double(shape.images * shape.pixels)
    }.reduce(0, +) / Double(shape.channels)
  }

  private func variance(_ values: [Float]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0.0) { $0 + Double($1) } / count
    return values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
  }
}
