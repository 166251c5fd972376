import Datasets
import Testing

@Suite("Procedural shapes")
struct ProceduralShapeTests {
  private let variant = ProceduralShape.Variant(
    isSquare: false,
    thickness: 0.2,
    frequency: 2,
    phase: 0.3,
    centresU: SIMD4(-0.45, 0.45, -0.45, 0.45),
    centresV: SIMD4(-0.45, -0.45, 0.45, 0.45)
  )

  @Test("there is one shape per class")
  func classes() {
    #expect(ProceduralShape.allCases.count == ProceduralImages.classes)
    #expect(ProceduralShape.allCases.map(\.rawValue) == Array(0...9))
  }

  @Test(
    "every shape has an inside near the origin and nothing beyond radius 1.35",
    arguments: ProceduralShape.allCases
  )
  func extent(shape: ProceduralShape) {
    var inside = 0
    for row in -20...20 {
      for column in -20...20 {
        let (u, v) = (Float(column) / 10, Float(row) / 10)
        let distance = shape.distance(u, v, variant)
        if distance < 0 { inside += 1 }
        if u * u + v * v > 1.35 * 1.35 { #expect(distance > 0, "(\(u), \(v))") }
      }
    }
    // Between 10 and 80 % of the disc of radius 1, which has 314 of these points.
    #expect(inside > 31 && inside < 251, "\(inside) points")
  }

  @Test("every outline is symmetric from left to right", arguments: ProceduralShape.allCases)
  func symmetry(shape: ProceduralShape) {
    for row in -12...12 {
      for column in 1...12 {
        let (u, v) = (Float(column) / 10, Float(row) / 10)
        #expect(shape.distance(u, v, variant) == shape.distance(-u, v, variant))
      }
    }
  }

  @Test("a star has tips on a circle, and notches where its mirror image has tips")
  func star() {
    // Angles of −90°, −18° and 54° at radius 0.9: three of the five tips.
    for (u, v) in [(0, -0.9), (0.856, -0.278), (0.529, 0.728)] as [(Float, Float)] {
      #expect(ProceduralShape.star.distance(u, v, variant) < 0)
      #expect(ProceduralShape.star.distance(u, -v, variant) > 0)
    }
  }

  @Test("textures alternate; only stripes and checkers have one")
  func textures() {
    #expect(ProceduralShape.allCases.filter(\.isTexture) == [.stripes, .checker])
    for shape in [ProceduralShape.stripes, .checker] {
      let values = (0..<100).map {
        shape.texture(Float($0) / 50 - 1, 0.1, variant, sharpness: 10)
      }
      #expect(values.contains { $0 == 1 } && values.contains { $0 == -1 })
      #expect(values.allSatisfy { $0.magnitude <= 1 })
    }
  }
}
