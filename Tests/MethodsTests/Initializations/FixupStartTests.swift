import Kernels
import Methods
import Testing

@Suite("Fixup start")
struct FixupStartTests {
  private static let shape = KernelShape(outputs: 8, inputs: 8, height: 3, width: 3)

  private static func kernel(
    _ branch: KernelContext.Branch?,
    _ role: KernelContext.Role = .block
  )
    -> [Float]
  {
    var random = RandomSource(seed: 1, purpose: .initialization)
    let place = KernelContext(name: "conv", role: role, shape: shape, branch: branch)
    return FixupStart().kernel(place, &random).values
  }

  @Test("branches scale by L^(−1/(2m − 2)), and end at zero", arguments: [(16, 2), (81, 3)])
  func branches(_ count: Int, _ length: Int) {
    let expected = length == 2 ? 0.25 : 1.0 / 3
    let he = Self.kernel(nil)
    let first = Self.kernel(.init(count: count, length: length, index: 0))
    #expect(zip(first, he).allSatisfy { abs($0 - Float(expected) * $1) < 1e-6 })
    let last = Self.kernel(.init(count: count, length: length, index: length - 1))
    #expect(last.allSatisfy { $0 == 0 })
  }

  @Test("the classifier starts at zero, the stem as He's does")
  func ends() {
    #expect(Self.kernel(nil, .classifier).allSatisfy { $0 == 0 })
    var random = RandomSource(seed: 1, purpose: .initialization)
    let he = NormalStart(.he).kernel(Samples.place(Self.shape, role: .stem), &random)
    #expect(Self.kernel(nil, .stem) == he.values)
  }
}
