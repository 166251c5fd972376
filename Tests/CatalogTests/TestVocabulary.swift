import Catalog

/// The names that the tests' suites may use: those of the engine.
enum TestVocabulary {
  static let engine = Vocabulary(
    methods: [
      "none", "none-bias", "affine", "bn", "bn-minus", "gn", "pws", "centred", "wn", "ws",
      "scaled-ws", "gc", "agc", "msr-rule", "msr", "msr+noise",
      "unit-norm", "zmi", "fixup", "actnorm", "lsuv", "bn-freeze", "bn-last",
    ],
    networks: [8, 14, 18, 20, 32, 34, 44, 50, 56, 101, 110].map { "resnet-\($0)" }
      + [4, 6, 8, 10, 14, 18, 20, 34].map { "plain-\($0)" } + ["convpool-c"],
    datasets: ["procedural", "cifar-10", "cifar-100", "mnist", "fashion-mnist"],
    trainMetrics: [
      "train_loss", "first_loss", "test_accuracy", "train_accuracy", "validation_accuracy",
      "validation_loss", "diverged", "diverged_step", "steps_to_target", "seconds_to_target",
    ],
    probes: [
      "gradient-line": ProbeVocabulary(
        metrics: ["log10_step_at_ratio_10"],
        parameters: ["batches", "step_sizes"],
        settings: ProbeVocabulary.networkSettings + ["lr"]
      ),
      "depth-moments": ProbeVocabulary(
        metrics: ["log10_std_slope", "log10_mean_slope", "mean_share"]),
      "logit-gradient": ProbeVocabulary(
        metrics: ["modal_share", "sign_ratio_first", "sign_ratio_middle", "sign_ratio_last"]),
      "step-time": ProbeVocabulary(
        metrics: ["step_time_ratio", "inference_time_ratio"],
        parameters: ["turn_steps", "rounds", "warmup"],
        settings: ProbeVocabulary.networkSettings + ["lr", "reference"],
        isTimed: true
      ),
      "matrix-products": ProbeVocabulary(
        metrics: ["log10_condition"],
        parameters: ["factors", "size"],
        settings: []
      ),
      "shift": ProbeVocabulary(
        metrics: [
          "log10_shift_ratio", "log10_moment_growth", "least_log10_moment_growth", "diverged",
        ],
        settings: training
      ),
      "slice-means": ProbeVocabulary(
        metrics: [
          "slice_mean", "filter_mean", "gradient_mean", "shift_ratio", "mean_share_start",
          "mean_share", "diverged",
        ],
        settings: training
      ),
      "mode-difference": ProbeVocabulary(
        metrics: ["difference", "differing_layers"],
        settings: training
      ),
      "gradient-histogram": ProbeVocabulary(
        metrics: ["log10_std", "kurtosis", "log10_median", "log10_q99", "log10_largest"]),
      "diverging-update": ProbeVocabulary(
        metrics: ["log10_variance_slope", "log10_growth_slope", "diverged", "diverged_step"],
        settings: training
      ),
      "gradient-noise": ProbeVocabulary(metrics: ["noise"], parameters: ["samples"]),
    ],
    methodCheck: composition
  )

  /// Takes a name with noise and slots behind it, as the engine does, without looking at the slots.
  private static let composition = NameCheck("method") { text in
    let name = text.prefix { !"+,".contains($0) }
    return name.contains("=") ? .problem("it begins with no name") : .name(text)
  }

  /// The settings of probes that train.
  private static let training =
    ProbeVocabulary.networkSettings + [
      "lr", "momentum", "weight_decay", "schedule", "milestones", "augment", "steps", "epochs",
    ]
}
