package import Kernels

/// A random surface on a 33×33 grid whose power falls with frequency, as in natural images.
///
/// A coarse grid of noise is refined five times: points in between are interpolated, then all
/// receive uniform noise whose amplitude falls from octave to octave. Plain Float arithmetic only.
package struct FractalField {
  /// Points along an edge.
  package static let edge = 33

  /// The values, row by row; mean about 0, deviation about 1.
  package private(set) var values = [Float](repeating: 0, count: edge * edge)

  /// Creates a flat field.
  package init() {}

  /// Fills the field anew.
  ///
  /// - Parameters:
  ///   - roughness: amplitude of an octave relative to the one before, from 0 to 1.
  ///   - finest: distance of the points that still receive noise: 16, 8, 4, 2 or 1.
  ///   - source: where the noise comes from; the number of words depends on `finest` alone.
  package mutating func fill(roughness: Float, finest: Int, from source: inout RandomSource) {
    var amplitude = Self.firstAmplitude(roughness: roughness, finest: finest)
    values.withUnsafeMutableBufferPointer { points in
      for index in points.indices { points[index] = 0 }
      var step = 16
      while step >= 1 {
        if step < 16 { Self.interpolate(points, step: step) }
        if step >= finest {
          Self.addNoise(points, step: step, amplitude: amplitude, from: &source)
        }
        amplitude *= roughness
        step /= 2
      }
    }
  }

  /// The amplitude of the coarsest octave that gives the sum of all a deviation of about 1.
  private static func firstAmplitude(roughness: Float, finest: Int) -> Float {
    var variance: Float = 0
    var power: Float = 1.0 / 3
    var step = 16
    while step >= finest {
      variance += power
      power *= roughness * roughness
      step /= 2
    }
    return 1 / variance.squareRoot()
  }

  /// Sets the points at odd multiples of `step` to the mean of their neighbours on the grid.
  private static func interpolate(_ points: UnsafeMutableBufferPointer<Float>, step: Int) {
    for row in stride(from: 0, to: edge, by: 2 * step) {
      for column in stride(from: step, to: edge, by: 2 * step) {
        let index = row * edge + column
        points[index] = 0.5 * (points[index - step] + points[index + step])
      }
    }
    for row in stride(from: step, to: edge, by: 2 * step) {
      for column in stride(from: 0, to: edge, by: step) {
        let index = row * edge + column
        points[index] = 0.5 * (points[index - step * edge] + points[index + step * edge])
      }
    }
  }

  /// Adds noise in ±amplitude to every point of the grid with the given step.
  private static func addNoise(
    _ points: UnsafeMutableBufferPointer<Float>,
    step: Int,
    amplitude: Float,
    from source: inout RandomSource
  ) {
    let unit = amplitude / 127.5
    for row in stride(from: 0, to: edge, by: step) {
      var word: UInt32 = 0
      var left = 0
      for column in stride(from: 0, to: edge, by: step) {
        if left == 0 {
          word = source.nextUInt32()
          left = 4
        }
        points[row * edge + column] += (Float(word & 255) - 127.5) * unit
        word >>= 8
        left -= 1
      }
    }
  }
}
