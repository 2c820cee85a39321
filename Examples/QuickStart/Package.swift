// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "QuickStart",
    dependencies: [.package(name: "AlignmentKit", path: "../..")],
    targets: [
        .executableTarget(
            name: "QuickStart", dependencies: [.product(name: "AlignmentKit", package: "AlignmentKit")])
    ],
    swiftLanguageModes: [.v6]
)
