import Kernels

/// The condition number of a product of random matrices.
///
/// `factors` matrices of `size` × `size` normal numbers of variance 1/size are multiplied; reported is
/// log10(σ_max/σ_min) of the product, to four decimals: LAPACK chooses its kernels by processor, and
/// later digits would differ between machines.
///
/// - Source: Bjorck et al. 2018, arXiv 1806.02375, singular values of products of random matrices.
enum MatrixProducts {
  static var probe: Probe {
    Probe(
      name: "matrix-products",
      summary: "condition of products of random matrices",
      metrics: ["log10_condition"],
      parameters: ["factors", "size"],
      settings: []
    ) { experiment, _, _, _ in
      let factors = try experiment.integer("factors", atLeast: 1)
      let size = try experiment.integer("size", atLeast: 2)
      let seed = UInt64(bitPattern: Int64(experiment.seed))
      var product = gaussian(size, seed, 0)
      for factor in 1..<factors { product = multiply(gaussian(size, seed, factor), product, size) }
      let values: [Double]
      do {
        values = try SingularValues.of(product, rows: size, columns: size)
      } catch {
        throw ExperimentError.failed("\(error)")
      }
      let condition = TrendLine.log10(values[0] / values[size - 1])
      return ["log10_condition": (condition * 1e4).rounded() / 1e4]
    }
  }

  private static func gaussian(_ size: Int, _ seed: UInt64, _ factor: Int) -> [Double] {
    var random = RandomSource(seed: seed, purpose: .probe, stream: UInt64(factor))
    let deviation = 1 / Double(size).squareRoot()
    return (0..<size * size).map { _ in Double(random.normal()) * deviation }
  }

  /// The product a·b of matrices that are stored column after column.
  private static func multiply(_ a: [Double], _ b: [Double], _ size: Int) -> [Double] {
    var product = [Double](repeating: 0, count: size * size)
    for column in 0..<size {
      for inner in 0..<size {
        let factor = b[column * size + inner]
        for row in 0..<size { product[column * size + row] += a[inner * size + row] * factor }
      }
    }
    return product
  }
}
