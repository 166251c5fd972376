extension BatchNorm {
  static var member: SlotMember {
    SlotMember(
      "bn",
      in: .activation,
      "BatchNorm",
      source: Citation("Ioffe & Szegedy 2015, arXiv 1502.03167", place: "algorithm 1")
    ) { method, _ in
      method.activationRule = { $0.hasNormalization ? BatchNorm($0) : nil }
    }
  }

  static var minus: SlotMember {
    SlotMember(
      "bn-minus",
      in: .activation,
      "BatchNorm without scale and shift",
      source: .shiftAndScale("BatchNorm-minus")
    ) { method, _ in
      method.activationRule = { $0.hasNormalization ? BatchNorm($0, affine: false) : nil }
    }
  }

  static var last: SlotMember {
    SlotMember(
      "bn-last",
      in: .activation,
      "one BatchNorm before the last ReLU, behind the last block's sum",
      source: Citation(
        "Bjorck et al. 2018, arXiv 1806.02375",
        place: "section 3, one BN at the end"
      )
    ) { method, _ in
      method.activationRule = { $0.isLast ? BatchNorm($0.normalized("bn_last")) : nil }
    }
  }
}
