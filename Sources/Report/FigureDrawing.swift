/// What gnuplot drew, made fit for documents: no identifiers that clash, colours of the page.
package enum FigureDrawing {
  /// An SVG element that may stand in an HTML page beside others.
  package static func inline(_ svg: String, id: String, caption: String) -> String? {
    guard let start = svg.firstRange(of: "<svg")?.lowerBound else { return nil }
    var text = String(svg[start...])
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
    text = text.replacing(
      "<svg",
      with: "<svg role=\"img\" aria-label=\"\(PlainText.markup(caption))\"",
      maxReplacements: 1
    )
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
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
