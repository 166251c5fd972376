import Harness
import Store
import Testing

@Suite("MachineInspection")
struct MachineInspectionTests {
  @Test("the processor's model and the instruction sets that matter are found")
  func processor() {
    let text = """
      processor\t: 0
      model name\t: Some CPU @ 2.00GHz
      flags\t\t: fpu sse2 avx2 fma avx512f hypervisor

      processor\t: 1
      model name\t: Another
      """
    let found = MachineInspection.processor(text: text, architecture: "x86_64")
    #expect(found.model == "Some CPU @ 2.00GHz" && found.instructionSets == "avx2 fma avx512f")
    let arm = MachineInspection.processor(text: "", architecture: "aarch64")
    #expect(arm.model == "aarch64" && arm.instructionSets == "neon")
  }

  @Test("this machine has cores, memory and always the same identifier")
  func current() {
    let machine = MachineInspection.current()
    #expect(machine.cores >= 1 && machine.memory >= 1 && machine.id.count == 16)
    #expect(machine == MachineInspection.current())
    #expect((MachineInspection.load() ?? -1) >= 0)
  }
}
