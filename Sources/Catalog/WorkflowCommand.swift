/// One line that GitHub shows beside a line of a file.
package struct WorkflowCommand {
  /// How it is marked.
  package enum Level: String {
    case notice, warning, error
  }

  package var level: Level
  /// The place; without one the line belongs to the whole run.
  package var location: Location?
  package var message: String

  package init(_ level: Level, at location: Location?, message: String) {
    self.level = level
    self.location = location
    self.message = message
  }

  /// The line as a workflow writes it.
  package var text: String {
    let properties = location.map {
      " file=\(Self.property($0.file)),line=\($0.line),col=\($0.column)"
    }
    return "::\(level.rawValue)\(properties ?? "")::\(Self.escaped(message))"
  }

  /// Text as a workflow command takes it.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text as a property, where colons and commas separate.
  private static func property(_ text: String) -> String {
    var result = ""
    for character in escaped(text) {
      switch character {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.append(character)
      }
    }
    return result
  }
}
