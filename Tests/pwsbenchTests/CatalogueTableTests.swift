import Testing

@Suite("CatalogueTable")
struct CatalogueTableTests {
  @Test(
    "-f chooses among suites, claims and cases",
    arguments: [
      ("cases", "kind:probe", "probe-suite/products\n"),
      ("cases", "factors:2 OR method:bn", "probe-suite/step\nprobe-suite/products\n"),
      ("claims", "factors:1", "probe-suite/X1\n"), ("suites", "claim:X1", "probe-suite\n"),
    ]
  )
  func chooses(subject: String, filter: String, names: String) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(
      ["list", subject, "-f", filter, "--format", "names"],
      in: folder.url
    )
    #expect(outcome.exitCode == 0 && outcome.output == names, "\(outcome.errors)")
  }

  @Test(
    "a list that nothing matches ends with 7, a mistaken expression with 2",
    arguments: [
      ("claims", "kind:train", Int32(7)), ("claims", "kin:train", 2),
      ("methods", "kind:train", 2), ("cases", "seed:1", 2),
    ]
  )
  func codes(subject: String, filter: String, code: Int32) throws {
    let folder = try CommandFolder()
    defer { folder.remove() }
    let outcome = try BuiltCommand().run(["list", subject, "-f", filter], in: folder.url)
    #expect(outcome.exitCode == code, "\(outcome.errors)")
  }
}
