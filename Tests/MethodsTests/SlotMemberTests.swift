import Methods
import Testing

@Suite("Slot members")
struct SlotMemberTests {
  @Test("every slot has its default member, and no name stands twice in a slot")
  func names() {
    for slot in MethodSlot.allCases {
      let names = MethodRegistry.members(of: slot).map(\.name)
      #expect(names.contains(slot.defaultMember))
      #expect(Set(names).count == names.count)
    }
  }

  @Test("every member can be written, with its own numbers and at the ends of their ranges")
  func ranges() throws {
    for member in MethodRegistry.members {
      for parameter in member.parameters {
        #expect(parameter.range.contains(parameter.standard))
        for value in [parameter.range.lowerBound, parameter.range.upperBound] {
          let text = "\(member.slot.rawValue)=\(member.name)(\(parameter.name)=\(value))"
          _ = try MethodRegistry.method(text)
        }
        let beyond = parameter.range.upperBound * 2 + 1
        let text = "\(member.slot.rawValue)=\(member.name)(\(parameter.name)=\(beyond))"
        #expect(throws: MethodError.self) { try MethodRegistry.method(text) }
      }
    }
  }
}
