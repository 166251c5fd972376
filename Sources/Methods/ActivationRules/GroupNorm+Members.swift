extension GroupNorm {
  static var member: SlotMember {
    SlotMember(
      "gn",
      in: .activation,
      "GroupNorm, 32 groups or C/4 for narrow layers",
      source: Citation("Wu & He 2018, arXiv 1803.08494", place: "equations 1-6"),
      [SlotParameter("groups", 0, in: 0...4096, isWhole: true)]
    ) { method, number in
      let groups = Int(number("groups"))
      method.activationRule = {
        $0.hasNormalization
          ? GroupNorm($0, groups: Self.groups($0.channels, wanted: groups)) : nil
      }
    }
  }

  static var layer: SlotMember {
    SlotMember(
      "ln",
      in: .activation,
      "LayerNorm over channels and pixels",
      source: Citation("Ba, Kiros, Hinton 2016, arXiv 1607.06450", place: "equation 3, over C,H,W")
    ) { method, _ in
      method.activationRule = { $0.hasNormalization ? GroupNorm($0, groups: 1) : nil }
    }
  }

  static var instance: SlotMember {
    SlotMember(
      "in",
      in: .activation,
      "InstanceNorm, every channel of every sample",
      source: Citation("Ulyanov, Vedaldi, Lempitsky 2016, arXiv 1607.08022", place: "equation 4")
    ) { method, _ in
      method.activationRule = {
        $0.hasNormalization ? GroupNorm($0, groups: $0.channels) : nil
      }
    }
  }

  static var twice: SlotMember {
    SlotMember(
      "two-gn",
      in: .activation,
      "GroupNorm of one group behind the stem and before the last ReLU, biases elsewhere",
      source: .variance("the authors' PyTorch code")
    ) { method, _ in
      method.activationRule = { place in
        if place.role == .stem { return GroupNorm(place.normalized("gn_stem"), groups: 1) }
        if place.isLast { return GroupNorm(place.normalized("gn_last"), groups: 1) }
        return place.hasConvolution ? Bias(place) : nil
      }
    }
  }

  /// So many groups, 32 or C/4 where none are wanted; the next fewer that divide the channels.
  private static func groups(_ channels: Int, wanted: Int) -> Int {
    let most = wanted > 0 ? min(wanted, channels) : min(32, max(1, channels / 4))
    return (1...most).last { channels % $0 == 0 } ?? 1
  }
}
