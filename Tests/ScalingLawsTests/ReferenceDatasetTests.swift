import Foundation
import ScalingLaws
import Testing

/// The nonlinear regression problems of NIST's Statistical Reference Datasets, beside the checkout.
@Suite struct ReferenceDatasetTests {
    struct Problem: Sendable, CustomTestStringConvertible {
        let name: String
        let function: @Sendable ([Double], [Double]) -> Double
        var isLogarithmic = false
        var testDescription: String { name }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data/nist-strd").path
    static let exist = FileManager.default.fileExists(atPath: folder)

    private static func gauss(_ b: [Double], _ x: [Double]) -> Double {
        let first = exp(-(x[0] - b[3]) * (x[0] - b[3]) / (b[4] * b[4]))
        let second = exp(-(x[0] - b[6]) * (x[0] - b[6]) / (b[7] * b[7]))
        return b[0] * exp(-b[1] * x[0]) + b[2] * first + b[5] * second
    }

    private static func decays(_ b: [Double], _ x: [Double]) -> Double {
        b[0] * exp(-b[1] * x[0]) + b[2] * exp(-b[3] * x[0]) + b[4] * exp(-b[5] * x[0])
    }

    private static func cubicRatio(_ b: [Double], _ x: [Double]) -> Double {
        let t = x[0]
        return (b[0] + t * (b[1] + t * (b[2] + t * b[3]))) / (1 + t * (b[4] + t * (b[5] + t * b[6])))
    }

