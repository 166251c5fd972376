internal import COpenBLAS

/// Singular values of a matrix, by LAPACK.
public enum SingularValues {
  /// The matrix could not be decomposed: LAPACK's code.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    let code: Int32

    /// What happened, with the code.
    public var description: String { "LAPACK dgesdd ended with code \(code)" }
  }

  /// Decomposes a matrix whose columns stand one after the other, `rows` numbers each.
  ///
  /// - Returns: the singular values, largest first.
  /// - Throws: `Failure` when the iteration does not converge, or a number is not finite.
  public static func of(_ matrix: [Double], rows: Int, columns: Int) throws(Failure) -> [Double] {
    precondition(
      rows > 0 && columns > 0 && matrix.count == rows * columns,
      "\(matrix.count) numbers for a matrix of \(rows)×\(columns)"
    )
    guard matrix.allSatisfy(\.isFinite) else { throw Failure(code: -4) }
    openblas_set_num_threads(1)
    var matrix = matrix, values = [Double](repeating: 0, count: min(rows, columns))
    var m = Int32(rows), n = Int32(columns), one: Int32 = 1, code: Int32 = 0
    var integers = [Int32](repeating: 0, count: 8 * min(rows, columns))
    var job = CChar(UInt8(ascii: "N"))
    // A first call with length −1 asks how much workspace is wanted.
    var wanted = 0.0, length: Int32 = -1
    dgesdd_(
      &job,
      &m,
      &n,
      &matrix,
      &m,
      &values,
      nil,
      &one,
      nil,
      &one,
      &wanted,
      &length,
      &integers,
      &code
    )
    length = Int32(max(wanted, 1))
    var work = [Double](repeating: 0, count: Int(length))
    dgesdd_(
      &job,
      &m,
      &n,
      &matrix,
      &m,
      &values,
      nil,
      &one,
      nil,
      &one,
      &work,
      &length,
      &integers,
      &code
    )
    guard code == 0 else { throw Failure(code: code) }
    return values
  }
}
