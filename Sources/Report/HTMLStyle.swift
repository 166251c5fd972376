package import Verdicts

/// The look of the HTML report: light and dark, wide and narrow.
package enum HTMLStyle {
  /// The class that gives a verdict its colour.
  package static func name(of word: VerdictWord) -> String {
    switch word {
    case .replicated, .leansUp: "good"
    case .refuted, .leansDown: "bad"
    case .inconclusive, .notRun: "open"
    case .invalid: "void"
    }
  }

  /// The style sheet.
  package static let text = """
    :root { --paper: #ffffff; --ink: #1c2024; --soft: #5b646d; --line: #d5dae0; --fill: #f4f6f8;
      --good: #14703c; --bad: #b3261e; --void: #8a5a00; --accent: #1f5fbf; --band: #dcefe2; }
    @media (prefers-color-scheme: dark) {
      :root { --paper: #14171a; --ink: #e6e9ec; --soft: #9aa4ae; --line: #363d44; --fill: #1e2327;
        --good: #6bcf92; --bad: #ff8b82; --void: #e6b450; --accent: #8ab8ff; --band: #1f3a2a; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
    main { max-width: 76rem; margin: 0 auto; padding: 1rem; }
    h1, h2, h3 { line-height: 1.25; }
    h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
    h3 { margin-top: 2rem; }
    blockquote { margin: 1rem 0; padding: 0 1rem; border-left: 4px solid var(--accent); }
    pre { background: var(--fill); padding: .75rem; overflow-x: auto; border-radius: 6px; }
    code { font: .9em/1.45 ui-monospace, monospace; }
    .scroll { overflow-x: auto; margin: 1rem 0; }
    table { border-collapse: collapse; font-size: .92rem; font-variant-numeric: tabular-nums; }
    th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    th { background: var(--fill); }
    .number { text-align: right; white-space: nowrap; }
    .headline { font-size: .86rem; width: 100%; }
    .headline th, .headline td { padding: .35rem .4rem; }
    .headline .number { white-space: normal; }
    .headline td:nth-child(1), .headline td:nth-child(6) { min-width: 12rem; }
    .headline td:nth-child(4) { min-width: 9rem; } .headline td:nth-child(8) { white-space: nowrap; }
    .headline tbody tr:hover { background: var(--fill); }
    .verdict { font-weight: 600; white-space: nowrap; }
    .good { color: var(--good); } .bad { color: var(--bad); }
    .void { color: var(--void); } .open { color: var(--soft); }
    .forest { margin: 1rem 0; }
    .forest .row { display: grid; grid-template-columns: 15rem minmax(8rem, 1fr) 18rem;
      gap: 0 1rem; align-items: center; border-bottom: 1px solid var(--line); padding: .25rem 0; }
    .forest svg { width: 100%; height: auto; max-width: 34rem; display: block; }
    .forest .band { fill: var(--band); } .forest .bar { stroke: var(--soft); }
    .forest .interval { stroke: var(--accent); stroke-width: 2; }
    .forest .estimate { fill: var(--accent); } .forest .paper { fill: var(--void); }
    .forest .bound { fill: var(--accent); }
    .plot { margin: 1rem 0 1.5rem; overflow-x: auto; }
    .plot svg { width: 100%; min-width: 30rem; max-width: 52rem; height: auto; display: block; }
    figcaption { color: var(--soft); font-size: .9rem; }
    @media (max-width: 44rem) {
      .forest .row { grid-template-columns: 1fr; }
      table.headline, .headline tbody, .headline tr, .headline td { display: block; }
      .headline thead { display: none; }
      .headline tr { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0; }
      .headline td { text-align: left; border-bottom: 1px solid var(--line);
        white-space: normal; }
      .headline td::before { content: attr(data-label) ": "; color: var(--soft); font-weight: 400; }
    }
    """
}
