import Catalog
import Harness
import Testing

@Suite("CellKey")
struct CellKeyTests {
  @Test(
    "every setting that can change a result changes every key, parameters of probes too",
    arguments: SettingField.all.map(\.name) + ["strength"]
  )
  func settings(name: String) throws {
    var suite = SampleCatalog.suite()
    let before = try trainKeys(suite)
    suite.cases[0].matrix.removeAll { $0.name == name }
    suite.cases[0].settings[name] = Self.unusual(SettingField.named(name)?.type ?? .number)
    let after = try trainKeys(suite)
    #expect(!after.isEmpty && before.isDisjoint(with: after), "\(name)")
  }

  /// A value that is neither the sample's nor anybody's default.
  private static func unusual(_ type: SettingType) -> SettingValue {
    switch type {
    case .integer, .number: .number(97)
    case .numbers: .list([.number(0.4)])
    case .flag: .flag(true)
    case .word(let words): .text(words.last ?? "")
    case .probe: .text("depth-moments")
    case .network: .text("resnet-14")
    case .method: .text("gn")
    case .dataset: .text("cifar-10")
    }
  }

  @Test("the epoch of a case changes its keys, the names of suite and case do not")
  func names() throws {
    let keys = try trainKeys(SampleCatalog.suite())
    #expect(try trainKeys(SampleCatalog.suite(epoch: 2)).isDisjoint(with: keys))
    var renamed = SampleCatalog.suite("another-name")
    renamed.title = "another title"
    renamed.cases[0].id = "another-case"
    renamed.cases[0].tags = ["slow"]
    renamed.cases[0].timeout = 7
    #expect(try trainKeys(renamed) == keys)
  }

  @Test("the command line's kernels and convolution are part of the key")
  func commandLine() throws {
    let keys = try trainKeys(SampleCatalog.suite())
    var options = PlanOptions(profile: "quick")
    options.kernels = "openblas"
    #expect(try trainKeys(SampleCatalog.suite(), options).isDisjoint(with: keys))
    options.kernels = nil
    options.convolution = "direct"
    #expect(try trainKeys(SampleCatalog.suite(), options).isDisjoint(with: keys))
  }

  @Test("keys are the same in every process: 64 hexadecimal digits of a fixed text")
  func stable() throws {
    let cell = try #require(try SampleCatalog.plan().cells.first)
    #expect(cell.key.count == 64)
    #expect(cell.settings.hasPrefix("{\"epoch\":1,\"experiment\":{\"augment\":false,\"batch\":64,"))
    #expect(cell.settings.hasSuffix("\"format\":1}"))
    #expect(try SampleCatalog.plan().cells.first?.key == cell.key)
  }

  @Test("the checksum of a data set's files is part of the key")
  func checksum() throws {
    let keys = try ["1", "2"].map { checksum in
      var options = PlanOptions(profile: "quick")
      options.datasetChecksums = ["procedural": checksum, "mnist": "of no concern"]
      return try SampleCatalog.plan(options: options).cells.map(\.key)
    }
    #expect(keys[0] != keys[1])
  }

  private func trainKeys(
    _ suite: Suite,
    _ options: PlanOptions = PlanOptions(profile: "quick")
  ) throws -> Set<String> {
    let plan = try SampleCatalog.plan([suite], options: options)
    return Set(plan.cells.filter { $0.kind == .train }.map(\.key))
  }
}
