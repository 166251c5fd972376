import Foundation

/// The text of a catalogue file, by lines.
struct SourceText {
  /// The path as it was given.
  let file: String
  /// The text without a byte order mark.
  private(set) var scalars: [Unicode.Scalar]
  /// Where each line starts in `scalars`.
  private(set) var lineStarts: [Int]

  /// Creates a text from scalars that YAML may hold.
  init(file: String, scalars: [Unicode.Scalar]) {
    self.file = file
    self.scalars = scalars
    lineStarts = [0]
    for (index, scalar) in scalars.enumerated() where Self.breaksLine(scalar) {
      let next = index + 1
      if scalar == "\r", next < scalars.count, scalars[next] == "\n" { continue }
      lineStarts.append(next)
    }
  }

  /// Reads a file; what stops it is reported with its place.
  static func read(_ file: String, problems: inout Problems) -> SourceText? {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: file)) else {
      let start = Location(file: file, line: 1, column: 1)
      problems.report(
        start,
        "nothing to read here; check that the file or folder exists, and its permissions"
      )
      return nil
    }
    return decode(Array(data), file: file, problems: &problems)
  }

  /// Decodes UTF-8, and refuses what YAML does not allow in a text.
  static func decode(_ bytes: [UInt8], file: String, problems: inout Problems) -> SourceText? {
    var scalars: [Unicode.Scalar] = []
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): scalars.append(scalar)
      case .emptyInput: break decoding
      case .error:
        let before = SourceText(file: file, scalars: scalars)
        problems.report(before.location(of: scalars.count), "invalid UTF-8; save the file as UTF-8")
        return nil
      }
    }
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let text = SourceText(file: file, scalars: scalars)
    if let index = scalars.firstIndex(where: { !isAllowed($0) }) {
      let code = String(scalars[index].value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      problems.report(text.location(of: index), "control character U+\(padded); remove it")
      return nil
    }
    return text
  }

  /// The text as a string.
  var string: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// A line, counted from 1, without its break.
  func line(_ number: Int) -> String? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let rest = scalars[lineStarts[number - 1]...].prefix { !Self.breaksLine($0) }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: rest)
    return String(view)
  }

  /// The index in `scalars` of a place, when the text reaches so far.
  func index(line: Int, column: Int) -> Int? {
    guard line >= 1, line <= lineStarts.count, column >= 1 else { return nil }
    let index = lineStarts[line - 1] + column - 1
    return index < scalars.count ? index : nil
  }

  /// The place of an index in `scalars`.
  func location(of index: Int) -> Location {
    let line = lineStarts.lastIndex { $0 <= index } ?? 0
    return Location(file: file, line: line + 1, column: index - lineStarts[line] + 1)
  }

  /// The place that the parser names; the end of the text when that lies behind it.
  func location(line: Int, column: Int) -> Location {
    if line > lineStarts.count { return location(of: scalars.count) }
    return Location(file: file, line: line, column: column)
  }

  /// The same text with some scalars replaced, one for one.
  func replacing(_ range: Range<Int>, with scalar: Unicode.Scalar) -> SourceText {
    var changed = self
    for index in range { changed.scalars[index] = scalar }
    return changed
  }

  /// The line breaks of YAML 1.1, as the parser counts them.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x85: true
    case 0..<0x20, 0x7F..<0xA0, 0xFEFF, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
