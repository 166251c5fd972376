import ArgumentParser

/// The condition on what is declared: an option that several commands share.
struct FilterOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("filter")],
    help: ArgumentHelp(
      "Only what meets this condition: 'suite:pws method:(bn OR pws) -tag:slow'.",
      discussion: """
        Keys: suite, claim, case, kind, tag, seed, key, outcome (of the last attempt, or none) and \
        every setting; arch is the network. Terms side by side must all hold; OR, -, NOT and \
        parentheses combine them. A value is a word, a "text" or a /regular expression/ that \
        matches the whole value.
        """,
      valueName: "expr"
    )
  )
  var text: String?
}
