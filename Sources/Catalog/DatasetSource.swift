/// Where the files of a data set come from, and how they are recognized.
public struct DatasetSource: Sendable, Hashable {
  /// The name that suites use.
  public var id: String
  /// What it is, in one line.
  public var title: String
  /// Under which licence it may be used.
  public var licence: String
  /// The citation key in refs/*.bib; `nil` when there is nothing to cite.
  public var citationKey: String?
  /// The page of its authors.
  public var homepage: String
  /// What is downloaded; nothing for images that the program makes.
  public var downloads: [DatasetDownload]

  /// The files that the data set consists of, below the folder of all data sets.
  public var files: [DatasetFile] { downloads.flatMap(\.files) }
}

/// One address: a file that is kept as it is, or an archive of which some files are taken.
public struct DatasetDownload: Sendable, Hashable {
  /// The address.
  public var address: String
  /// What is at the address; its path is that of the file, or for an archive its name.
  public var content: DatasetFile
  /// The files of an archive; empty when the download itself is a file of the data set.
  public var holds: [DatasetFile]

  /// The files that the download contributes to the data set.
  public var files: [DatasetFile] { holds.isEmpty ? [content] : holds }
}

/// A file and how it is recognized.
public struct DatasetFile: Sendable, Hashable {
  /// The path below the folder of all data sets.
  public var path: String
  /// Its length in bytes.
  public var bytes: Int
  /// Its SHA-256 in hexadecimal, when it is known.
  public var sha256: String?
  /// Its MD5 in hexadecimal, where its publisher gives that.
  public var md5: String?
}
