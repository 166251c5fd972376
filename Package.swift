// swift-tools-version: 6.1
// The arrows below are the architecture: data flows from the bottom of this list to its top.
// Each outside package enters through exactly one target; Tests/HouseRules keeps it so.
import PackageDescription

let swift: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swift)
}

func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  resources: [Resource] = []
)
  -> Target
{
  .testTarget(
    name: name,
    dependencies: dependencies,
    resources: resources,
    swiftSettings: swift
  )
}

let package = Package(
  name: "pwsbench",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "pwsbench", targets: ["pwsbench"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    .target(
      name: "CKernels",
      cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno"])],
      linkerSettings: [.linkedLibrary("m")]
    ),
    .systemLibrary(
      name: "COpenBLAS",
      pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]
    ),
    target("Checksums", [.product(name: "Crypto", package: "swift-crypto")]),
    target("Kernels", ["CKernels", "COpenBLAS"]),
    target("Methods", ["Kernels"]),
    target("Networks", ["Kernels", "Methods"]),
    target("Datasets", ["Kernels", "Checksums"]),
    target("Training", ["Kernels", "Methods", "Networks", "Datasets", "Checksums"]),
    target("Conformance", ["Kernels", "Methods", "Networks", "Training"]),
    target("Catalog", ["Checksums", .product(name: "Yams", package: "Yams")]),
    target("Store", [.product(name: "GRDB", package: "GRDB.swift")]),
    target("Statistics"),
    target("Verdicts", ["Catalog", "Statistics"]),
    target(
      "Harness",
      [
        "Catalog", "Store", "Training", "Checksums",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]
    ),
    target("Comparison", ["Catalog", "Verdicts", "Statistics", "Checksums"]),
    target("Report", ["Catalog", "Verdicts", "Statistics", "Comparison"]),
    .executableTarget(
      name: "pwsbench",
      dependencies: [
        "Kernels", "Methods", "Networks", "Datasets", "Training", "Conformance", "Catalog",
        "Store", "Statistics", "Verdicts", "Harness", "Comparison", "Report", "Checksums",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swift
    ),
    tests("HouseRules", []),
    tests("ChecksumsTests", ["Checksums"]),
    tests("KernelsTests", ["Kernels"]),
    tests("MethodsTests", ["Methods", "Kernels"]),
    tests(
      "NetworksTests",
      ["Networks", "Methods", "Kernels", "Checksums"],
      resources: [.copy("Fixtures")]
    ),
    tests("DatasetsTests", ["Datasets", "Kernels"]),
    tests("TrainingTests", ["Training", "Networks", "Methods", "Datasets", "Kernels"]),
    tests(
      "ConformanceTests",
      ["Conformance", "Training", "Kernels"],
      resources: [.copy("Fixtures")]
    ),
    tests(
      "CatalogTests",
      ["Catalog", "Methods", .product(name: "Yams", package: "Yams")],
      resources: [.copy("Fixtures")]
    ),
    tests("StoreTests", ["Store"]),
    tests("StatisticsTests", ["Statistics"], resources: [.copy("Fixtures")]),
    tests("VerdictsTests", ["Verdicts", "Catalog", "Statistics"]),
    tests("HarnessTests", ["Harness", "Catalog", "Store", "Training", "Methods", "Checksums"]),
    tests("ComparisonTests", ["Comparison", "Verdicts", "Catalog", "Statistics"]),
    tests(
      "ReportTests",
      ["Report", "Comparison", "Verdicts", "Catalog"],
      resources: [.copy("Fixtures")]
    ),
    tests("pwsbenchTests", ["Store", "Comparison", "Verdicts", "Checksums", "pwsbench"]),
  ]
)
