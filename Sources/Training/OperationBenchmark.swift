public import Kernels
import Methods
import Networks

/// Measures the convolutions of a network one shape at a time, forward and backward.
public struct OperationBenchmark: Sendable {
  /// One shape of a convolution, [N,I,H,W] to [N,O,H',W'].
  public struct Row: Sendable, Hashable, Codable {
    /// The extents of input, output and kernel, in words.
    public var shape: String
    /// Layers of the network that have it.
    public var layers: Int
    /// Milliseconds of one forward pass, the median.
    public var forward: Double
    /// Milliseconds of the gradients of input and kernel, the median; images have no gradient.
    public var backward: Double
    /// Multiply-adds of direct convolution, times two, per second forward, in 10⁹.
    public var forwardGflops: Double
    /// The same of the gradients together.
    public var backwardGflops: Double
    /// Forward speed divided by the multiply-add ceiling; Winograd's may exceed 1.
    public var ceilingShare: Double
    /// Bytes of the maps read and written forward per second, divided by the bandwidth ceiling.
    public var bandwidthShare: Double
  }

  private let layers: [(shape: ConvolutionShape, count: Int)]
  private let batch: Int
  private let engine: Engine
  /// What one thread can do at most.
  public let ceiling: EngineCeiling

  /// Takes the distinct convolutions of a network for images 3×32×32.
  ///
  /// - Throws: `ExperimentError` when the name is unknown or the batch is empty.
  public init(network: String, batch: Int, engine: Engine) throws(ExperimentError) {
    let network = try StepBenchmark.network(network, batch: batch)
    var layers: [(shape: ConvolutionShape, count: Int)] = []
    for layer in network.layers where layer.context.role != .classifier {
      if let known = layers.firstIndex(where: { $0.shape == layer.shape }) {
        layers[known].count += 1
      } else {
        layers.append((layer.shape, 1))
      }
    }
    self.layers = layers
    self.batch = batch
    self.engine = engine
    ceiling = EngineCeiling(engine.kernels)
  }

  /// Measures every shape for so many seconds, half of them forward, three passes at least.
  public func run(seconds: Double) -> [Row] {
    layers.map { measure($0.shape, layers: $0.count, seconds: seconds) }
  }

  private func measure(_ shape: ConvolutionShape, layers: Int, seconds: Double) -> Row {
    let convolution = Convolution(shape, images: batch, engine)
    let maps = Maps(shape, batch: batch)
    var gradient = FilterBank(shape.kernel)
    let kernels = engine.kernels, isFirst = shape == self.layers.first?.shape
    let surroundings = ConvolutionSurroundings(
      read: { kernels.pack(maps.input, $0, $1, $2, to: $3) },
      readGradient: { kernels.pack(maps.outputGradient, $0, $1, $2, to: $3) }
    )
    let forward = median(seconds / 2) {
      convolution.forward(surroundings, kernel: maps.kernel, output: maps.output, engine)
    }
    let backward = median(seconds / 2) {
      convolution.backward(
        surroundings,
        kernel: maps.kernel,
        images: batch,
        inputGradient: isFirst ? nil : maps.inputGradient,
        kernelGradient: &gradient,
        engine
      )
    }
    let operations = 2e-9 * Double(shape.multiplyAdds) * Double(batch)
    let bytes = 4e-9 * Double(maps.inputGradient.shape.storage + maps.output.shape.storage)
    let threads = Double(engine.pool.threads)
    return Row(
      shape: shape.description,
      layers: layers,
      forward: forward * 1e3,
      backward: backward * 1e3,
      forwardGflops: operations / forward,
      backwardGflops: (isFirst ? 1 : 2) * operations / backward,
      ceilingShare: operations / forward / ceiling.gflops / threads,
      bandwidthShare: bytes / forward / ceiling.gigabytesPerSecond
    )
  }

  private func median(_ seconds: Double, _ work: () -> Void) -> Double {
    work()
    return RepeatedTiming(atLeast: 3, for: seconds, work).median
  }

  /// Operands of one shape, random, with a scale and a rectifier before the convolution.
  private struct Maps: Sendable {
    let input: MapView
    let output: FeatureMap
    let inputGradient: FeatureMap
    let outputGradient: GradientView
    let kernel: FilterBank

    init(_ shape: ConvolutionShape, batch: Int) {
      var random = RandomSource(seed: 0, purpose: .probe)
      func map(_ channels: Int, _ height: Int, _ width: Int) -> FeatureMap {
        let map = FeatureMap(
          MapShape(images: batch, channels: channels, height: height, width: width)
        )
        map.assign((0..<batch * channels * height * width).map { _ in random.uniform() - 0.5 })
        return map
      }
      let x = map(shape.inputChannels, shape.inputHeight, shape.inputWidth)
      input = MapView(x, relu: true)
      inputGradient = FeatureMap(x.shape)
      output = map(shape.outputChannels, shape.outputHeight, shape.outputWidth)
      outputGradient = GradientView(output, of: output)
      kernel = FilterBank(
        shape.kernel,
        values: (0..<shape.kernel.count).map { _ in random.normal() * 0.01 }
      )
    }
  }
}
