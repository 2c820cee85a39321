import Foundation
import TranslationMetrics

/// What sacreBLEU 2.6.0 says (Scripts/golden/translation_metrics.py).
struct MetricsGolden: Decodable {
    struct Classes: Decodable {
        /// First and last of each run of scalars that Unicode 15.0 has.
        var assigned: [UInt32]
        var blocks: [String: String]
    }

    struct Settings: Decodable {
        var tokenize: String?
        var lowercase: Bool?
        var smoothMethod: String?
        var smoothValue: Double?
        var effectiveOrder: Bool?
        var maxNgramOrder: Int?
        var charOrder: Int?
        var wordOrder: Int?
        var beta: Int?
        var whitespace: Bool?
        var epsSmoothing: Bool?

        enum CodingKeys: String, CodingKey {
            case tokenize, lowercase, beta, whitespace
            case smoothMethod = "smooth_method"
            case smoothValue = "smooth_value"
            case effectiveOrder = "effective_order"
            case maxNgramOrder = "max_ngram_order"
            case charOrder = "char_order"
            case wordOrder = "word_order"
            case epsSmoothing = "eps_smoothing"
        }

        private var smoothing: Smoothing {
            switch smoothMethod {
            case "none": Smoothing.none
            case "floor": smoothValue.map { .floor($0) } ?? .floor()
            case "add-k": smoothValue.map { .addK($0) } ?? .addK()
            default: .exponential
            }
        }

        var bleu: BLEU {
            BLEU(
                tokenization: tokenize.flatMap(MetricTokenization.init) ?? .mteval13a, isLowercased: lowercase ?? false,
                smoothing: smoothing, usesEffectiveOrder: effectiveOrder ?? false, maximumOrder: maxNgramOrder ?? 4)
        }

        var chrF: ChrF {
            ChrF(
                characterOrder: charOrder ?? 6, wordOrder: wordOrder ?? 0, beta: beta ?? 2,
                isLowercased: lowercase ?? false, countsWhiteSpace: whitespace ?? false,
                usesEpsilonSmoothing: epsSmoothing ?? false)
        }
    }

    /// Settings, and the signature of their scores behind the number of references.
    struct Setting: Decodable {
        var settings: Settings
        var signature: String
    }

    struct BLEUEntry: Decodable {
        var score: Double
        var precisions: [Double]
        var brevityPenalty: Double
        var lengths: [Int]
        var counts: [Int]?
    }

    /// A made-up test set with its scores by the settings.
    struct Corpus: Decodable {
        var hypotheses: [String]
        var references: [[String?]]
        var bleu: [BLEUEntry]
        var chrf: [Double]
        /// The first field of every signature.
        var nrefs: String
    }

    struct Sentence: Decodable {
        var hypothesis: String
        var references: [String]
        /// BLEU with exp, floor, add-k and no smoothing; chrF; chrF++.
        var scores: [Double]
    }

    struct Test: Decodable {
        var p: Double
        var mean: Double?
        var halfWidth: Double?
        var signature: String
    }

    struct ResampledMetric: Decodable {
        var name: String
        var score: Double
        var mean: Double
        var halfWidth: Double
        var signature: String
        var bs: Test
        var ar: Test
    }

    struct Resampling: Decodable {
        var reference: [String]
        var baseline: [String]
        var system: [String]
        var metrics: [ResampledMetric]
        var numbers: [String]
        var numbersOfLongSeed: [String]
    }

    /// A line with its tokens by the name of the tokenizer.
    var lines: [[String: LineOrTokens]]
    /// Random lines with a digest of their tokens by the name of the tokenizer.
    var mixtures: [String: LinesOrDigest]
    var classes: Classes
    var bleu: [Setting]
    var chrf: [Setting]
    var corpora: [Corpus]
    var sentences: [Sentence]
    var resampling: Resampling

    enum LineOrTokens: Decodable {
        case line(String)
        case tokens([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self =
                try (try? container.decode(String.self)).map { .line($0) } ?? .tokens(container.decode([String].self))
        }
    }

    enum LinesOrDigest: Decodable {
        case lines([String])
        case digest(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self =
                try (try? container.decode(String.self)).map { .digest($0) } ?? .lines(container.decode([String].self))
        }
    }

    static let shared: MetricsGolden = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Golden/metrics.json").standardizedFileURL
        do {
            return try JSONDecoder().decode(MetricsGolden.self, from: Data(contentsOf: file))
        } catch {
            preconditionFailure("Golden/metrics.json cannot be read: \(error)")
        }
    }()
}

/// FNV-1a, 64 bits, in hexadecimal digits.
func digest(_ bytes: some Sequence<UInt8>) -> String {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
