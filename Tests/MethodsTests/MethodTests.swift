import Kernels
import Methods
import Testing

@Suite("Method")
struct MethodTests {
  @Test("a method that fills no slot leaves every place as it is, from He's initialization")
  func empty() throws {
    let none = try #require(MethodRegistry.method(named: "none"))
    for role in KernelContext.Role.allCases {
      let place = Samples.place(Samples.kernelShapes[0], role: role)
      #expect(none.kernelTransform(place) == nil)
      #expect(none.gradientRule(place) == nil)
      #expect(none.activationRule(Samples.place(channels: 8, role: role)) == nil)
    }
    #expect(none.branch == .one)
    #expect(none.initialization is NormalStart)
  }

  @Test("slots are values: filling one of a copy leaves the method and its other slots alone")
  func copies() throws {
    let none = try #require(MethodRegistry.method(named: "none"))
    var composed = none
    composed.kernelTransform = { _ in Centred() }
    composed.branch = .constant(0)
    let place = Samples.place(Samples.kernelShapes[0])
    #expect(composed.kernelTransform(place) is Centred)
    #expect(composed.branch.scale == 0)
    #expect(composed.gradientRule(place) == nil)
    #expect(composed.initialization is NormalStart)
    #expect(none.kernelTransform(place) == nil)
    #expect(none.branch == .one)
  }

  @Test("a method of the list keeps the slots that its entry fills")
  func filled() throws {
    let msr = try #require(MethodRegistry.method(named: "msr"))
    let place = Samples.place(Samples.kernelShapes[0])
    #expect(msr.initialization is UnitNorm)
    #expect(msr.kernelTransform(place) is ExponentialScale)
    #expect(msr.gradientRule(place) is MeanShiftRejection)
    #expect(msr.branch == .one)
  }

  @Test("a citation is a text and a place")
  func citation() {
    let citation = Citation("He et al. 2015", place: "equation 10")
    #expect(citation.text == "He et al. 2015" && citation.place == "equation 10")
    #expect(citation != Citation("He et al. 2015", place: "equation 11"))
  }
}
