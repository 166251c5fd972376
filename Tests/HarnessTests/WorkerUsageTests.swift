import Harness
import Testing

@Suite("WorkerUsage")
struct WorkerUsageTests {
  @Test("this process has used time and memory, and never less than before")
  func current() {
    let first = WorkerUsage.current()
    var bytes = [UInt8](repeating: 1, count: 1 << 20)
    for index in bytes.indices { bytes[index] &+= UInt8(truncatingIfNeeded: index) }
    let second = WorkerUsage.current()
    #expect(bytes[1] == 2)
    #expect(first.peakMemory > 1 && second.peakMemory >= first.peakMemory)
    #expect(first.processorSeconds > 0 && second.processorSeconds >= first.processorSeconds)
  }
}
