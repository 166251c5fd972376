import Kernels
import Synchronization
import Testing

/// The fixed partition of a batch, as the surroundings of a convolution see it.
@Suite("Partition of a batch")
struct BatchPartitionTests {
  /// Calls of one kind, per image and block.
  private struct Calls: Equatable {
    var finish: [[Int]: Int] = [:]
    var read: [[Int]: Int] = [:]
    var readGradient: [[Int]: Int] = [:]
  }

  /// The calls of a forward and of a backward pass.
  private static func calls(_ problem: ConvolutionProblem, _ engine: Engine) -> [Calls] {
    let calls = Mutex(Calls())
    func count(_ change: (inout Calls) -> Void) { calls.withLock { change(&$0) } }
    let surroundings = ConvolutionSurroundings(
      read: { image, block, _, _ in count { $0.read[[image, block], default: 0] += 1 } },
      readGradient: { image, block, _, _ in
        count { $0.readGradient[[image, block], default: 0] += 1 }
      },
      finish: { image, block, _, _ in count { $0.finish[[image, block], default: 0] += 1 } }
    )
    let convolution = Convolution(problem.shape, images: problem.images, engine)
    let kernel = FilterBank(problem.shape.kernel, values: problem.weight)
    convolution.forward(
      surroundings,
      kernel: kernel,
      output: FeatureMap(problem.outputShape),
      engine
    )
    let forward = calls.withLock { $0 }
    calls.withLock { $0 = Calls() }
    var gradient = kernel
    convolution.backward(
      surroundings,
      kernel: kernel,
      images: problem.images,
      inputGradient: FeatureMap(problem.inputShape),
      kernelGradient: &gradient,
      engine
    )
    return [forward, calls.withLock { $0 }]
  }

  @Test(
    "covers every image and block once, on any number of threads",
    arguments: [1, 2, 5, 7, 16, 33, 100],
    [Engine.ConvolutionChoice.direct, .winograd]
  )
  func once(_ images: Int, _ choice: Engine.ConvolutionChoice) {
    let problem = ConvolutionProblem(zeros: [20, 40, 8, 8, 3, 1, 1, images])
    var inputs: [[Int]: Int] = [:], outputs: [[Int]: Int] = [:]
    for image in 0..<images {
      for block in 0..<2 { inputs[[image, block]] = 1 }
      for block in 0..<3 { outputs[[image, block]] = 1 }
    }
    let forward = Calls(finish: outputs, read: inputs)
    let backward = Calls(finish: inputs, read: inputs, readGradient: outputs)
    for threads in [1, 2, 3] {
      for implementation in Engine.Implementation.allCases {
        let engine = Engine(
          threads: threads,
          convolution: choice,
          implementation: implementation
        )
        #expect(Self.calls(problem, engine) == [forward, backward])
      }
    }
  }

  @Test(
    "does not depend on threads, or the kernel's gradient would",
    arguments: [3, 16, 33],
    [Engine.ConvolutionChoice.direct, .winograd]
  )
  func threads(_ images: Int, _ choice: Engine.ConvolutionChoice) {
    let problem = ConvolutionProblem(normal: [16, 16, 8, 8, 3, 1, 1, images])
    let expected = problem.solve(Engine(convolution: choice))
    #expect(worstError(expected.kernelGradient, problem.reference.kernelGradient) < 2e-5)
    for threads in [2, 5] {
      #expect(problem.solve(Engine(threads: threads, convolution: choice)) == expected)
    }
  }

  @Test("an image's output does not depend on the batch it is in")
  func batches() {
    let one = ConvolutionProblem(normal: [16, 16, 8, 8, 3, 1, 1, 1])
    for choice in [Engine.ConvolutionChoice.direct, .winograd] {
      let alone = one.solve(Engine(convolution: choice))
      var many = ConvolutionProblem(normal: [16, 16, 8, 8, 3, 1, 1, 9])
      let size = one.x.count, outputs = one.gradient.count
      many.weight = one.weight
      many.x.replaceSubrange(4 * size..<5 * size, with: one.x)
      many.gradient.replaceSubrange(4 * outputs..<5 * outputs, with: one.gradient)
      let together = many.solve(Engine(convolution: choice))
      #expect(Array(together.y[4 * outputs..<5 * outputs]) == alone.y)
      #expect(Array(together.inputGradient[4 * size..<5 * size]) == alone.inputGradient)
    }
  }
}
