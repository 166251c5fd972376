/// The ten things that procedural images show; the raw value is the label.
///
/// Each is an implicit function in its own coordinates, where its radius is about 1: the value is
/// negative inside, positive outside, and grows about as fast as the distance from the outline.
/// All are symmetric under reflection, so that a flipped image keeps its label.
package enum ProceduralShape: UInt8, CaseIterable {
  case disc, ring, square, triangle, cross, stripes, checker, blobs, arc, star

  /// What varies between two objects of the same class, besides their pose.
  package struct Variant {
    /// Whether a texture (stripes, checker) fills a square, not a disc.
    package var isSquare: Bool
    /// Half-thickness of rings, arcs and bars.
    package var thickness: Float
    /// Texture periods per unit.
    package var frequency: Float
    /// Shift of a texture, in periods.
    package var phase: Float
    /// The centres of four blobs.
    package var centresU: SIMD4<Float>
    package var centresV: SIMD4<Float>

    /// Creates a variant from its parts.
    package init(
      isSquare: Bool,
      thickness: Float,
      frequency: Float,
      phase: Float,
      centresU: SIMD4<Float>,
      centresV: SIMD4<Float>
    ) {
      self.isSquare = isSquare
      self.thickness = thickness
      self.frequency = frequency
      self.phase = phase
      self.centresU = centresU
      self.centresV = centresV
    }
  }

  /// Whether the object's inside alternates between two colours.
  package var isTexture: Bool { self == .stripes || self == .checker }

  /// Returns the implicit function of the outline at (u, v).
  @inline(__always)
  package func distance(_ u: Float, _ v: Float, _ variant: Variant) -> Float {
    let horizontal = u.magnitude
    let vertical = v.magnitude
    let box = max(horizontal, vertical)
    let radius = (u * u + v * v).squareRoot()
    switch self {
    case .disc: return radius - 0.85
    case .ring: return (radius - 0.72).magnitude - variant.thickness
    case .square: return box - 0.75
    case .triangle: return max(0.5 * v + 0.8660254 * horizontal, -v) - 0.55
    case .cross:
      let bar = 1.3 * variant.thickness
      return max(min(horizontal, vertical) - bar, box - 0.92)
    case .stripes, .checker: return variant.isSquare ? box - 0.8 : radius - 0.9
    case .blobs:
      let du = variant.centresU - u
      let dv = variant.centresV - v
      return (du * du + dv * dv).min().squareRoot() - 0.34
    case .arc: return max((radius - 0.72).magnitude - variant.thickness, v - 0.1)
    case .star: return Self.star(horizontal, v)
    }
  }

  /// Returns whether a texture shows its second colour: −1 or 1, with soft edges in between.
  @inline(__always)
  package func texture(_ u: Float, _ v: Float, _ variant: Variant, sharpness: Float) -> Float {
    let first = Self.wave(u * variant.frequency + variant.phase)
    guard self == .checker else { return max(-1, min(1, first * sharpness)) }
    let second = Self.wave(v * variant.frequency + variant.phase)
    return max(-1, min(1, first * second * sharpness * 2))
  }

  /// A triangle wave of period 1 between −¼ and ¼.
  @inline(__always)
  private static func wave(_ x: Float) -> Float {
    ((x - x.rounded(.down)) - 0.5).magnitude - 0.25
  }

  /// A pentagram: the points outside of at most one of five half-planes, for u ≥ 0.
  ///
  /// The half-planes are those of a regular pentagon, so the second largest of the five distances
  /// decides. The fifth, to the left, is never among the two largest where u ≥ 0.
  @inline(__always)
  private static func star(_ u: Float, _ v: Float) -> Float {
    let bottom = -v
    let right = 0.95105652 * u - 0.30901699 * v
    let upper = 0.58778525 * u + 0.80901699 * v
    let opposite = -0.58778525 * u + 0.80901699 * v
    let highest = min(max(bottom, right), max(upper, opposite))
    return max(highest, max(min(bottom, right), min(upper, opposite))) - 0.3
  }
}
