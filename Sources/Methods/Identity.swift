/// What stands in a slot that changes nothing.
enum Identity {
  static var kernel: SlotMember {
    SlotMember("identity", in: .kernel, "kernels as they are", source: .residual) { _, _ in }
  }

  static var activation: SlotMember {
    SlotMember("none", in: .activation, "maps as they are", source: .residual) { _, _ in }
  }

  static var gradient: SlotMember {
    SlotMember("none", in: .gradient, "gradients as they are", source: .residual) { _, _ in }
  }
}
