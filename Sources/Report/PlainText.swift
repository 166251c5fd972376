/// Texts from catalogues and workers made fit for each format; nothing of them is ever markup.
package enum PlainText {
  /// One line without control characters and without marks that reorder text.
  package static func line(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Text inside an element or a quoted attribute of HTML, SVG or XML.
  package static func markup(_ text: String) -> String {
    var result = ""
    for character in line(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }

  /// Text inside a line or a cell of Markdown.
  package static func markdown(_ text: String) -> String {
    let characters = Array(line(text))
    var result = ""
    for (index, character) in characters.enumerated() {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\\", "|", "*", "`", "~": result += "\\\(character)"
      case "_":
        let isInside = index > 0 && index + 1 < characters.count
        let joins = isInside && isWord(characters[index - 1]) && isWord(characters[index + 1])
        result += joins ? "_" : "\\_"
      case "]":
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        result += next == "(" || next == "[" ? "\\]" : "]"
      default: result.append(character)
      }
    }
    return result
  }

  /// Text that begins a block of Markdown, where more characters have a meaning.
  package static func markdownBlock(_ text: String) -> String {
    let escaped = markdown(text)
    guard let first = escaped.first, "#>+-=[".contains(first) else { return escaped }
    return "\\" + escaped
  }

  /// A word of a shell command: quoted where it must be.
  package static func shellWord(_ text: String) -> String {
    let clean = line(text)
    let isSafe = clean.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:=@,+%".contains($0))
    }
    if isSafe, !clean.isEmpty { return clean }
    return "'" + clean.replacing("'", with: #"'\''"#) + "'"
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }
}
