import Store
import Testing

@Suite("StoreError")
struct StoreErrorTests {
  @Test("every sentence begins with the file and none spans two lines")
  func sentences() {
    let path = "Results/a.sqlite"
    let errors: [StoreError] = [
      .missing(path: path), .notADatabase(path: path), .foreign(path: path),
      .newer(path: path), .corrupt(path: path, detail: "page 3"),
      .notWritable(path: path, detail: "read only"), .held(path: path, pid: 7),
      .busy(path: path), .full(path: path), .failed(path: path, detail: "x"),
    ]
    for error in errors {
      #expect(error.description.hasPrefix(path + ": "))
      #expect(!error.description.contains("\n"))
    }
  }
}
