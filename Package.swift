// swift-tools-version: 6.2

import PackageDescription

let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let targets: [Target] = [
    // Floor 0: C libraries, instructions Swift cannot spell, and files that appear complete or not at all.
    .systemLibrary(
        name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
    .systemLibrary(
        name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CBZip2", providers: [.apt(["libbz2-dev"]), .brew(["bzip2"])]),
    .systemLibrary(name: "CXZ", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"]), .brew(["xz"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"]), .brew(["isa-l"])]),
    .systemLibrary(
        name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .target(name: "CKernels"),
    // Holds nothing without the trait.
    .target(
        name: "CSentencePiece",
        cxxSettings: [.define("ALIGNKIT_SENTENCEPIECE", .when(traits: ["SentencePiece"]))],
        linkerSettings: [.linkedLibrary("sentencepiece", .when(traits: ["SentencePiece"]))]),
    .target(name: "DurableFiles"),

    // Floor 1
    .target(
        name: "CorpusIO",
        dependencies: [
            "CKernels", "CZstd", "CZlib", .target(name: "CBZip2", condition: .when(traits: ["BZip2"])),
            .target(name: "CXZ", condition: .when(traits: ["XZ"])),
            .target(name: "CISAL", condition: .when(traits: ["ISAL"])),
            .target(name: "CCurl", condition: .when(traits: ["HTTP"])),
        ]),
    .target(
        name: "TextSegmentation",
        dependencies: [.target(name: "CSentencePiece", condition: .when(traits: ["SentencePiece"]))]),
    .target(name: "ScalingLaws", dependencies: [realModule]),
    .target(name: "TranslationMetrics", dependencies: ["TextSegmentation", realModule]),

    // Floor 2
    .target(name: "NGramStatistics", dependencies: ["CKernels", "CZstd", "DurableFiles", "TextSegmentation"]),

    // Floor 3
    .target(name: "CLanguageModel", exclude: ["languages.model"]),
    .target(name: "LanguageIdentification", dependencies: ["CLanguageModel", "TextSegmentation", realModule]),
    .target(name: "DivergenceMeasures", dependencies: ["NGramStatistics", realModule]),

    .target(
        name: "LanguageModels",
        dependencies: ["CKernels", "DurableFiles", "NGramStatistics", "TextSegmentation", realModule]),

    // Floor 4
    .target(name: "PerformancePrediction", dependencies: ["ScalingLaws", realModule]),
    // The predictor for other languages: a header, and the functions it declares.
    .target(name: "CPrediction"),
    .target(name: "PredictionInterface", dependencies: ["CPrediction", "PerformancePrediction", "ScalingLaws"]),
    .target(
        name: "DataSelection",
        dependencies: [
            "CorpusIO", "TextSegmentation", "NGramStatistics", "DivergenceMeasures", "LanguageModels", "DurableFiles",
            "CKernels", "CZstd", realModule,
        ]),

    // Floor 5
    .target(
        name: "AlignmentKit",
        dependencies: [
            "CorpusIO", "TextSegmentation", "ScalingLaws", "NGramStatistics", "DivergenceMeasures",
            "DataSelection", "LanguageIdentification", "LanguageModels", "PerformancePrediction", "TranslationMetrics",
            "DurableFiles", realModule,
        ]),
    .target(name: "AlignmentReports", dependencies: ["AlignmentKit"]),

    // Floor 6
    .target(
        name: "AlignmentKitCommands",
        dependencies: ["AlignmentKit", "AlignmentReports", "CKernels", "DurableFiles", argumentParser]),
    .executableTarget(name: "alignkit", dependencies: ["AlignmentKitCommands"]),

    // Makes and judges the bundled model of languages; no product.
    .executableTarget(
        name: "language-tools", dependencies: ["LanguageIdentification", "TextSegmentation", argumentParser],
        path: "Scripts/languages/Trainer"),

    // Generators and places that several test targets use.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(name: "DurableFilesTests", dependencies: ["DurableFiles"]),
    .testTarget(
        name: "CorpusIOTests",
        dependencies: [
            "CorpusIO", "TestSupport", "CZstd", "CZlib", .target(name: "CBZip2", condition: .when(traits: ["BZip2"])),
            .target(name: "CXZ", condition: .when(traits: ["XZ"])),
        ]),
    .testTarget(name: "TextSegmentationTests", dependencies: ["TextSegmentation", "TestSupport"]),
    .testTarget(name: "ScalingLawsTests", dependencies: ["ScalingLaws"]),
    .testTarget(
        name: "NGramStatisticsTests",
        dependencies: ["DurableFiles", "NGramStatistics", "TextSegmentation", "TestSupport"]),
    .testTarget(
        name: "DivergenceMeasuresTests", dependencies: ["DivergenceMeasures", "NGramStatistics", "TestSupport"],
        exclude: ["Golden"]),
    .testTarget(
        name: "DataSelectionTests",
        dependencies: [
            "DataSelection", "CorpusIO", "DurableFiles", "LanguageModels", "NGramStatistics", "TextSegmentation",
            "TestSupport",
            realModule,
        ],
        exclude: ["Golden"]),
    .testTarget(
        name: "LanguageIdentificationTests",
        dependencies: ["LanguageIdentification", "TextSegmentation", "TestSupport"]),
    .testTarget(
        name: "LanguageModelsTests",
        dependencies: ["DurableFiles", "LanguageModels", "NGramStatistics", "TextSegmentation", "TestSupport"],
        exclude: ["Golden"]),
    .testTarget(
        name: "TranslationMetricsTests", dependencies: ["TranslationMetrics", "TestSupport"], exclude: ["Golden"]),
    .testTarget(name: "PerformancePredictionTests", dependencies: ["PerformancePrediction", "ScalingLaws"]),
    .testTarget(name: "AlignmentKitTests", dependencies: ["AlignmentKit", "DurableFiles", "TestSupport"]),
    .testTarget(name: "AlignmentReportsTests", dependencies: ["AlignmentReports"]),
    .testTarget(
        name: "CommandLineTests", dependencies: ["alignkit", "AlignmentKit", "AlignmentKitCommands"],
        exclude: ["Golden"]),
]

