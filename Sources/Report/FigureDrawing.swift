import Foundation

/// What gnuplot drew, made fit for documents: no identifiers that clash, colours of the page.
package enum FigureDrawing {
  /// An SVG element that may stand in an HTML page beside others.
  package static func inline(_ svg: String, id: String, caption: String) -> String? {
    guard let start = svg.firstRange(of: "<svg")?.lowerBound else { return nil }
    // Most lines are coordinates of long paths, in which nothing is to be replaced: a sign stands for
    // them while the markup is searched.
    var markup: [Substring] = [], coordinates: [Substring] = []
    for line in svg[start...].split(separator: "\n", omittingEmptySubsequences: false) {
      let isMarkup = line.isEmpty || line.utf8.contains(where: Self.isBracket)
      if !isMarkup { coordinates.append(line) }
      markup.append(isMarkup ? line : Self.sign[...])
    }
    let pieces = fit(markup.joined(separator: "\n"), id: id).components(separatedBy: Self.sign)
    guard pieces.count == coordinates.count + 1 else { return nil }
    var text = pieces[0]
    for (piece, line) in zip(pieces.dropFirst(), coordinates) { text += line + piece }
    text = text.replacing(
      "<svg",
      with: "<svg role=\"img\" aria-label=\"\(PlainText.markup(caption))\"",
      maxReplacements: 1
    )
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }

  /// Stands in no drawing.
  private static let sign = "\u{1}"

  private static func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
  }

  /// Whole lines of markup without what readers and pages do not need.
  private static func fit(_ markup: String, id: String) -> String {
    var text = markup
    text.replace(/<desc>[^<]*<\/desc>/, with: "")
    text.replace(/<title>[^<]*<\/title>/, with: "")
    text.replace(/(?s)<filter .*?<\/filter>/, with: "")
    text.replace(/(?s)<\?.*?\?>/, with: "")
    text.replace(#/<g [^>]*>\s*</g>/#, with: "")
    text.replace(#/ color=["']black["']/#, with: "")
    text.replace(/(stroke|fill)=["']black["']/) { "\($0.1)=\"currentColor\"" }
    text.replace(/(id|href)=(["'])(#?)(gp\w+|gnuplot_\w+)/) {
      "\($0.1)=\($0.2)\($0.3)\(id)-\($0.4)"
    }
    text.replace(/\n\s*\n+/, with: "\n")
    return text
  }

  /// A file of its own, which takes the colours of the reader's theme.
  package static func file(_ svg: String, id: String, caption: String) -> String? {
    inline(svg, id: id, caption: caption).map { text in
      guard let end = text.firstRange(of: ">")?.upperBound else { return text }
      return String(text[..<end]) + """

        <style>svg { color: #1c2024; } @media (prefers-color-scheme: dark) \
        { svg { color: #e6e9ec; } }</style>
        """ + String(text[end...]) + "\n"
    }
  }
}
