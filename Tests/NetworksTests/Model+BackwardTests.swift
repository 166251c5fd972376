import Kernels
import Methods
import Networks
import Testing
import Foundation

@Suite("Model, backward")
struct ModelBackwardTests {
  static func small() -> Network {
    var b = NetworkBuilder("small", channels: 2, height: 6, width: 6)
    let stem = b.convolution(0, name: "conv1", normalization: "bn1", role: .stem, outputs: 4, size: 3, relu: true)
    let first = b.convolution(stem, name: "a.conv1", normalization: "a.bn1", outputs: 8, size: 3, stride: 2, relu: true)
    let second = b.convolution(first, name: "a.conv2", normalization: "a.bn2", outputs: 8, size: 3, relu: false)
    let join = b.join(branch: second, shortcut: stem, stride: 2, name: "a", relu: true)
    return b.classify(join, classes: 3)
  }
  @Test("explore", arguments: MethodRegistry.names)
  func explore(_ name: String) throws {
    var method = try sampleMethod(name)
    method.gradientRule = { _ in nil }
    for seed in 1...3 as ClosedRange<UInt64> {
    var probe = GradientProbe(Self.small(), method, batch: 2, seed: seed)
    var smooth: [(String, Double, Float, Double)] = []
    let points = probe.points()
    for point in points {
      for step: Float in [0.1, 0.03, 0.01, 0.003, 0.001] {
        let c = probe.compare(point, along: unit(point.gradient), step: step)
        if c.isSmooth { smooth.append((point.name, abs(c.numeric - c.analytic) / point.gradientNorm, step, point.gradientNorm)); break }
      }
    }
    let worst = smooth.max { $0.1 < $1.1 }
    print("EXPLORE small \(name) n \(points.count) smooth \(smooth.count) worst \(String(describing: worst)) bad", smooth.filter { $0.1 > 1e-3 }, "steps \(smooth.map(\.2))")
    }
  }
}
