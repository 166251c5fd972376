package import Kernels

/// One object of a procedural image: its class, pose and colours, drawn from a random source.
package struct ProceduralObject {
  package let shape: ProceduralShape
  package let variant: ProceduralShape.Variant
  /// Centre, in pixels.
  package let centreX: Float
  package let centreY: Float
  /// Pixels per unit of the object's own coordinates.
  package let scale: Float
  /// Rows of the matrix that turns pixels into the object's own coordinates.
  package let rowU: SIMD2<Float>
  package let rowV: SIMD2<Float>

  /// Draws an object of the given class for a canvas of 32×32 pixels.
  package init(_ shape: ProceduralShape, from source: inout RandomSource) {
    self.shape = shape
    scale = source.uniform(in: 8.5...13)
    let room = 14.5 - 0.8 * scale
    centreX = 15.5 + room * source.uniform(in: -1...1)
    centreY = 15.5 + room * source.uniform(in: -1...1)
    let angle = Double(source.uniform(in: -0.45...0.45))
    let cosine = Float(Elementary.cos(angle))
    let sine = Float(Elementary.sin(angle))
    let aspect = source.uniform(in: 0.8...1.25)
    rowU = SIMD2(cosine, sine) * (aspect / scale)
    rowV = SIMD2(-sine, cosine) * (1 / (aspect * scale))
    variant = Self.variant(scale: scale, from: &source)
  }

  private static func variant(
    scale: Float,
    from source: inout RandomSource
  ) -> ProceduralShape.Variant {
    let isSquare = source.uniform() < 0.5
    let thickness = source.uniform(in: 0.16...0.3)
    // Periods of 5 to 8 pixels stay visible when an image is averaged down to half its edge.
    let frequency = scale / source.uniform(in: 5...8)
    let phase = source.uniform()
    var centresU = SIMD4<Float>(-0.45, 0.45, -0.45, 0.45)
    var centresV = SIMD4<Float>(-0.45, -0.45, 0.45, 0.45)
    for blob in 0..<4 {
      centresU[blob] += source.uniform(in: -0.22...0.22)
      centresV[blob] += source.uniform(in: -0.22...0.22)
    }
    return ProceduralShape.Variant(
      isSquare: isSquare,
      thickness: thickness,
      frequency: frequency,
      phase: phase,
      centresU: centresU,
      centresV: centresV
    )
  }

  /// Calls `body` with the index, coverage (0 to 1) and texture (−1 to 1) of every touched pixel.
  @inline(__always)
  package func forEachPixel(_ body: (_ index: Int, _ coverage: Float, _ texture: Float) -> Void) {
    let reach = 1.35 * scale + 1
    let top = max(0, Int((centreY - reach).rounded(.up)))
    let bottom = min(31, Int((centreY + reach).rounded(.down)))
    let left = max(0, Int((centreX - reach).rounded(.up)))
    let right = min(31, Int((centreX + reach).rounded(.down)))
    guard top <= bottom, left <= right else { return }
    for y in top...bottom {
      for x in left...right {
        let dx = Float(x) - centreX
        let dy = Float(y) - centreY
        let u = rowU.x * dx + rowU.y * dy
        let v = rowV.x * dx + rowV.y * dy
        let coverage = 0.5 - shape.distance(u, v, variant) * scale
        guard coverage > 0 else { continue }
        let texture =
          shape.isTexture ? shape.texture(u, v, variant, sharpness: 10) : 0
        body(y * 32 + x, min(1, coverage), texture)
      }
    }
  }
}
