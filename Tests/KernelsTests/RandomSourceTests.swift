import Kernels
import Testing

@Suite("Random source")
struct RandomSourceTests {
  @Test("the published known answers of Philox4x32-10 come out")
  func knownAnswers() {
    #expect(
      RandomSource.block(counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0))
        == SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)
    )
    #expect(
      RandomSource.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
        == SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)
    )
    #expect(
      RandomSource.block(
        counter: SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344),
        key: SIMD2(0xA409_3822, 0x299F_31D0)
      )
        == SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
    )
  }

  @Test("a word can be reached directly", arguments: [0, 1, 2, 3, 4, 5, 17, 63] as [UInt64])
  func randomAccess(index: UInt64) {
    var walked = RandomSource(seed: 7, purpose: .probe, stream: 3)
    for _ in 0..<index { _ = walked.nextUInt32() }
    var sought = RandomSource(seed: 7, purpose: .probe, stream: 3)
    _ = sought.nextUInt32()
    sought.seek(to: index)
    for _ in 0..<9 { #expect(walked.nextUInt32() == sought.nextUInt32()) }
  }

  @Test("every part of the name makes another stream")
  func names() {
    var first: Set<UInt32> = []
    let seeds: [UInt64] = [0, 1, 1 << 32, .max]
    let streams: [UInt64] = [0, 1, 1 << 32, .max]
    for seed in seeds {
      for purpose in RandomSource.Purpose.allCases {
        for stream in streams {
          var source = RandomSource(seed: seed, purpose: purpose, stream: stream)
          first.insert(source.nextUInt32())
        }
      }
    }
    #expect(first.count == seeds.count * streams.count * RandomSource.Purpose.allCases.count)
  }

  @Test("uniform numbers fill [0, 1) evenly")
  func uniform() {
    var source = RandomSource(seed: 1, purpose: .probe)
    var bins = [Int](repeating: 0, count: 16)
    for _ in 0..<16_000 {
      let value = source.uniform()
      #expect(value >= 0 && value < 1)
      bins[Int(value * 16)] += 1
    }
    // Chi-square with 15 degrees of freedom; 37.7 is its 0.999 quantile.
    let chiSquare = bins.reduce(0.0) { $0 + Double(($1 - 1000) * ($1 - 1000)) / 1000 }
    #expect(chiSquare < 37.7)
    for _ in 0..<1000 {
      let value = source.uniformDouble()
      #expect(value >= 0 && value < 1)
      let inside = source.uniform(in: -2...3)
      #expect(inside >= -2 && inside <= 3)
    }
  }

  @Test("the normal quantile agrees with the published algorithm")
  func normalQuantile() {
    let references = [
      (1e-300, -37.0470962993612), (0x1p-33, -6.337957754553789),
      (1e-9, -5.9978070150076865), (1e-4, -3.71901648545568),
      (0.074, -1.4466320671589785), (0.076, -1.4325027208258114),
      (0.3, -0.5244005127080407), (0.5, 0), (0.9, 1.2815515655446008),
      (0.95, 1.6448536269514715), (0.9999999, 5.199337582290662),
    ]
    for (p, reference) in references {
      let value = RandomSource.normalQuantile(p)
      #expect((value - reference).magnitude <= 1e-14 * reference.magnitude, "p = \(p): \(value)")
    }
  }

  @Test("normal numbers have moments 0, 1, 0, 3")
  func normalMoments() {
    var source = RandomSource(seed: 2, purpose: .initialization)
    var moments = SIMD4<Double>.zero
    let count = 100_000
    for _ in 0..<count {
      let z = Double(source.normal())
      moments += SIMD4(z, z * z, z * z * z, z * z * z * z) / Double(count)
    }
    // Four standard errors of each mean.
    #expect(moments[0].magnitude < 0.0127)
    #expect((moments[1] - 1).magnitude < 0.018)
    #expect(moments[2].magnitude < 0.049)
    #expect((moments[3] - 3).magnitude < 0.124)
  }

  @Test("integers below a bound are equally likely, for narrow and wide bounds")
  func integers() {
    var source = RandomSource(seed: 3, purpose: .order)
    var counts = [0, 0, 0, 0, 0]
    for _ in 0..<10_000 { counts[source.integer(below: 5)] += 1 }
    // Four standard deviations of a binomial count.
    for count in counts { #expect((count - 2000).magnitude < 160) }
    #expect(source.integer(below: 1) == 0)
    // Two thirds of the range of 2⁶³: a plain remainder would prefer the lower half of it.
    let bound = Int.max / 3 * 2
    var low = 0
    for _ in 0..<4000 {
      let value = source.integer(below: bound)
      #expect(value >= 0 && value < bound)
      if value < bound / 2 { low += 1 }
    }
    #expect((low - 2000).magnitude < 127)
  }

  @Test("a bound that is not positive stops the program")
  func badBound() async {
    await #expect(processExitsWith: .failure) {
      var source = RandomSource(seed: 3, purpose: .order)
      _ = source.integer(below: 0)
    }
  }

  @Test("a permutation holds every number once, and all orders of three are equally likely")
  func permutations() {
    var source = RandomSource(seed: 4, purpose: .order)
    #expect(source.permutation(of: 257).sorted() == Array(0..<257))
    #expect(source.permutation(of: 0) == [])
    #expect(source.permutation(of: 1) == [0])
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 { counts[source.permutation(of: 3), default: 0] += 1 }
    #expect(counts.count == 6)
    for count in counts.values { #expect((count - 1000).magnitude < 116) }
  }

  @Test("the first numbers of a stream are the recorded ones, the same on every machine")
  func recorded() {
    var source = RandomSource(seed: 0x0123_4567_89AB_CDEF, purpose: .noise, stream: 5)
    #expect(source.nextUInt32() == 1_482_131_850)
    #expect(source.uniform().bitPattern == 1_058_962_842)
    #expect(source.normal().bitPattern == 1_067_425_598)
    #expect(source.integer(below: 1000) == 365)
    #expect(source.permutation(of: 8) == [2, 0, 5, 6, 3, 1, 4, 7])
  }
}
