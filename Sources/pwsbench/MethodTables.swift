import Methods

/// The lists of methods, and of what may stand in their slots.
enum MethodTables {
  /// The methods that have a name, with what their slots hold and the numbers that may be changed.
  static var methods: NameTable {
    NameTable(
      title: "methods",
      columns: ["name", "slots", "parameters", "summary", "source"],
      rows: MethodRegistry.all.map { method in
        [
          method.name, method.composition, parameters(method.members), method.summary,
          method.source.text,
        ]
      }
    )
  }

  /// The members of every slot, in the form in which suites write them.
  static var slots: NameTable {
    NameTable(
      title: "slots",
      columns: ["name", "parameters", "summary", "source"],
      rows: MethodRegistry.members.map { member in
        [
          "\(member.slot.rawValue)=\(member.name)",
          member.parameters.map(\.text).joined(separator: ", "), member.summary, member.source.text,
        ]
      }
    )
  }

  /// `pws: gamma=0.1 (0 to 10)`; nothing for members without numbers.
  private static func parameters(_ members: [SlotMember]) -> String {
    members.filter { !$0.parameters.isEmpty }
      .map { "\($0.name): " + $0.parameters.map(\.text).joined(separator: ", ") }
      .joined(separator: "; ")
  }
}
