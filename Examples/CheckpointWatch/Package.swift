// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "CheckpointWatch",
    dependencies: [.package(name: "AlignmentKit", path: "../..")],
    targets: [
        .executableTarget(
            name: "CheckpointWatch",
            dependencies: [
                .product(name: "PerformancePrediction", package: "AlignmentKit"),
                .product(name: "ScalingLaws", package: "AlignmentKit"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
