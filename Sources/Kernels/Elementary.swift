/// Elementary functions in plain IEEE 754 arithmetic, the same bits on every machine.
///
/// System mathematics libraries differ between versions and processors. These functions use only
/// addition, subtraction, multiplication, division and fixed constants, never a fused operation,
/// so a result depends on the argument alone. The relative error is below 1e-15.
public enum Elementary {
  /// ln 2, split: the first part has 21 trailing zero bits, so a small multiple of it is exact.
  private static let logTwo = (high: 0x1.62e42feep-1, low: 0x1.a39ef35793c76p-33)

  /// Returns eˣ; 0 below about −745, infinity above about 709.8, NaN for NaN.
  ///
  /// x = k·ln 2 + r with |r| ≤ ln 2 / 2; a polynomial of degree 13 in r, times 2ᵏ.
  public static func exp(_ x: Double) -> Double {
    guard x == x else { return x }
    if x > 709.782712893384 { return .infinity }
    if x < -745.1332191019412 { return 0 }
    let k = (x * 0x1.71547652b82fep0).rounded(.toNearestOrEven)
    let r = (x - k * logTwo.high) - k * logTwo.low
    var sum = 1.0 / 6_227_020_800
    sum = sum * r + 1.0 / 479_001_600
    sum = sum * r + 1.0 / 39_916_800
    sum = sum * r + 1.0 / 3_628_800
    sum = sum * r + 1.0 / 362_880
    sum = sum * r + 1.0 / 40_320
    sum = sum * r + 1.0 / 5_040
    sum = sum * r + 1.0 / 720
    sum = sum * r + 1.0 / 120
    sum = sum * r + 1.0 / 24
    sum = sum * r + 1.0 / 6
    sum = sum * r + 0.5
    sum = (sum * (r * r) + r) + 1
    // Two factors, because 2¹⁰²⁴ is no number and 2⁻¹⁰⁷⁵ would lose the fraction at once.
    let exponent = Int64(k)
    let half = exponent / 2
    return sum * powerOfTwo(half) * powerOfTwo(exponent - half)
  }

  /// Returns the natural logarithm; −infinity for 0, NaN for negative numbers and NaN.
  ///
  /// x = 2ᵉ·m with m in [√½, √2); ln m = 2·artanh f with f = (m − 1)/(m + 1), a series in f².
  public static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    if x == .infinity { return x }
    let isSubnormal = x < 0x1p-1022
    let bits = (isSubnormal ? x * 0x1p54 : x).bitPattern
    var exponent = Double(Int64(bits >> 52) - 1023) - (isSubnormal ? 54 : 0)
    var mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
    if mantissa > 0x1.6a09e667f3bcdp0 {
      mantissa *= 0.5
      exponent += 1
    }
    let f = (mantissa - 1) / (mantissa + 1)
    let square = f * f
    var sum = 2.0 / 21
    sum = sum * square + 2.0 / 19
    sum = sum * square + 2.0 / 17
    sum = sum * square + 2.0 / 15
    sum = sum * square + 2.0 / 13
    sum = sum * square + 2.0 / 11
    sum = sum * square + 2.0 / 9
    sum = sum * square + 2.0 / 7
    sum = sum * square + 2.0 / 5
    sum = sum * square + 2.0 / 3
    sum = sum * square * f + 2 * f
    return exponent * logTwo.high + (sum + exponent * logTwo.low)
  }

  /// Returns the sine of an angle in radians; NaN where |x| > 2²⁰, as for infinity and NaN.
  ///
  /// The restriction keeps the reduction short; no angle of the program comes near to it.
  public static func sin(_ x: Double) -> Double {
    guard let (quadrant, r) = reduced(x) else { return .nan }
    switch quadrant {
    case 0: return sine(r)
    case 1: return cosine(r)
    case 2: return -sine(r)
    default: return -cosine(r)
    }
  }

  /// Returns the cosine of an angle in radians; NaN where |x| > 2²⁰, as for infinity and NaN.
  public static func cos(_ x: Double) -> Double {
    guard let (quadrant, r) = reduced(x) else { return .nan }
    switch quadrant {
    case 0: return cosine(r)
    case 1: return -sine(r)
    case 2: return -cosine(r)
    default: return sine(r)
    }
  }

  /// Splits x = k·π/2 + r with |r| ≤ π/4, π/2 in parts of 33 bits so that the products are exact.
  private static func reduced(_ x: Double) -> (quadrant: Int, remainder: Double)? {
    guard x.magnitude <= 0x1p20 else { return nil }
    let k = (x * 0x1.45f306dc9c883p-1).rounded(.toNearestOrEven)
    guard k != 0 else { return (0, x) }
    let first = x - k * 0x1.921fb544p0
    let second = first - k * 0x1.0b4611a6p-34
    let third = second - k * 0x1.3198a2ep-69
    let remainder = third - k * 0x1.b839a252049c1p-104
    return (Int(k) & 3, remainder)
  }

  private static func sine(_ r: Double) -> Double {
    let square = r * r
    var sum = 1.0 / 355_687_428_096_000
    sum = sum * square - 1.0 / 1_307_674_368_000
    sum = sum * square + 1.0 / 6_227_020_800
    sum = sum * square - 1.0 / 39_916_800
    sum = sum * square + 1.0 / 362_880
    sum = sum * square - 1.0 / 5_040
    sum = sum * square + 1.0 / 120
    sum = sum * square - 1.0 / 6
    return sum * square * r + r
  }

  private static func cosine(_ r: Double) -> Double {
    let square = r * r
    var sum = 1.0 / 20_922_789_888_000
    sum = sum * square - 1.0 / 87_178_291_200
    sum = sum * square + 1.0 / 479_001_600
    sum = sum * square - 1.0 / 3_628_800
    sum = sum * square + 1.0 / 40_320
    sum = sum * square - 1.0 / 720
    sum = sum * square + 1.0 / 24
    sum = sum * square - 0.5
    return sum * square + 1
  }

  /// Returns 2ᵏ for −1022 ≤ k ≤ 1023.
  private static func powerOfTwo(_ k: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: k + 1023) << 52)
  }
}
