import Methods
import Testing

@Suite("Method error")
struct MethodErrorTests {
  @Test(
    "texts that name no method say which slot, what is wrong and what is allowed",
    arguments: [
      ("batchnorm", "no method 'batchnorm'"), ("pwss", "did you mean 'pws'"),
      ("kernel=pvs", "slot 'kernel': there is no member 'pvs'; did you mean 'pws'"),
      ("kernal=pws", "no slot 'kernal'; did you mean 'kernel'"),
      ("kernel=pws(gama=1)", "did you mean 'gamma'"),
      ("kernel=pws(gamma=-1)", "pws(gamma=-1): write 0 to 10"),
      ("kernel=pws(gamma=x)", "write 0 to 10"), ("kernel=pws(gamma)", "name=number"),
      ("kernel=pws(gamma=1", "does not end with ')'"),
      ("activation=gn(groups=2.5)", "write a whole number from 0"),
      ("kernel=pws+wn", "holds one member"), ("kernel=pws,kernel=wn", "named twice"),
      ("bn,pws", "names no slot"), ("bn+gc", "only '+noise' may follow"),
      ("pws(gamma=0.2)", "takes no numbers; write slots"),
      ("kernel=ws", "ws leaves the scale to a normalization"),
      ("kernel=ws,activation=bias", "add activation=bn"),
      ("initialization=lsuv,kernel=pws", "which kernel=pws takes away again"),
      ("gradient=gc+msr", "exclude each other"), ("activation=bn+gn", "one rule"),
      ("activation=noise+noise", "stands twice"), ("gradient=none+gc", "none cannot be joined"),
      ("", "no method ''"),
    ]
  )
  func messages(_ text: String, _ part: String) throws {
    let error = try #require(throws: MethodError.self) { try MethodRegistry.method(text) }
    #expect(error.description.contains(part), "\(error)")
    #expect(MethodRegistry.method(named: text) == nil)
  }
}
