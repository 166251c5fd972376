/// Reads the data sets of `datasets.yaml`.
struct DatasetReader {
  /// The sound data sets in the order of the file.
  static func sources(_ tree: SourceNode, problems: inout Problems) -> [DatasetSource] {
    let legal = ["format", "datasets"]
    guard
      let file = FieldReader(tree, name: "the data sets", legal: legal, problems: &problems),
      let node = file.required("datasets", problems: &problems)
    else { return [] }
    guard let entries = node.entries else {
      node.reportUnexpected("'datasets' must be a map of names", problems: &problems)
      return []
    }
    return entries.compactMap { source($0, problems: &problems) }
  }

  private static func source(_ entry: SourceEntry, problems: inout Problems) -> DatasetSource? {
    let name = "data set '\(entry.key)'"
    Identifier.check(entry.key, of: "data set", at: entry.location, problems: &problems)
    let before = problems.count
    guard
      let reader = FieldReader(
        entry.value,
        name: name,
        legal: FormatFields.dataset.names,
        problems: &problems
      )
    else { return nil }
    let nodes = reader.node("downloads")?.elements("downloads", problems: &problems) ?? []
    let source = DatasetSource(
      id: entry.key,
      title: reader.requiredText("title", problems: &problems) ?? "",
      licence: reader.requiredText("licence", problems: &problems) ?? "",
      citationKey: reader.text("cite", problems: &problems),
      homepage: reader.requiredText("homepage", problems: &problems) ?? "",
      downloads: nodes.compactMap { download($0, of: name, problems: &problems) }
    )
    return problems.count == before ? source : nil
  }

  private static func download(
    _ node: SourceNode,
    of name: String,
    problems: inout Problems
  ) -> DatasetDownload? {
    let name = "a download of \(name)"
    guard
      let reader = FieldReader(
        node,
        name: name,
        legal: FormatFields.download.names,
        problems: &problems
      )
    else { return nil }
    let address = address(reader, problems: &problems)
    let holds = reader.node("holds")?.elements("holds", problems: &problems)
    if (holds == nil) == (reader.node("path") == nil) {
      problems.report(reader.location, "\(name) needs either 'path' or 'holds'")
    }
    if reader.node("sha256") == nil, reader.node("md5") == nil {
      problems.report(reader.location, "\(name) needs 'sha256' or 'md5', to be recognized")
    }
    let content = file(reader, path: address, problems: &problems)
    let files = (holds ?? []).compactMap { node -> DatasetFile? in
      let file = FieldReader(
        node,
        name: "a file of \(name)",
        legal: FormatFields.file.names,
        problems: &problems
      )
      guard let file else { return nil }
      _ = file.required("path", problems: &problems)
      return self.file(file, path: nil, problems: &problems)
    }
    guard let address, let content else { return nil }
    return DatasetDownload(address: address, content: content, holds: files)
  }

  private static func address(_ reader: FieldReader, problems: inout Problems) -> String? {
    guard let node = reader.required("address", problems: &problems),
      let address = node.text("address", problems: &problems)
    else { return nil }
    if address.hasPrefix("https://") || isLoopback(address) { return address }
    problems.report(
      node.location,
      "'address' must start with https://; http:// is for a server on this machine, as localhost"
    )
    return nil
  }

  /// Whether an address is one of this machine, which no network lies before.
  private static func isLoopback(_ address: String) -> Bool {
    let pattern = /http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:[0-9]+)?(\/.*)?/
    return address.wholeMatch(of: pattern) != nil
  }

  /// A file; without a `path` it is called as the last part of its address.
  private static func file(
    _ reader: FieldReader,
    path address: String?,
    problems: inout Problems
  ) -> DatasetFile? {
    var path = address?.split(separator: "/").last.map(String.init)
    if let node = reader.node("path"), let given = node.text("path", problems: &problems) {
      path = given
      if !isInside(given) {
        problems.report(node.location, "'path' must lie below the folder of all data sets")
      }
    }
    let bytes = reader.required("bytes", problems: &problems).flatMap { node -> Int? in
      let bytes = node.integer("bytes", problems: &problems)
      if let bytes, bytes < 1 {
        problems.report(node.location, "'bytes' must be at least 1, found '\(bytes)'")
      }
      return bytes
    }
    let sha256 = digest("sha256", digits: 64, reader, problems: &problems)
    let md5 = digest("md5", digits: 32, reader, problems: &problems)
    guard let path, let bytes else { return nil }
    return DatasetFile(path: path, bytes: bytes, sha256: sha256, md5: md5)
  }

  private static func digest(
    _ key: String,
    digits: Int,
    _ reader: FieldReader,
    problems: inout Problems
  ) -> String? {
    guard let node = reader.node(key), let text = node.text(key, problems: &problems) else {
      return nil
    }
    if text.count == digits, text.allSatisfy({ "0123456789abcdef".contains($0) }) { return text }
    problems.report(node.location, "'\(key)' must be \(digits) lower-case hexadecimal digits")
    return nil
  }

  /// Whether a path stays below the folder it is appended to.
  private static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." } && !path.contains("\\")
  }
}
