import Datasets
import Testing

@Suite("DownloadError")
struct DownloadErrorTests {
  @Test("every error names the file or address first, and what to do where something can be done")
  func sentences() {
    let errors: [DownloadError] = [
      .missing("x"), .damaged("x", expected: "a", found: "b"), .unusable("x", reason: "full"),
      .unreachable("x", reason: "offline"), .refused("x", answer: "404"),
      .badArchive("x", reason: "empty"), .untrusted("x", reason: "self-signed"),
    ]
    for error in errors { #expect(error.description.hasPrefix("x: ")) }
    #expect("\(errors[3])".contains("offline") && "\(errors[3])".contains("--mirror URL"))
    #expect("\(errors[4])".contains("--mirror URL") && "\(errors[6])".contains("--mirror URL"))
  }
}
