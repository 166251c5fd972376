/// One or more choices in each slot, checked to make sense together.
struct MethodSlots: Sendable {
  private var choices: [MethodSlot: [SlotChoice]] = [:]

  init() {}

  /// The members of a slot, the default one where none was chosen.
  subscript(slot: MethodSlot) -> [SlotChoice] {
    choices[slot] ?? MethodRegistry.member(slot.defaultMember, of: slot).map {
      [SlotChoice(member: $0, numbers: [:])]
    } ?? []
  }

  /// The canonical text: slots that hold no default, in order.
  var text: String {
    let parts = MethodSlot.allCases.compactMap { slot -> String? in
      let text = self[slot].map(\.text).joined(separator: "+")
      return text == slot.defaultMember ? nil : "\(slot.rawValue)=\(text)"
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ",")
  }

  /// The slots that a text names, in order, each as `slot=member`.
  func parts(of text: MethodText) -> [String] {
    MethodSlot.allCases.filter { text.slots[$0] != nil }.map { slot in
      "\(slot.rawValue)=\(self[slot].map(\.text).joined(separator: "+"))"
    }
  }

  /// The members that are no defaults, in the order of the slots.
  var members: [SlotMember] {
    MethodSlot.allCases.flatMap { slot in
      self[slot].map(\.member).filter { $0.name != slot.defaultMember }
    }
  }

  func fill(_ method: inout Method) {
    for slot in MethodSlot.allCases { for choice in self[slot] { choice.fill(&method) } }
  }

  /// Puts terms into a slot.
  mutating func set(_ slot: MethodSlot, _ terms: [MethodText.Term]) throws(MethodError) {
    guard terms.count == 1 || slot.takesSeveral else {
      throw MethodError(slot, "it holds one member, not \(terms.count)")
    }
    var found: [SlotChoice] = []
    for term in terms { found.append(try Self.choice(slot, term)) }
    choices[slot] = found
  }

  /// Adds a term to what a slot holds, `+noise`.
  mutating func add(_ slot: MethodSlot, _ term: MethodText.Term) throws(MethodError) {
    choices[slot] = self[slot].filter { $0.member.name != "none" } + [try Self.choice(slot, term)]
  }

  private static func choice(
    _ slot: MethodSlot,
    _ term: MethodText.Term
  ) throws(MethodError) -> SlotChoice {
    guard let member = MethodRegistry.member(term.name, of: slot) else {
      let names = MethodRegistry.members(of: slot).map(\.name)
      throw .unknown("member", term.name, among: names, slot)
    }
    var numbers: [String: Double] = [:]
    for (name, text) in term.numbers {
      guard let parameter = member.parameters.first(where: { $0.name == name }) else {
        let names = member.parameters.map(\.name)
        throw .unknown(
          "parameter of '\(member.name)'",
          name,
          among: names.isEmpty ? ["none"] : names,
          slot
        )
      }
      guard let value = Double(text), parameter.allows(value) else {
        throw MethodError(slot, "\(member.name)(\(name)=\(text)): write \(parameter.allowed)")
      }
      numbers[name] = value
    }
    return SlotChoice(member: member, numbers: numbers)
  }

  /// Refuses compositions that make no sense, with the reason.
  func check() throws(MethodError) {
    let names = Dictionary(
      uniqueKeysWithValues: MethodSlot.allCases.map { slot in
        (slot, self[slot].map(\.member.name))
      }
    )
    let kernel = names[.kernel]?.first ?? ""
    let start = names[.initialization]?.first ?? ""
    let activations = names[.activation] ?? []
    let gradients = names[.gradient] ?? []
    for slot in [MethodSlot.activation, .gradient] {
      let members = names[slot] ?? []
      guard Set(members).count == members.count else {
        throw MethodError(slot, "a member stands twice in \(members.joined(separator: "+"))")
      }
    }
    guard activations.filter({ $0 != "noise" }).count <= 1 else {
      throw MethodError(
        .activation,
        "\(activations.joined(separator: "+")): one rule, and perhaps '+noise'"
      )
    }
    if kernel == "ws", Set(activations).isDisjoint(with: Self.normalizations) {
      throw MethodError(
        .kernel,
        "ws leaves the scale to a normalization; add activation="
          + Self.normalizations.sorted().joined(separator: "|")
      )
    }
    if ["pws", "pws-absolute", "pws-gain", "pws-data", "ws", "scaled-ws", "wn", "wn-data"]
      .contains(kernel), ["lsuv", "fixup"].contains(start)
    {
      throw MethodError(
        .initialization,
        "\(start) sets the scale of kernels, which kernel=\(kernel) takes away again"
      )
    }
    for pair in [["gc", "msr"], ["agc", "clip"]] where pair.allSatisfy(gradients.contains) {
      throw MethodError(.gradient, "\(pair[0]) and \(pair[1]) exclude each other; keep one")
    }
    if gradients.count > 1, gradients.contains("none") {
      throw MethodError(.gradient, "none cannot be joined with others")
    }
  }

  private static let normalizations: Set = ["bn", "bn-minus", "bn-freeze", "gn", "ln", "in"]
}
