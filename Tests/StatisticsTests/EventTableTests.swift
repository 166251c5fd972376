import Statistics
import Testing

@Suite("Event table")
struct EventTableTests {
  let table = EventTable(
    treat: Proportion(events: 3, count: 4),
    reference: Proportion(events: 1, count: 5)
  )

  @Test("exchanging the groups changes the sign of the difference")
  func exchange() {
    expectClose(table.difference, 0.55)
    expectClose(table.exchanged.difference, -0.55)
  }

  @Test("the clearest table of a size has all events on one side")
  func clearest() {
    #expect(table.clearest.difference == 1)
    #expect(table.clearest.treat.count == 4 && table.clearest.reference.count == 5)
  }
}
