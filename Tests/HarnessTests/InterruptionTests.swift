import Foundation
import Harness
import Testing

@Suite("Interruption")
struct InterruptionTests {
  @Test("a signal arrives as a value, and this process goes on")
  func arrives() async {
    let interruption = Interruption()
    kill(getpid(), SIGHUP)
    var iterator = interruption.signals.makeAsyncIterator()
    #expect(await iterator.next() == SIGHUP)
    interruption.stop()
  }
}
