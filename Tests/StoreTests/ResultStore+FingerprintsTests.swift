import Store
import Testing

@Suite("ResultStore fingerprints")
struct ResultStoreFingerprintsTests {
  @Test("fingerprints are kept for one binary")
  func binaries() throws {
    let temporary = try TemporaryStore()
    defer { temporary.remove() }
    let store = try temporary.open()
    try store.keep(fingerprints: ["bn resnet-8": "1"], ofBinary: "a")
    try store.keep(fingerprints: ["none resnet-8": "2"], ofBinary: "a")
    #expect(
      try store.fingerprints(ofBinary: "a") == ["bn resnet-8": "1", "none resnet-8": "2"]
    )
    try store.keep(fingerprints: ["bn resnet-8": "3"], ofBinary: "b")
    #expect(try store.fingerprints(ofBinary: "a").isEmpty)
    #expect(try store.fingerprints(ofBinary: "b") == ["bn resnet-8": "3"])
  }
}
