import Kernels
import Methods
import Testing

@Suite("Kernel transform")
struct KernelTransformTests {
  /// A transform that says only what it must.
  private struct Doubled: KernelTransform {
    func forward(_ raw: FilterBank, into kernel: inout FilterBank, _ kernels: KernelTable) {
      kernel = FilterBank(raw.shape, values: raw.values.map { 2 * $0 })
    }
    func backward(_ gradient: inout FilterBank, raw: FilterBank, _ kernels: KernelTable) {
      gradient = FilterBank(raw.shape, values: gradient.values.map { 2 * $0 })
    }
  }

  /// Every member of the slot but the default, which is none.
  static let names = MethodRegistry.members(of: .kernel).map(\.name).filter {
    $0 != MethodSlot.kernel.defaultMember
  }

  private static func probe(
    _ name: String,
    _ shape: KernelShape,
    _ kernels: KernelTable? = nil
  ) throws -> TransformProbe {
    // Some transforms are refused without a normalization.
    let method = try MethodRegistry.method("kernel=\(name),activation=gn")
    let transform = try #require(method.kernelTransform(Samples.place(shape)))
    return try TransformProbe(shape, kernels: kernels) { _ in transform }
  }

  @Test("a transform trains nothing unless it says so")
  func defaults() throws {
    var transform: any KernelTransform = Doubled()
    #expect(transform.parameters.isEmpty)
    transform.parameters = [Parameter("a", channels: 1, repeating: 1)]
    #expect(transform.parameters.isEmpty)
    let probe = try TransformProbe(Samples.kernelShapes[0]) { _ in Doubled() }
    probe.expectForward { filter, _ in filter.map { 2 * $0 } }
    probe.expectBackward()
  }

  @Test("every transform has the same bits on every level", arguments: names)
  func bits(_ name: String) throws {
    for shape in Samples.kernelShapes {
      let expected = try Self.probe(name, shape)
      for kernels in Samples.levels {
        let ours = try Self.probe(name, shape, kernels)
        #expect(ours.kernel == expected.kernel)
        #expect(ours.gradients.raw == expected.gradients.raw)
        #expect(ours.gradients.parameters == expected.gradients.parameters)
      }
    }
  }

  @Test("every transform keeps a number that is none in its filter", arguments: names)
  func notNumbers(_ name: String) throws {
    var probe = try Self.probe(name, Samples.kernelShapes[0])
    probe.raw[2, 5] = .nan
    let kernel = probe.kernel
    #expect(kernel[2, 5].isNaN)
    for filter in [0, 1, 3, 4] {
      #expect(Samples.filter(kernel, filter).allSatisfy { $0.isFinite })
    }
  }

  @Test("contexts with the same place are equal")
  func contexts() {
    let shape = Samples.kernelShapes[0]
    #expect(Samples.place(shape) == Samples.place(shape))
    #expect(Samples.place(shape) != Samples.place(shape, role: .stem))
    #expect(
      KernelContext.Role.allCases.map(\.rawValue) == ["stem", "block", "shortcut", "classifier"]
    )
  }
}
