import Catalog
import Testing

@Suite("DatasetReader")
struct DatasetReaderTests {
  private let text = """
    format: pwsbench/1
    datasets:
      tiny:
        title: A set.
        licence: MIT
        homepage: here
        downloads:
          - {address: "https://a.b/c.gz", path: tiny/c.gz, bytes: 3, md5: 0123456789abcdef0123456789abcdef}

    """

  private func messages(_ old: String, _ new: String) -> [String] {
    Example.reader.diagnostics(
      text: Example.text([(old, new)], of: text),
      file: "datasets.yaml"
    ).map(\.message)
  }

  @Test("a sound file has no mistakes")
  func sound() {
    #expect(messages("A set.", "Another set.") == [])
  }

  @Test("a path must stay below the folder", arguments: ["../c", "/c", "a//c", "a/./c", "a\\\\c"])
  func paths(path: String) {
    #expect(
      messages("path: tiny/c.gz", "path: '\(path)'") == [
        "'path' must lie below the folder of all data sets"
      ]
    )
  }

  @Test("addresses, checksums and lengths are checked")
  func values() {
    #expect(
      messages("cdef0123456789abcdef}", "cdef}") == [
        "'md5' must be 32 lower-case hexadecimal digits"
      ]
    )
    #expect(messages("bytes: 3", "bytes: 0") == ["'bytes' must be at least 1, found '0'"])
    #expect(
      messages(", md5: 0123456789abcdef0123456789abcdef", "") == [
        "a download of data set 'tiny' needs 'sha256' or 'md5', to be recognized"
      ]
    )
  }

  @Test(
    "an address has TLS",
    arguments: [
      "ftp://a.b/c.gz", "http://a.b/c.gz", "http://localhost.a.b/c.gz", "http://127.0.0.1.a.b/c.gz",
      "http://127.0.0.1@a.b/c.gz", "http://localhost:80@a.b/c.gz", "HTTP://a.b/c.gz",
    ]
  )
  func plainAddress(address: String) {
    #expect(
      messages("https://a.b/c.gz", address) == [
        "'address' must start with https://; http:// is for a server on this machine, as localhost"
      ]
    )
  }

  @Test(
    "one of this machine needs none",
    arguments: ["http://localhost/c.gz", "http://127.0.0.1:8000/c.gz", "http://[::1]:8000/c.gz"]
  )
  func loopbackAddress(address: String) {
    #expect(messages("https://a.b/c.gz", address) == [])
  }

  @Test("a download is a file or an archive")
  func either() {
    let message = "a download of data set 'tiny' needs either 'path' or 'holds'"
    #expect(messages("path: tiny/c.gz, ", "") == [message])
    #expect(messages("path: tiny/c.gz, ", "path: a, holds: [{path: b, bytes: 1}], ") == [message])
    #expect(messages("path: tiny/c.gz, ", "holds: [{path: b, bytes: 1}], ") == [])
    #expect(
      messages("path: tiny/c.gz, ", "holds: [{bytes: 1}], ") == [
        "missing key 'path' in a file of a download of data set 'tiny'"
      ]
    )
  }

  @Test("missing and unknown keys are named")
  func keys() {
    #expect(messages("licence: MIT", "license: MIT").count == 2)
    #expect(messages("datasets:", "dataset:").contains { $0.contains("missing key 'datasets'") })
  }
}
