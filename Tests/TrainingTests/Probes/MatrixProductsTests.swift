import Kernels
import Testing
import Training

@Suite("Matrix products")
struct MatrixProductsTests {
  private func condition(factors: Int, size: Int, seed: Int = 0) throws -> Double {
    var experiment = Experiment()
    experiment.probe = "matrix-products"
    experiment.seed = seed
    experiment.parameters = ["factors": [Double(factors)], "size": [Double(size)]]
    return try #require(try experiment.result().results["log10_condition"])
  }

  /// The factor of a product, row after row.
  private func factor(_ index: UInt64, _ size: Int) -> [[Double]] {
    var random = RandomSource(seed: 0, purpose: .probe, stream: index)
    let columns = (0..<size).map { _ in
      (0..<size).map { _ in Double(random.normal()) / Double(size).squareRoot() }
    }
    return (0..<size).map { row in columns.map { $0[row] } }
  }

  private func multiply(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in
      b[0].indices.map { column in
        row.indices.reduce(0) { $0 + row[$1] * b[$1][column] }
      }
    }
  }

  @Test("the condition is that of the product's singular values", arguments: [1, 2, 3], [4, 9])
  func definition(_ factors: Int, _ size: Int) throws {
    var product = factor(0, size)
    for index in 1..<factors { product = multiply(factor(UInt64(index), size), product) }
    // The transpose has the same singular values.
    let values = try SingularValues.of(product.flatMap { $0 }, rows: size, columns: size)
    let expected = TrendLine.log10(values[0] / values[size - 1])
    #expect(abs(try condition(factors: factors, size: size) - expected) <= 0.5001e-4)
  }

  @Test("grows with the number of factors")
  func growth() throws {
    let conditions = try [1, 2, 4, 8].map { factors in
      try (0..<5).map { try condition(factors: factors, size: 12, seed: $0) }.reduce(0, +) / 5
    }
    #expect(zip(conditions, conditions.dropFirst()).allSatisfy { $0 + 0.3 < $1 })
  }

  @Test("four decimals are reported")
  func rounding() throws {
    let found = try condition(factors: 2, size: 6)
    #expect((found * 1e4).rounded() / 1e4 == found)
  }

  @Test("sizes that make no matrix are errors")
  func errors() {
    #expect(
      throws: ExperimentError.setting(name: "size", problem: "[1.0]; write one whole number from 2")
    ) { try condition(factors: 1, size: 1) }
    #expect(
      throws: ExperimentError.setting(
        name: "factors",
        problem: "[0.0]; write one whole number from 1"
      )
    ) { try condition(factors: 0, size: 4) }
  }

  @Test("one parameter is one number, and whole")
  func oneNumber() {
    for numbers in [[2, 3], [2.5]] {
      var experiment = Experiment()
      experiment.probe = "matrix-products"
      experiment.parameters = ["factors": numbers, "size": [4]]
      #expect(
        throws: ExperimentError.setting(
          name: "factors",
          problem: "\(numbers); write one whole number from 1"
        )
      ) { try experiment.result() }
    }
  }
}
