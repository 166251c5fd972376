/// Rows of a list, and the forms in which they are printed.
struct NameTable {
  /// The forms of `pwsbench list`.
  enum Format: String, CaseIterable {
    case table, json, csv, names
  }

  /// What the list is of, `claims`.
  var title: String
  /// The titles of the columns; the first column holds the names.
  var columns: [String]
  /// The rows, each with one text per column.
  var rows: [[String]]

  /// The list in one of its forms, ended by a line break unless it is empty.
  func text(_ format: Format) throws -> String {
    switch format {
    case .names: rows.map { ($0.first ?? "") + "\n" }.joined()
    case .csv: ([columns] + rows).map(Self.csvLine).joined()
    case .table: table
    case .json: try json()
    }
  }

  private var table: String {
    let all = [columns.map { $0.uppercased() }] + rows
    let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// A row after RFC 4180, its line break included.
  static func csvLine(_ row: [String]) -> String {
    row.map { field in
      let isSafe = !field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return isSafe ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",") + "\r\n"
  }

  private func json() throws -> String {
    let records = rows.map { Dictionary(zip(columns, $0), uniquingKeysWith: { first, _ in first }) }
    return try PrettyJSON.text(of: Document(schema_version: 1, list: title, entries: records))
  }

  private struct Document: Encodable {
    var schema_version: Int
    var list: String
    var entries: [[String: String]]
  }
}
