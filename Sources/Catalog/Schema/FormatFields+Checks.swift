extension FormatFields {
  /// The keys of checks; `CheckShape` says which kind has which.
  static let check: [KeyField] = [
    KeyField("type", .word(words(CheckType.self)), required: true, "The kind of test."),
    KeyField("case", .text, required: true, "The case whose runs are compared."),
    KeyField("metric", .text, required: true, "The metric that is compared."),
    KeyField("treat", .selection, "The arms under test."),
    KeyField("reference", .selection, "The arms compared with."),
    KeyField("none", .selection, "The arms without either, for a fraction recovered."),
    KeyField("axis", .text, "The axis along which the check is taken."),
    KeyField("over", .axes, "Axes of which every combination of values is compared."),
    KeyField("combine", .word(words(Combination.self)), "How these comparisons become one."),
    KeyField("best", .text, "The axis of which every arm takes its own best value."),
    KeyField("by", .text, "The metric that says which value is best."),
    KeyField("effect", .word(words(Effect.self)), "How two groups become an effect."),
    KeyField("margin", .margin, "The smallest effect that matters, in the unit of the effect."),
    KeyField("band", .list(.number), "The lower and the upper end of what counts."),
    KeyField("threshold", .number, "The bound of a threshold, or of a run that has learned."),
    KeyField("tolerance", .number, "The largest value of an exact check."),
    KeyField("alpha", .number, "The one-sided error rate, 0.05 when not given."),
    KeyField("paired", .flag, "Whether seeds are paired."),
  ]

  /// The keys of a profile.
  static let profile: [KeyField] = [
    KeyField("seeds", .count(atLeast: 1), required: true, "Seeds per arm, or per kind of case."),
    KeyField("scale", .text, required: true, "The block of settings in _base.yaml."),
    KeyField("budget", .duration, "The time that the whole run may take by design, or none."),
    KeyField("verdicts", .word(words(VerdictPolicy.self)), required: true, "Which words it uses."),
  ]
}
