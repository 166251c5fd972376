import Harness
import Store
import Testing

@Suite("ProcessIdentity")
struct ProcessIdentityTests {
  @Test("this process is alive, and nobody who merely has its number is")
  func alive() {
    let me = ProcessIdentity.current()
    #expect(me == ProcessIdentity.current())
    #expect(ProcessIdentity.isAlive(me))
    var other = me
    other.processStart += 1
    #expect(!ProcessIdentity.isAlive(other))
    other = me
    other.bootID += "x"
    #expect(!ProcessIdentity.isAlive(other))
    other = me
    other.pid = 1 << 40
    #expect(!ProcessIdentity.isAlive(other))
  }
}
