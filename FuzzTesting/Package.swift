// swift-tools-version: 6.2

import PackageDescription

let targets: [Target] = [
    // What decoders are compared with, under a name that the main package does not use.
    .systemLibrary(name: "CReferences"),
    .target(
        name: "FuzzTargets",
        dependencies: [
            "CReferences",
            .product(name: "CorpusIO", package: "AlignmentKit"),
            .product(name: "LanguageModels", package: "AlignmentKit"),
            .product(name: "NGramStatistics", package: "AlignmentKit"),
            .product(name: "ScalingLaws", package: "AlignmentKit"),
            .product(name: "TextSegmentation", package: "AlignmentKit"),
        ]),
    // Only run.sh builds it: libFuzzer brings its `main`.
    .executableTarget(name: "fuzz", dependencies: ["CReferences", "FuzzTargets"]),
    .executableTarget(name: "replay", dependencies: ["FuzzTargets"]),
]

for target in targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
    ]
}

let package = Package(
    name: "FuzzTesting",
    products: [
        .executable(name: "fuzz", targets: ["fuzz"]),
        .executable(name: "replay", targets: ["replay"]),
    ],
    dependencies: [.package(name: "AlignmentKit", path: "..")],
    targets: targets,
    swiftLanguageModes: [.v6]
)
