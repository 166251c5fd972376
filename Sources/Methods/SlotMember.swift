/// A part of a method: one choice in each makes the whole.
public enum MethodSlot: String, Sendable, Hashable, CaseIterable {
  case initialization, kernel, activation, gradient, branch

  /// What stands in a slot that is not named.
  public var defaultMember: String {
    switch self {
    case .initialization: "he"
    case .kernel: "identity"
    case .activation, .gradient: "none"
    case .branch: "one"
    }
  }

  /// Whether several members may be joined by `+`.
  public var takesSeveral: Bool { self == .activation || self == .gradient }
}

/// A number that a member of a slot takes.
public struct SlotParameter: Sendable, Hashable {
  /// The name in parentheses, `gamma`.
  public let name: String
  /// What it is when it is not given.
  public let standard: Double
  /// The numbers that are allowed.
  public let range: ClosedRange<Double>
  /// Whether only whole numbers are allowed.
  public let isWhole: Bool

  /// Creates a parameter.
  public init(
    _ name: String,
    _ standard: Double,
    in range: ClosedRange<Double>,
    isWhole: Bool = false
  ) {
    self.name = name
    self.standard = standard
    self.range = range
    self.isWhole = isWhole
  }

  /// What may be written, `0 to 1`.
  public var allowed: String {
    let bounds = [range.lowerBound, range.upperBound].map(SlotChoice.text)
    return (isWhole ? "a whole number from " : "") + "\(bounds[0]) to \(bounds[1])"
  }

  /// What is written with it, `gamma=0.1 (0 to 10)`.
  public var text: String { "\(name)=\(SlotChoice.text(standard)) (\(allowed))" }

  func allows(_ value: Double) -> Bool {
    range.contains(value) && (!isWhole || value == value.rounded())
  }
}

/// Something that may stand in a slot: its name, its parameters, and what it does to a method.
public struct SlotMember: Sendable {
  /// The name that suites use.
  public let name: String
  /// Where it stands.
  public let slot: MethodSlot
  /// One line for lists.
  public let summary: String
  /// Where it was published.
  public let source: Citation
  /// The numbers it takes.
  public let parameters: [SlotParameter]
  let fill: @Sendable (_ method: inout Method, _ number: (String) -> Double) -> Void

  init(
    _ name: String,
    in slot: MethodSlot,
    _ summary: String,
    source: Citation,
    _ parameters: [SlotParameter] = [],
    fill: @escaping @Sendable (_ method: inout Method, _ number: (String) -> Double) -> Void
  ) {
    self.name = name
    self.slot = slot
    self.summary = summary
    self.source = source
    self.parameters = parameters
    self.fill = fill
  }
}

/// A member with its numbers, as a method uses it.
struct SlotChoice: Sendable {
  let member: SlotMember
  /// The numbers that were given.
  let numbers: [String: Double]

  func fill(_ method: inout Method) {
    member.fill(&method) { name in
      numbers[name] ?? member.parameters.first { $0.name == name }?.standard ?? 0
    }
  }

  /// `pws`, or `pws(gamma=0.2)` where a number differs from the member's own.
  var text: String {
    let given = member.parameters.compactMap { parameter in
      numbers[parameter.name].flatMap {
        $0 == parameter.standard ? nil : "\(parameter.name)=\(Self.text($0))"
      }
    }
    return member.name + (given.isEmpty ? "" : "(\(given.joined(separator: ",")))")
  }

  /// A number as it is written, whole ones without a point.
  static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
  }
}
