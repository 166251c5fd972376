import Kernels
import Testing

@Suite("Elementary functions")
struct ElementaryTests {
  /// Whether two numbers agree to a relative 1e-15 (a few units in the last place).
  private func agrees(_ value: Double, _ reference: Double) -> Bool {
    (value - reference).magnitude <= 1e-15 * reference.magnitude
  }

  // The references are decimal expansions to 20 digits from 40-digit arithmetic.
  @Test(
    "exp agrees with long arithmetic",
    arguments: [
      (-700.5, 5.9801961186397912064e-305), (-20.25, 1.6052280551856116087e-9),
      (-0.3, 0.74081822068171787429), (1e-9, 1.0000000010000000005),
      (0.5, 1.6487212707001281468), (1, 2.7182818284590452354),
      (10.1, 24343.009424408379698), (700.25, 1.3022997366991783935e+304),
    ]
  )
  func exponential(x: Double, reference: Double) {
    #expect(agrees(Elementary.exp(x), reference), "\(Elementary.exp(x))")
  }

  @Test("exp keeps its limits: 0, 1, infinity, NaN, subnormal results")
  func exponentialLimits() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(.nan).isNaN)
    #expect(Elementary.exp(-746) == 0)
    #expect(Elementary.exp(710) == .infinity)
    #expect(Elementary.exp(709.78).isFinite)
    #expect(Elementary.exp(-745).bitPattern == 1)
  }

  @Test(
    "log agrees with long arithmetic",
    arguments: [
      (.leastNonzeroMagnitude, -744.44007192138126231),
      (0x1p-1030, -713.9415959767436687),
      (1e-5, -11.512925464970228338), (0.7071, -0.34658318037194200028),
      (0.9999999, -1.0000000494736474329e-7), (1.0000001, 9.9999995058387045178e-8),
      (1.5, 0.40546510810816438198), (3.7, 1.3083328196501788084),
      (1e300, 690.77552789821370526),
    ]
  )
  func logarithm(x: Double, reference: Double) {
    #expect(agrees(Elementary.log(x), reference), "\(Elementary.log(x))")
  }

  @Test("log keeps its limits: 0, 1, infinity, NaN, negative numbers")
  func logarithmLimits() {
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-0.0) == -.infinity)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(.nan).isNaN)
    #expect(Elementary.log(-1).isNaN)
  }

  @Test(
    "sin and cos agree with long arithmetic",
    arguments: [
      (1e-9, 1.0000000000000000621e-9, 0.9999999999999999995),
      (0.5, 0.47942553860420300027, 0.87758256189037271612),
      (0.785398, 0.70710666564709438534, 0.70710689672598178461),
      (1.5707963267948966, 1, 6.1232339957367658861e-17),
      (3.141592653589793, 1.2246467991473531772e-16, -1),
      (10, -0.5440211108893698134, -0.83907152907645245226),
      (355, -0.000030144353359488449214, -0.99999999954565898017),
      (-100000.125, 0.089125168268917656901, -0.99602043371661663577),
      (1_048_576, 0.33049314002173467164, 0.94380839390131198401),
    ]
  )
  func angles(x: Double, sine: Double, cosine: Double) {
    #expect(agrees(Elementary.sin(x), sine), "\(Elementary.sin(x))")
    #expect(agrees(Elementary.cos(x), cosine), "\(Elementary.cos(x))")
    #expect(Elementary.sin(-x) == -Elementary.sin(x))
    #expect(Elementary.cos(-x) == Elementary.cos(x))
  }

  @Test("sin and cos of infinity, NaN and angles beyond 2²⁰ are NaN")
  func angleLimits() {
    for x in [Double.infinity, -.infinity, .nan, 2_000_000, -1e300] {
      #expect(Elementary.sin(x).isNaN)
      #expect(Elementary.cos(x).isNaN)
    }
    #expect(Elementary.sin(0) == 0)
    #expect(Elementary.cos(0) == 1)
  }

  @Test("a thousand results have the recorded bits, the same on every machine")
  func bits() {
    var mixed: UInt64 = 0
    for step in 1...1000 {
      let x = Double(step) * 0x1.999p-5
      for value in [
        Elementary.exp(x), Elementary.exp(-x), Elementary.log(x), Elementary.sin(x),
        Elementary.cos(x),
      ] {
        mixed = (mixed ^ value.bitPattern) &* 0x0000_0100_0000_01B3
      }
    }
    #expect(mixed == 11_071_672_695_258_481_363)
  }
}