for target in targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
    // Training is no part of the library.
    if target.name != "language-tools" { target.swiftSettings?.append(.strictMemorySafety()) }
}

let package = Package(
    name: "AlignmentKit",
    products: [
        .library(name: "AlignmentKit", targets: ["AlignmentKit"]),
        .library(name: "AlignmentKitPrediction", type: .dynamic, targets: ["PredictionInterface"]),
        .library(name: "AlignmentReports", targets: ["AlignmentReports"]),
        .library(name: "CorpusIO", targets: ["CorpusIO"]),
        .library(name: "DataSelection", targets: ["DataSelection"]),
        .library(name: "DivergenceMeasures", targets: ["DivergenceMeasures"]),
        .library(name: "LanguageIdentification", targets: ["LanguageIdentification"]),
        .library(name: "LanguageModels", targets: ["LanguageModels"]),
        .library(name: "NGramStatistics", targets: ["NGramStatistics"]),
        .library(name: "PerformancePrediction", targets: ["PerformancePrediction"]),
        .library(name: "ScalingLaws", targets: ["ScalingLaws"]),
        .library(name: "TextSegmentation", targets: ["TextSegmentation"]),
        .library(name: "TranslationMetrics", targets: ["TranslationMetrics"]),
        .executable(name: "alignkit", targets: ["alignkit"]),
    ],
    traits: [
        .trait(name: "BZip2", description: "Read files compressed with bzip2 (needs libbz2)."),
        .trait(name: "XZ", description: "Read files compressed with xz (needs liblzma)."),
        .trait(name: "SentencePiece", description: "Cut text with models of SentencePiece (needs libsentencepiece)."),
        .trait(name: "ISAL", description: "Decompress gzip with Intel's ISA-L, faster than zlib (needs libisal)."),
        .trait(name: "HTTP", description: "Read files at http:// and https:// addresses (needs libcurl)."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-numerics", from: "1.0.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: targets,
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
