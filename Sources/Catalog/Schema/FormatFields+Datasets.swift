extension FormatFields {
  /// The keys of a data set.
  static let dataset: [KeyField] = [
    KeyField("title", .text, required: true, "What it is, in one line."),
    KeyField("licence", .text, required: true, "Under which licence it may be used."),
    KeyField("cite", .text, "The citation key in refs/*.bib."),
    KeyField("homepage", .text, required: true, "The page of its authors."),
    KeyField("downloads", .list(.map(download)), "What is downloaded."),
  ]

  /// The keys of a download.
  static let download: [KeyField] =
    [
      KeyField("address", .text, required: true, "The address."),
      KeyField("holds", .list(.map(file)), "The files that are taken from an archive."),
    ] + file

  /// The keys of a file.
  static let file: [KeyField] = [
    KeyField("path", .text, "Where it lies below the folder of all data sets."),
    KeyField("bytes", .count(atLeast: 1), required: true, "Its length."),
    KeyField("sha256", .text, "Its SHA-256."),
    KeyField("md5", .text, "Its MD5."),
  ]
}
