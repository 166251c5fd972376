import Foundation

/// A catalogue with one data set of two small files, and the files.
enum SampleDatasets {
  static let catalogue = """
    format: pwsbench/1
    datasets:
      made: {title: Made., licence: MIT, homepage: none}
      tiny:
        title: Two files.
        licence: CC0
        homepage: nowhere
        downloads:
          - address: http://127.0.0.1:1/a.txt
            path: tiny/a.txt
            bytes: 3
            sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
          - address: http://127.0.0.1:1/b.tar.gz
            bytes: 20
            md5: 900150983cd24fb0d6963f7d28e17f72
            holds:
              - {path: tiny/b.txt, bytes: 3, md5: 900150983cd24fb0d6963f7d28e17f72}

    """

  /// A folder with the catalogue, and with the files where they are asked for.
  static func folder(files: [String] = ["a.txt", "b.txt"]) throws -> CommandFolder {
    let folder = try CommandFolder()
    try folder.write(catalogue, to: "Suites/datasets.yaml")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("data/tiny"),
      withIntermediateDirectories: true
    )
    for file in files { try folder.write("abc", to: "data/tiny/\(file)") }
    return folder
  }
}
