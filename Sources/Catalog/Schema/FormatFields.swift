/// The keys of the format, map by map: the only place where they are declared.
///
/// The readers accept these keys and no others, and the schema for editors is written from them.
/// Settings stand in `SettingField.all`, what each kind of check needs in `CheckShape`.
enum FormatFields {
  /// The keys of a suite file.
  static let suite: [KeyField] =
    [
      KeyField(
        "format",
        .word([CatalogFiles.format]),
        required: true,
        "The version of the format."
      ),
      KeyField("suite", .identifier, required: true, "The name that commands use."),
      KeyField("title", .text, required: true, "One line that says what the suite asks."),
      KeyField("extends", .text, "A file beside this one over which this one is laid."),
      KeyField("paper", .map(paper), required: true, "The paper that is re-run."),
      KeyField("seed_base", .count(atLeast: 0), "The first seed, declared and never picked."),
      KeyField(
        "cases",
        .named(.part(.template)),
        required: true,
        "Templates of runs, by their names."
      ),
      KeyField(
        "controls",
        .list(.part(.control)),
        "What must hold before any claim may have a verdict."
      ),
      KeyField("claims", .list(.part(.claim)), required: true, "The sentences of the paper."),
    ] + layers

  /// The keys of a file that suites extend.
  static let base: [KeyField] = suite.filter { ["format", "extends"].contains($0.name) } + layers

  /// The blocks of settings that cases and profiles name.
  static let layers: [KeyField] = [
    KeyField("recipes", .named(.part(.recipe)), "Blocks of settings that cases name."),
    KeyField("scales", .named(.part(.scale)), "Blocks of settings that profiles name."),
  ]

  /// The keys of `paper` of a suite.
  static let paper: [KeyField] = [
    KeyField("key", .text, required: true, "The citation key in refs/*.bib."),
    KeyField("citation", .text, required: true, "Authors, title, venue, year in one sentence."),
    KeyField("arxiv", .text, "The arXiv identifier, quoted."),
    KeyField("doi", .text, "The digital object identifier."),
    KeyField("code", .text, "The address of the authors' code."),
  ]

  /// The keys of a case beside its settings.
  static let template: [KeyField] = [
    KeyField("kind", .word(words(CaseKind.self)), required: true, "What a run does."),
    KeyField("epoch", .count(atLeast: 1), "Raised when the meaning of the case changes."),
    KeyField("recipe", .text, "The block of settings it starts from."),
    KeyField("matrix", .part(.matrix), "Axes: settings or parameters with several values."),
    KeyField("exclude", .list(.selection), "Combinations that are left out."),
    KeyField("include", .list(.selection), "Combinations that are added, a value per axis."),
    KeyField("metrics", .named(.map(metric)), required: true, "What is measured."),
    KeyField("scales", .named(.part(.variant)), "What the case changes at a scale."),
    KeyField("tags", .list(.text), "Free words for selections."),
    KeyField("timeout", .duration, "The time after which a run is stopped."),
    KeyField("seeds", .count(atLeast: 1), "Seeds per arm that the checks need at least."),
    KeyField("reason", .text, "Why the case is declared but cannot be run."),
  ]

  /// The keys of a metric.
  static let metric: [KeyField] = [
    KeyField("unit", .text, "The unit, pp for percentage points."),
    KeyField("better", .word(words(Direction.self)), "Which way it is good."),
    KeyField("assume", .word(words(Assumption.self)), "What is assumed of its distribution."),
  ]

  /// The keys of a control.
  static let control: [KeyField] = [
    KeyField("id", .identifier, required: true, "The name, unique in its suite."),
    KeyField("says", .text, required: true, "The condition in words."),
    KeyField("case", .text, required: true, "The case whose runs are looked at."),
    KeyField("where", .selection, "Axis values that an arm must have."),
    KeyField("require", .condition, required: true, "The condition, as test_accuracy >= 25."),
    KeyField("guards", .list(.text), "The claims it guards; all when it names none."),
  ]

  /// The keys of a claim.
  static let claim: [KeyField] = [
    KeyField("id", .text, required: true, "The name within the suite, D3."),
    KeyField("says", .text, required: true, "The paper's sentence in our words."),
    KeyField("source", .text, required: true, "Where it stands in the paper."),
    KeyField(
      "fidelity",
      .word(words(Fidelity.self)),
      required: true,
      "How closely the test follows the paper."
    ),
    KeyField("deviations", .list(.text), "Everything that differs from the paper."),
    KeyField("paper", .optional(.map(paperValue)), "What the paper reports."),
    KeyField("primary", .part(.check), required: true, "The check that alone decides."),
    KeyField("secondary", .list(.part(.check)), "Checks that are shown as exploratory."),
    KeyField("later", .text, "What later work says."),
  ]

  /// The keys of `paper` of a claim.
  static let paperValue: [KeyField] = [
    KeyField("value", .optional(.number), "The number in the unit of the effect."),
    KeyField("text", .text, required: true, "What the paper reports, as it does."),
    KeyField("provenance", .word(words(Provenance.self)), required: true, "Where it was read."),
  ]

  /// The words of an enumeration.
  static func words<Choice>(_ type: Choice.Type) -> [String]
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    Choice.allCases.map(\.rawValue)
  }
}
