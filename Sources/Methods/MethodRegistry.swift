/// Every member of every slot, and every method by name.
///
/// A new member is its file, its test and its line in `members`; it is then a method of its own name,
/// too. A method of several slots is a line in `MethodRegistry+Named.swift`.
public enum MethodRegistry {
  /// What may stand in the slots, in the order in which lists show it.
  public static var members: [SlotMember] {
    [
      NormalStart.he, NormalStart.xavier, UnitNorm.zeroMeanMember, UnitNorm.member, LSUV.member,
      FixupStart.member,
      Identity.kernel, Centred.member, ParametricWeightStandardization.relative,
      ParametricWeightStandardization.absolute, ParametricWeightStandardization.gain,
      ParametricWeightStandardization.data, WeightStandardization.member,
      ScaledWeightStandardization.member, WeightNormalization.member, WeightNormalization.data,
      ExponentialScale.member,
      Identity.activation, Bias.member, Bias.centring, Bias.rejection, ScalarBias.member,
      Affine.member, Affine.actNorm, BatchNorm.member, BatchNorm.minus, BatchNorm.last,
      BatchNormFreeze.member, GroupNorm.member, GroupNorm.layer, GroupNorm.instance,
      GroupNorm.twice, Noise.member,
      Identity.gradient, GradientCentralization.member, AdaptiveGradientClipping.member,
      NormClipping.member, MeanShiftRejection.member, UnitNormPull.member,
      BranchFactor.one, BranchFactor.constant, BranchFactor.halfPower, BranchFactor.skipInit,
      BranchFactor.fixup,
    ]
  }

  /// What may stand in one slot.
  public static func members(of slot: MethodSlot) -> [SlotMember] {
    members.filter { $0.slot == slot }
  }

  /// A member by its name and slot.
  static func member(_ name: String, of slot: MethodSlot) -> SlotMember? {
    members.first { $0.slot == slot && $0.name == name }
  }

  /// The named methods in the order in which lists show them.
  public static var all: [Method] { named.compactMap { try? method($0) } }

  /// The names of all named methods.
  public static var names: [String] { named.map(\.name) }

  /// The method of a name, or of a text of slots; `nil` when there is none.
  public static func method(named text: String) -> Method? { try? method(text) }

  /// The method of a name or of a text of slots.
  ///
  ///     bn        msr+noise(delta=0.2)        centred,branch=skipinit
  ///     initialization=zero-mean,kernel=pws(gamma=0.1),activation=gn(groups=8),gradient=gc
  ///
  /// Slots that are not named hold their defaults, or what the name before them holds. The method's
  /// name is the text with its slots in order and its numbers in canonical form.
  ///
  /// - Throws: `MethodError` that names the slot, the value and what is allowed.
  public static func method(_ text: String) throws(MethodError) -> Method {
    let read = try MethodText(text)
    guard let base = read.base else {
      let slots = try slots(MethodSlots(), read)
      return make(slots.text, "composed of slots", source(of: slots), slots)
    }
    guard let start = named.first(where: { $0.name == base[0].name }), base[0].numbers.isEmpty
    else {
      guard base[0].numbers.isEmpty else {
        throw MethodError(nil, "the method '\(base[0].name)' takes no numbers; write slots")
      }
      throw .unknown("method", base[0].name, among: names)
    }
    var slots = try slots(MethodSlots(), MethodText(start.composition))
    for term in base.dropFirst() {
      guard term.name == "noise" else {
        throw MethodError(.activation, "only '+noise' may follow a method's name")
      }
      try slots.add(.activation, term)
    }
    if base.count == 1, read.slots.isEmpty {
      return make(start.name, start.summary, start.source, slots)
    }
    let noise = slots[.activation].first { base.count > 1 && $0.member.name == "noise" }
    slots = try Self.slots(slots, read)
    let parts = [noise.map { "\(start.name)+\($0.text)" } ?? start.name] + slots.parts(of: read)
    return make(parts.joined(separator: ","), start.summary + ", changed", start.source, slots)
  }

  private static func method(_ entry: Named) throws(MethodError) -> Method {
    let slots = try slots(MethodSlots(), MethodText(entry.composition))
    return make(entry.name, entry.summary, entry.source, slots)
  }

  private static func slots(
    _ start: MethodSlots,
    _ text: MethodText
  ) throws(MethodError) -> MethodSlots {
    var slots = start
    for slot in MethodSlot.allCases {
      if let terms = text.slots[slot] { try slots.set(slot, terms) }
    }
    try slots.check()
    return slots
  }

  private static func make(
    _ name: String,
    _ summary: String,
    _ source: Citation,
    _ slots: MethodSlots
  ) -> Method {
    var method = Method(name, summary, source: source)
    method.composition = slots.text
    method.members = slots.members
    slots.fill(&method)
    return method
  }

  /// Where the first member that is no default was published.
  private static func source(of slots: MethodSlots) -> Citation {
    let order: [MethodSlot] = [.kernel, .gradient, .activation, .initialization, .branch]
    return order.lazy.compactMap { slot in slots.members.first { $0.slot == slot } }
      .first?.source ?? .residual
  }
}
