import Methods
import Testing

@Suite("Method text")
struct MethodTextTests {
  @Test(
    "methods have one canonical text",
    arguments: [
      ("kernel=pws,activation=bias", "kernel=pws,activation=bias"),
      (" activation = bias , kernel = pws ", "kernel=pws,activation=bias"),
      ("kernel=pws(gamma=0.1),activation=bias", "kernel=pws,activation=bias"),
      ("kernel=pws(gamma=0.20)", "kernel=pws(gamma=0.2)"),
      ("initialization=he,branch=one", "none"),
      ("activation=gn(groups=8)+noise", "activation=gn(groups=8)+noise"),
    ]
  )
  func canonical(_ text: String, _ expected: String) throws {
    let method = try MethodRegistry.method(text)
    #expect(method.name == expected && method.composition == expected)
    #expect(try MethodRegistry.method(method.composition).composition == expected)
  }

  @Test(
    "a name with slots that differ keeps its name, the slots in order",
    arguments: [
      (
        "centred, branch=skipinit", "centred,branch=skipinit",
        "kernel=centred,activation=bias,branch=skipinit"
      ),
      (
        "bn+noise,branch=skipinit", "bn+noise,branch=skipinit",
        "activation=bn+noise,branch=skipinit"
      ),
      ("none,branch=skipinit", "none,branch=skipinit", "branch=skipinit"),
      (
        "msr,gradient=none", "msr,gradient=none",
        "initialization=zero-mean,kernel=exp-scale,activation=msr-bias"
      ),
      (
        "pws,branch=skipinit,gradient=agc(clip=0.010)", "pws,gradient=agc,branch=skipinit",
        "kernel=pws,activation=bias,gradient=agc,branch=skipinit"
      ),
    ]
  )
  func changed(_ text: String, _ name: String, _ composition: String) throws {
    let method = try MethodRegistry.method(text)
    #expect(method.name == name && method.composition == composition)
    #expect(try MethodRegistry.method(name).composition == composition)
  }

  @Test("noise may follow any method's name", arguments: MethodRegistry.names)
  func noise(_ name: String) throws {
    let method = try MethodRegistry.method(name + "+noise(delta=0.2)")
    #expect(method.name == name + "+noise(delta=0.2)" && method.noise == 0.2)
    #expect(try MethodRegistry.method(name).noise == 0)
  }

  @Test("a name and its slots are the same method", arguments: MethodRegistry.names)
  func names(_ name: String) throws {
    let method = try MethodRegistry.method(name)
    #expect(try MethodRegistry.method(method.composition).composition == method.composition)
  }

  @Test("numbers reach the rules")
  func numbers() throws {
    #expect(try MethodRegistry.method("branch=constant(factor=0.5)").branch == .constant(0.5))
    let gn = try MethodRegistry.method("activation=gn(groups=2)")
    #expect(gn.activationRule(Samples.place(channels: 8)) != nil)
  }
}
