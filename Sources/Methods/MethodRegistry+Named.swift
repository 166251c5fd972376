extension MethodRegistry {
  /// A method by name: what its slots hold.
  struct Named {
    let name: String
    let composition: String
    let summary: String
    let source: Citation
  }

  /// Members that make a method alone carry its name; then those of several slots.
  static var named: [Named] {
    several.filter { $0.name == "none" || $0.name == "none-bias" }
      + members.filter { member in
        member.name != member.slot.defaultMember || member.name == "he"
      }
      .filter { member in
        !composed.contains(member.name) && !several.contains { $0.name == member.name }
      }
      .map { member in
        let bias = member.slot == .kernel ? ",activation=bias" : ""
        return Named(
          name: member.name,
          composition: "\(member.slot.rawValue)=\(member.name)\(bias)",
          summary: member.summary,
          source: member.source
        )
      }
      + several.filter { $0.name != "none" && $0.name != "none-bias" }
  }

  /// Members that are a part of other methods only.
  private static var composed: Set<String> {
    [
      "bias", "centred-bias", "msr-bias", "scalar-bias", "two-gn", "noise", "zero-mean", "constant",
      "sqrt-half", "exp-scale",
    ]
  }

  private static var several: [Named] {
    [
      Named("none", "none", "no normalization, no bias", .residual),
      Named("none-bias", "activation=bias", "no normalization, biased convolutions", .residual),
      Named(
        "pws-2gn",
        "kernel=pws,activation=two-gn",
        "standardized kernels, GroupNorm of one group behind the stem and before the last ReLU",
        .variance("the authors' PyTorch code")
      ),
      Named(
        "wn-data",
        "kernel=wn-data,activation=centred-bias",
        "kernels of trained length, length and bias set by the first batch",
        Citation("Salimans & Kingma 2016, arXiv 1602.07868", place: "section 3")
      ),
      Named(
        "ws",
        "kernel=ws,activation=gn",
        "standardized kernels before GroupNorm",
        Citation("Qiao et al. 2019, arXiv 1903.10520", place: "equations 6-7")
      ),
      Named(
        "agc",
        "gradient=agc,activation=bias",
        "gradients clipped to 1 % of their filter's norm, biases, no normalization",
        Citation("Brock et al. 2021, arXiv 2102.06171", place: "λ = 0.01")
      ),
      Named(
        "msr-rule",
        "gradient=msr",
        "gradients without a mean per slice, no normalization",
        .rejection("the gradient rule alone, M = 1")
      ),
      Named(
        "zmi",
        "initialization=zero-mean",
        "zero-mean unit-norm kernels at the start, nothing else",
        .rejection("the initialization alone")
      ),
      Named(
        "unit-norm",
        "initialization=unit-norm,kernel=exp-scale,activation=msr-bias",
        "the magnitudes of msr without any zero mean",
        .rejection("control of its small branches")
      ),
      Named(
        "msr",
        rejection("msr"),
        "zero-mean unit-norm kernels kept so by the gradient rule, a trained scale",
        .rejection("M = 1, plain decay")
      ),
      Named(
        "msr-0.9",
        rejection("msr(weight=0.9)"),
        "msr with nine tenths of every slice's mean taken",
        .rejection("M = 0.9, the authors' command")
      ),
      Named(
        "msr-regularized",
        rejection("msr+unit-norm"),
        "msr with its unit-norm regularizer in place of decay",
        .rejection("5e-4·Σ(‖W_o‖ − 1)²")
      ),
      Named(
        "fixup",
        "initialization=fixup,activation=scalar-bias,branch=fixup",
        "branches that start at zero, scaled kernels, scalar biases and multipliers",
        Citation("Zhang, Dauphin, Ma 2019, arXiv 1901.09321", place: "section 3, rules 1-3")
      ),
    ]
  }

  private static func rejection(_ gradient: String) -> String {
    "initialization=zero-mean,kernel=exp-scale,activation=msr-bias,gradient=\(gradient)"
  }
}

extension MethodRegistry.Named {
  fileprivate init(
    _ name: String,
    _ composition: String,
    _ summary: String,
    _ source: Citation
  ) {
    self.init(
      name: name,
      composition: composition == "none" ? "activation=none" : composition,
      summary: summary,
      source: source
    )
  }
}

extension Citation {
  static var residual: Citation {
    Citation("He et al. 2016, arXiv 1512.03385", place: "without its BN")
  }
  static func shiftAndScale(_ place: String) -> Citation {
    Citation("Peerthum & Stamp 2023, arXiv 2303.12818", place: place)
  }
  static func variance(_ place: String) -> Citation {
    Citation("Liu, Ge, Li, Gui 2021, arXiv 2103.11590", place: place)
  }
  static func rejection(_ place: String) -> Citation {
    Citation("Ruff, Beck, Bach 2019, arXiv 1911.13173", place: place)
  }
}
