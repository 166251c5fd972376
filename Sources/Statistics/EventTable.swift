/// Two groups in which an event did or did not happen: a 2×2 table with fixed group sizes.
public struct EventTable: Sendable, Hashable {
  /// The group under test.
  public var treat: Proportion
  /// The group compared with.
  public var reference: Proportion

  /// Creates a table.
  public init(treat: Proportion, reference: Proportion) {
    self.treat = treat
    self.reference = reference
  }

  /// The difference of the shares, treat − reference.
  public var difference: Double { treat.value - reference.value }

  /// The table with the groups exchanged; its difference has the other sign.
  public var exchanged: EventTable { EventTable(treat: reference, reference: treat) }

  /// The clearest table of the same size: the event always in one group, never in the other.
  public var clearest: EventTable {
    EventTable(
      treat: Proportion(events: treat.count, count: treat.count),
      reference: Proportion(events: 0, count: reference.count)
    )
  }
}
