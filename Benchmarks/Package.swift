// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
]

let package = Package(
    name: "Benchmarks",
    products: [
        .executable(name: "identification", targets: ["identification"]),
        .executable(name: "reading", targets: ["reading"]),
        .executable(name: "segmentation", targets: ["segmentation"]),
        .executable(name: "sketches", targets: ["sketches"]),
        .executable(name: "translation", targets: ["translation"]),
        .executable(name: "yardsticks", targets: ["yardsticks"]),
    ],
    traits: [
        .trait(name: "CLD2", description: "Compare with CLD2 (Debian: libcld2-dev)."),
        .trait(name: "Simdjson", description: "Compare with simdjson (Debian: libsimdjson-dev)."),
    ],
    dependencies: [.package(name: "AlignmentKit", path: "..")],
    targets: [
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
        .executableTarget(
            name: "identification",
            dependencies: [
                .product(name: "LanguageIdentification", package: "AlignmentKit"),
                .target(name: "CCLD2", condition: .when(traits: ["CLD2"])),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "reading",
            dependencies: [
                .product(name: "CorpusIO", package: "AlignmentKit"),
                .target(name: "CSimdjson", condition: .when(traits: ["Simdjson"])),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "segmentation",
            dependencies: [.product(name: "TextSegmentation", package: "AlignmentKit")],
            swiftSettings: settings),
        .executableTarget(
            name: "sketches",
            dependencies: [.product(name: "NGramStatistics", package: "AlignmentKit")],
            swiftSettings: settings),
        .executableTarget(
            name: "translation",
            dependencies: [.product(name: "TranslationMetrics", package: "AlignmentKit")],
            swiftSettings: settings),
        .executableTarget(
            name: "yardsticks",
            dependencies: [
                .product(name: "PerformancePrediction", package: "AlignmentKit"),
                .product(name: "ScalingLaws", package: "AlignmentKit"),
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
