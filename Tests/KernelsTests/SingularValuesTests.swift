import Kernels
import Testing

@Suite("Singular values")
struct SingularValuesTests {
  private static func agrees(_ values: [Double], _ expected: [Double]) -> Bool {
    let scale = expected.map(abs).max() ?? 1
    return values.count == expected.count
      && zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-14 * scale }
  }

  @Test("of a diagonal matrix are its entries' sizes, largest first")
  func diagonal() throws {
    let matrix: [Double] = [2, 0, 0, 0, -5, 0, 0, 0, 3]
    #expect(Self.agrees(try SingularValues.of(matrix, rows: 3, columns: 3), [5, 3, 2]))
    #expect(Self.agrees(try SingularValues.of([-4], rows: 1, columns: 1), [4]))
  }

  @Test("of a shear are the golden ratio and its inverse")
  func shear() throws {
    let golden = (1 + 5.0.squareRoot()) / 2
    let values = try SingularValues.of([1, 0, 1, 1], rows: 2, columns: 2)
    #expect(Self.agrees(values, [golden, 1 / golden]))
  }

  @Test("of a product of two vectors are their lengths' product, and zeros")
  func rankOne() throws {
    let left: [Double] = [1, 2, 2], right: [Double] = [3, 4]
    let matrix = right.flatMap { y in left.map { $0 * y } }
    #expect(Self.agrees(try SingularValues.of(matrix, rows: 3, columns: 2), [15, 0]))
  }

  @Test("are those of the transpose, and their squares sum to the numbers'", arguments: [3, 8, 40])
  func transpose(_ rows: Int) throws {
    let columns = 7
    let matrix = RandomValues.normal(rows * columns).map(Double.init)
    let transposed = (0..<rows).flatMap { row in (0..<columns).map { matrix[$0 * rows + row] } }
    let values = try SingularValues.of(matrix, rows: rows, columns: columns)
    #expect(values.count == min(rows, columns))
    #expect(values == values.sorted(by: >))
    #expect(
      Self.agrees(try SingularValues.of(transposed, rows: columns, columns: rows), values)
    )
    let squares = matrix.reduce(0) { $0 + $1 * $1 }
    #expect(abs(values.reduce(0) { $0 + $1 * $1 } - squares) <= 1e-13 * squares)
  }

  @Test("of a matrix with a number that is none do not exist, and the error says why")
  func notNumbers() {
    for value in [Double.nan, .infinity] {
      #expect(throws: SingularValues.Failure.self) {
        try SingularValues.of([1, value, 0, 1], rows: 2, columns: 2)
      }
    }
    do throws(SingularValues.Failure) {
      _ = try SingularValues.of([.nan], rows: 1, columns: 1)
      Issue.record("no error")
    } catch {
      #expect(error.description == "LAPACK dgesdd ended with code -4")
    }
  }

  @Test("refuses an extent that the numbers do not fill")
  func refusal() async {
    await #expect(processExitsWith: .failure) {
      _ = try SingularValues.of([1, 2, 3], rows: 2, columns: 2)
    }
  }
}
