/// A counter-based stream of random numbers: the same numbers on every machine, in any order.
///
/// A stream is named by (seed, purpose, stream), and word i of it is a pure function of that name
/// and i. Streams with different names never overlap, so data order, augmentation, initialization
/// and noise do not disturb each other, and nothing depends on batch size or threads.
///
/// The generator is Philox4x32-10. Its key is the seed; its counter holds the block number
/// (56 bits), the purpose (8 bits) and the stream (64 bits). A block gives four words.
/// - Source: Salmon, Moraes, Dror, Shaw. Parallel random numbers: as easy as 1, 2, 3. SC 2011.
public struct RandomSource: Sendable {
  /// What random numbers are used for; part of a stream's name.
  public enum Purpose: UInt8, Sendable, CaseIterable {
    /// Initial weights.
    case initialization = 1
    /// Order of the training images.
    case order = 2
    /// Crops and flips.
    case augmentation = 3
    /// Noise in the forward pass.
    case noise = 4
    /// Procedural images.
    case images = 5
    /// Measurements outside training.
    case probe = 6
  }

  @usableFromInline let key: SIMD2<UInt32>
  @usableFromInline let purpose: UInt32
  @usableFromInline let stream: SIMD2<UInt32>
  @usableFromInline var position: UInt64 = 0
  @usableFromInline var words: SIMD4<UInt32> = .zero

  /// Creates the stream with the given name, at its first word.
  public init(seed: UInt64, purpose: Purpose, stream: UInt64 = 0) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.purpose = UInt32(purpose.rawValue)
    self.stream = SIMD2(
      UInt32(truncatingIfNeeded: stream),
      UInt32(truncatingIfNeeded: stream >> 32)
    )
  }

  /// Returns the 32-bit word at the current position, and advances by one.
  @inlinable public mutating func nextUInt32() -> UInt32 {
    let lane = Int(truncatingIfNeeded: position & 3)
    if lane == 0 { refill() }
    position &+= 1
    return words[lane]
  }

  /// Moves to word `index` of the stream, counted from 0; the stream has 2⁵⁸ words.
  public mutating func seek(to index: UInt64) {
    position = index
    if index & 3 != 0 { refill() }
  }

  /// Loads the block of four words that the current position lies in.
  @usableFromInline mutating func refill() {
    let block = position >> 2
    let high = UInt32(truncatingIfNeeded: block >> 32) & 0x00FF_FFFF
    words = Self.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: block),
        high | purpose << 24,
        stream.x,
        stream.y
      ),
      key: key
    )
  }

  /// Returns the four words of Philox4x32-10 for a counter and a key.
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    // Scalars, not vectors: the two products of a round then stay in integer registers.
    var (x, y, z, w) = (counter.x, counter.y, counter.z, counter.w)
    var (keyX, keyY) = (key.x, key.y)
    for _ in 0..<10 {
      let first = UInt64(x) &* 0xD251_1F53
      let second = UInt64(z) &* 0xCD9E_8D57
      x = UInt32(truncatingIfNeeded: second >> 32) ^ y ^ keyX
      y = UInt32(truncatingIfNeeded: second)
      z = UInt32(truncatingIfNeeded: first >> 32) ^ w ^ keyY
      w = UInt32(truncatingIfNeeded: first)
      keyX &+= 0x9E37_79B9
      keyY &+= 0xBB67_AE85
    }
    return SIMD4(x, y, z, w)
  }
}

extension RandomSource {
  /// Returns a multiple of 2⁻²⁴ in [0, 1); takes one word.
  @inlinable public mutating func uniform() -> Float {
    Float(nextUInt32() >> 8) * 0x1p-24
  }

  /// Returns a multiple of 2⁻⁵³ in [0, 1); takes two words.
  @inlinable public mutating func uniformDouble() -> Double {
    let high = UInt64(nextUInt32())
    let low = UInt64(nextUInt32())
    return Double((high << 32 | low) >> 11) * 0x1p-53
  }

  /// Returns a number from the lower bound up to the upper one; takes one word.
  @inlinable public mutating func uniform(in range: ClosedRange<Float>) -> Float {
    let value = range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    return Swift.min(value, range.upperBound)
  }

  /// Returns a number of the standard normal distribution; takes one word, so |z| < 6.4.
  ///
  ///     z = Φ⁻¹((word + ½) · 2⁻³²)
  @inlinable public mutating func normal() -> Float {
    Float(Self.normalQuantile((Double(nextUInt32()) + 0.5) * 0x1p-32))
  }

  /// Returns an integer in 0..<bound, each equally likely; takes one word or a few.
  ///
  /// - Source: Lemire. Fast random integer generation in an interval. ACM TOMACS 29 (2019).
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "an integer below \(bound) does not exist: the bound must be positive")
    guard let narrow = UInt32(exactly: bound) else {
      return Int(truncatingIfNeeded: wideInteger(below: UInt64(bound)))
    }
    var product = UInt64(nextUInt32()) &* UInt64(narrow)
    if UInt32(truncatingIfNeeded: product) < narrow {
      let threshold = (0 &- narrow) % narrow
      while UInt32(truncatingIfNeeded: product) < threshold {
        product = UInt64(nextUInt32()) &* UInt64(narrow)
      }
    }
    return Int(product >> 32)
  }

  /// Returns the numbers 0..<count in a random order, each order equally likely (Fisher–Yates).
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }

  /// Draws 64 bits until they fall below the largest multiple of `bound`.
  private mutating func wideInteger(below bound: UInt64) -> UInt64 {
    let excess = (0 &- bound) % bound
    while true {
      let bits = UInt64(nextUInt32()) << 32 | UInt64(nextUInt32())
      if bits >= excess { return bits % bound }
    }
  }
}

extension RandomSource {
  /// Returns the quantile Φ⁻¹(p) of the standard normal distribution, 0 < p < 1.
  ///
  /// The relative error is about 1e-15.
  /// - Source: Wichura. Algorithm AS 241, PPND16. Applied Statistics 37 (1988) 477–484.
  public static func normalQuantile(_ p: Double) -> Double {
    let q = p - 0.5
    if q.magnitude <= 0.425 {
      let r = 0.180625 - q * q
      return q * polynomial(central.numerator, r) / polynomial(central.denominator, r)
    }
    let tail = (-Elementary.log(q < 0 ? p : 1 - p)).squareRoot()
    let table = tail <= 5 ? middle : far
    let r = tail <= 5 ? tail - 1.6 : tail - 5
    let z = polynomial(table.numerator, r) / polynomial(table.denominator, r)
    return q < 0 ? -z : z
  }

  /// Coefficients of a quotient of two polynomials of degree 7, constant term first.
  private typealias Quotient = (numerator: SIMD8<Double>, denominator: SIMD8<Double>)

  private static func polynomial(_ c: SIMD8<Double>, _ r: Double) -> Double {
    var sum = c[7]
    sum = sum * r + c[6]
    sum = sum * r + c[5]
    sum = sum * r + c[4]
    sum = sum * r + c[3]
    sum = sum * r + c[2]
    sum = sum * r + c[1]
    return sum * r + c[0]
  }

  private static let central: Quotient = (
    [
      3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
    ],
    [
      1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
      5.2264952788528545610e3,
    ]
  )

  private static let middle: Quotient = (
    [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    [
      1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ]
  )

  private static let far: Quotient = (
    [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ]
  )
}
