import Testing

@Suite("Imports")
struct ImportTests {
  /// Modules that come with the toolchain or the system.
  static let toolchain: Set = [
    "Dispatch", "Foundation", "FoundationEssentials", "FoundationNetworking", "Synchronization",
    "Glibc", "Musl", "Darwin",
  ]

  /// Where each outside package enters.
  static let doors: [String: String] = [
    "ArgumentParser": "pwsbench", "COpenBLAS": "Kernels", "Crypto": "Checksums",
    "FoundationNetworking": "Datasets", "GRDB": "Store", "Subprocess": "Harness",
    "Yams": "Catalog",
  ]

  let tree = SourceTree()

  @Test("every import of a target is an arrow in Package.swift")
  func arrows() throws {
    let manifest = Manifest(text: try tree.text("Package.swift"))
    for source in try tree.swiftSources() {
      let allowed = try #require(
        manifest.arrows[source.target],
        "\(source.path): no target '\(source.target)'"
      )
      for module in source.imports where !Self.toolchain.contains(module) {
        #expect(
          allowed.contains(module),
          "\(source.path) imports \(module): add the arrow in Package.swift, or do without it"
        )
      }
    }
  }

  @Test("every outside package enters through one target")
  func onePlace() throws {
    for source in try tree.swiftSources() {
      for module in source.imports {
        guard let door = Self.doors[module] else { continue }
        #expect(source.target == door, "\(source.path) imports \(module); only \(door) may")
      }
    }
  }

  @Test("every folder of Sources is a target, and every target a folder")
  func folders() throws {
    let manifest = Manifest(text: try tree.text("Package.swift"))
    #expect(Set(try tree.folders(in: "Sources")) == Set(manifest.arrows.keys))
  }

  @Test("arrows have no cycle")
  func acyclic() throws {
    var open = Manifest(text: try tree.text("Package.swift")).arrows
    let names = Set(open.keys)
    while let leaf = open.first(where: { $0.value.isDisjoint(with: Set(open.keys)) })?.key {
      open[leaf] = nil
    }
    #expect(open.isEmpty, "a cycle among \(open.keys.sorted()) of \(names.count) targets")
  }
}