    static let problems = [
        Problem(name: "Bennett5") { b, x in b[0] * pow(b[1] + x[0], -1 / b[2]) },
        Problem(name: "BoxBOD") { b, x in b[0] * (1 - exp(-b[1] * x[0])) },
        Problem(name: "Chwirut1") { b, x in exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]) },
        Problem(name: "Chwirut2") { b, x in exp(-b[0] * x[0]) / (b[1] + b[2] * x[0]) },
        Problem(name: "DanWood") { b, x in b[0] * pow(x[0], b[1]) },
        Problem(name: "ENSO") { b, x in
            func wave(_ period: Double, _ c: Double, _ s: Double) -> Double {
                c * cos(2 * .pi * x[0] / period) + s * sin(2 * .pi * x[0] / period)
            }
            return b[0] + wave(12, b[1], b[2]) + wave(b[3], b[4], b[5]) + wave(b[6], b[7], b[8])
        },
        Problem(name: "Eckerle4") { b, x in
            let z = (x[0] - b[2]) / b[1]
            return b[0] / b[1] * exp(-0.5 * z * z)
        },
        Problem(name: "Gauss1", function: gauss), Problem(name: "Gauss2", function: gauss),
        Problem(name: "Gauss3", function: gauss), Problem(name: "Hahn1", function: cubicRatio),
        Problem(name: "Kirby2") { b, x in
            (b[0] + x[0] * (b[1] + x[0] * b[2])) / (1 + x[0] * (b[3] + x[0] * b[4]))
        },
        Problem(name: "Lanczos1", function: decays), Problem(name: "Lanczos2", function: decays),
        Problem(name: "Lanczos3", function: decays),
        Problem(name: "MGH09") { b, x in b[0] * (x[0] * x[0] + x[0] * b[1]) / (x[0] * x[0] + x[0] * b[2] + b[3]) },
        Problem(name: "MGH10") { b, x in b[0] * exp(b[1] / (x[0] + b[2])) },
        Problem(name: "MGH17") { b, x in b[0] + b[1] * exp(-x[0] * b[3]) + b[2] * exp(-x[0] * b[4]) },
        Problem(name: "Misra1a") { b, x in b[0] * (1 - exp(-b[1] * x[0])) },
        Problem(name: "Misra1b") { b, x in b[0] * (1 - pow(1 + b[1] * x[0] / 2, -2)) },
        Problem(name: "Misra1c") { b, x in b[0] * (1 - pow(1 + 2 * b[1] * x[0], -0.5)) },
        Problem(name: "Misra1d") { b, x in b[0] * b[1] * x[0] / (1 + b[1] * x[0]) },
        Problem(name: "Nelson", function: { b, x in b[0] - b[1] * x[0] * exp(-b[2] * x[1]) }, isLogarithmic: true),
        Problem(name: "Rat42") { b, x in b[0] / (1 + exp(b[1] - b[2] * x[0])) },
        Problem(name: "Rat43") { b, x in b[0] / pow(1 + exp(b[1] - b[2] * x[0]), 1 / b[3]) },
        Problem(name: "Roszman1") { b, x in b[0] - b[1] * x[0] - atan(b[2] / (x[0] - b[3])) / .pi },
        Problem(name: "Thurber", function: cubicRatio),
    ]

    struct Certified {
        var starts: [[Double]] = [[], []]
        var parameters: [Double] = []
        var deviations: [Double] = []
        var squares = 0.0
        var x: [[Double]] = []
        var y: [Double] = []

        init(_ name: String) throws {
            let text = try String(contentsOfFile: "\(ReferenceDatasetTests.folder)/\(name).dat", encoding: .isoLatin1)
            var isData = false
            for line in text.split(whereSeparator: \.isNewline) {
                let words = line.split(separator: " ").map(String.init)
                let numbers = words.compactMap(Double.init)
                if line.hasPrefix("Data:"), words.contains("y") {
                    isData = true
                    continue
                }
                if isData, numbers.count == words.count, numbers.count >= 2 {
                    y.append(numbers[0])
                    x.append(Array(numbers[1...]))
                } else if words.count == 6, words[0].hasPrefix("b"), words[1] == "=", numbers.count == 4 {
                    starts[0].append(numbers[0])
                    starts[1].append(numbers[1])
                    parameters.append(numbers[2])
                    deviations.append(numbers[3])
                } else if line.hasPrefix("Residual Sum of Squares"), let last = numbers.last {
                    squares = last
                }
            }
        }
    }

    /// Those with few observations; all of them where ALIGNMENTKIT_SLOW_TESTS is set.
    private static let small: Set<String> = [
        "BoxBOD", "DanWood", "Misra1a", "Rat42", "Rat43",
    ]
    private static let chosen = problems.filter {
        isSlowWanted || small.contains($0.name)
    }

    @Test(.enabled(if: exist, "needs ../shared/data"), arguments: chosen)
    func everyProblemEndsAtItsCertifiedParameters(problem: Problem) throws {
        let certified = try Certified(problem.name)
        try #require(certified.parameters.count >= 2 && certified.y.count >= 6)
        let y = problem.isLogarithmic ? certified.y.map { log($0) } : certified.y
        for start in certified.starts {
            let fit = try NonlinearLeastSquares(x: certified.x, y: y, starts: [start], function: problem.function)
            for (found, expected) in zip(fit.parameters, certified.parameters) {
                #expect(
                    abs(found - expected) <= 1e-6 * abs(expected), "\(problem.name) from \(start): \(fit.parameters)")
            }
            if certified.squares > 1e-20 {
                #expect(abs(fit.sumOfSquares - certified.squares) <= 1e-8 * certified.squares)
                let errors = try #require(fit.standardErrors)
                for (found, expected) in zip(errors, certified.deviations) {
                    #expect(abs(found - expected) <= 1e-4 * expected, "\(problem.name): \(errors)")
                }
            }
        }
    }

    @Test func aLineIsFittedByHand() throws {
        // y = 1 + 2x with residuals ±1 of weight 1: slope and intercept as by the normal equations.
        let fit = try NonlinearLeastSquares(x: [0.0, 1, 2, 3], y: [2, 2, 4, 8], starts: [[0, 0]]) { b, x in
            b[0] + b[1] * x
        }
        #expect(abs(fit.parameters[0] - 1) < 1e-10 && abs(fit.parameters[1] - 2) < 1e-10)
        #expect(abs(fit.sumOfSquares - 4) < 1e-10)
        // σ² = 4 / 2; var(slope) = 2 / 5, var(intercept) = 2 (1/4 + 1.5² / 5).
        let errors = try #require(fit.standardErrors)
        #expect(abs(errors[1] - 0.4.squareRoot()) < 1e-8 && abs(errors[0] - 1.4.squareRoot()) < 1e-8)
    }

    @Test func whatCannotBeFittedIsRefused() {
        func fit(_ x: [Double], _ y: [Double], _ start: [Double]) throws(FitError) {
            _ = try NonlinearLeastSquares(x: x, y: y, starts: [start]) { b, x in log(b[0] * x) }
        }
        #expect(throws: FitError.self) { try fit([1], [1, 2], [1]) }
        #expect(throws: FitError.self) { try fit([], [], [1]) }
        #expect(throws: FitError.self) { try fit([1, 2], [1, .nan], [1]) }
        #expect(throws: FitError.self) { try fit([1, 2], [1, 2], [-1]) }
    }
}
