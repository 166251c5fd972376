import Foundation
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

  @Test("what a child has used is known once it was waited for")
  func children() throws {
    let child = Process()
    child.executableURL = URL(fileURLWithPath: "/bin/sh")
    child.arguments = ["-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"]
    try child.run()
    child.waitUntilExit()
    let usage = WorkerUsage.ofChildren()
    #expect(usage.peakMemory > 0 && usage.processorSeconds > 0)
  }
}
