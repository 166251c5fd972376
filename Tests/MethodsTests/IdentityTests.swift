import Methods
import Testing

@Suite("Identity")
struct IdentityTests {
  @Test("defaults written out are no other method")
  func defaults() throws {
    let text = MethodSlot.allCases.map { "\($0.rawValue)=\($0.defaultMember)" }
    let method = try MethodRegistry.method(text.joined(separator: ","))
    #expect(
      method.composition == "none" && method.activationRule(Samples.place(channels: 4)) == nil
    )
    #expect(method.kernelTransform(Samples.place(Samples.kernelShapes[0])) == nil)
  }
}
