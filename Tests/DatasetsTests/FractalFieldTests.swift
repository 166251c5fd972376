import Datasets
import Kernels
import Testing

@Suite("Fractal field")
struct FractalFieldTests {
  @Test("values have mean 0 and deviation about 1, smoother with less roughness")
  func moments() {
    var correlations: [Float] = []
    for roughness in [0.3, 0.9] as [Float] {
      var source = RandomSource(seed: 5, purpose: .probe)
      var field = FractalField()
      var (sum, squares, products) = (Float(0), Float(0), Float(0))
      for _ in 0..<200 {
        field.fill(roughness: roughness, finest: 1, from: &source)
        for index in 0..<field.values.count - 1 {
          sum += field.values[index]
          squares += field.values[index] * field.values[index]
          products += field.values[index] * field.values[index + 1]
        }
      }
      let count = Float(200 * (field.values.count - 1))
      #expect((sum / count).magnitude < 0.1)
      // Interpolated points vary less than the points of the grid: the deviation stays below 1.
      #expect(squares / count > 0.35 && squares / count < 1.1)
      correlations.append(products / squares)
    }
    #expect(correlations[0] > correlations[1] + 0.1)
  }

  @Test("without fine octaves the points in between are interpolated")
  func coarse() {
    var source = RandomSource(seed: 6, purpose: .probe)
    var field = FractalField()
    field.fill(roughness: 0.5, finest: 16, from: &source)
    let edge = FractalField.edge
    for index in 1..<16 {
      let weight = Float(index) / 16
      let expected = field.values[0] * (1 - weight) + field.values[16] * weight
      #expect((field.values[index] - expected).magnitude < 1e-5)
      let below = field.values[0] * (1 - weight) + field.values[16 * edge] * weight
      #expect((field.values[index * edge] - below).magnitude < 1e-5)
    }
  }

  @Test("filling again forgets what was there")
  func refilling() {
    var used = FractalField()
    var first = RandomSource(seed: 7, purpose: .probe)
    used.fill(roughness: 0.5, finest: 1, from: &first)
    var second = RandomSource(seed: 8, purpose: .probe)
    used.fill(roughness: 0.6, finest: 2, from: &second)
    var fresh = FractalField()
    var again = RandomSource(seed: 8, purpose: .probe)
    fresh.fill(roughness: 0.6, finest: 2, from: &again)
    #expect(used.values == fresh.values)
  }
}
