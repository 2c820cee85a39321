public import CPrediction
internal import PerformancePrediction
internal import ScalingLaws

// The functions of alignkit_prediction.h, where they are documented.

// swift-format-ignore: AlwaysUseLowerCamelCase
#if compiler(>=6.3)
@c @implementation
#else
@_cdecl("alignkit_prediction_version")
#endif
public func alignkit_prediction_version() -> UInt32 { UInt32(ALIGNKIT_PREDICTION_VERSION) }

// swift-format-ignore: AlwaysUseLowerCamelCase
#if compiler(>=6.3)
@c @implementation
#else
@_cdecl("alignkit_alignment_score")
#endif
public func alignkit_alignment_score(_ sourceShare: Double, _ targetShare: Double) -> Double {
    TranslationAlignmentScore.score(sourceShare: sourceShare, targetShare: targetShare)
}

// swift-format-ignore: AlwaysUseLowerCamelCase
#if compiler(>=6.3)
@c @implementation
#else
@_cdecl("alignkit_predict")
#endif
public func alignkit_predict(
    _ features: UnsafePointer<alignkit_features>?, _ observations: UnsafePointer<alignkit_observation>?, _ count: Int,
    _ forecasts: UnsafeMutablePointer<alignkit_forecast>?, _ forecastCount: Int,
    _ prediction: UnsafeMutablePointer<alignkit_prediction>?, _ message: UnsafeMutablePointer<CChar>?,
    _ messageCapacity: Int
) -> Int32 {
    let rows = unsafe UnsafeBufferPointer(start: observations, count: observations == nil ? 0 : max(0, count))
        .map(Observation.init)
    let places = unsafe UnsafeMutableBufferPointer(
        start: forecasts, count: forecasts == nil ? 0 : max(0, forecastCount))
    let buffer = unsafe UnsafeMutableBufferPointer(start: message, count: message == nil ? 0 : max(0, messageCapacity))
    do throws(FitError) {
        let known = unsafe features.map { unsafe AlignmentFeatures($0.pointee) } ?? AlignmentFeatures()
        let found = try PerformancePredictor().predict(
            known, observations: rows, at: unsafe places.map { $0.tokens })
        for index in places.indices {
            let tokens = unsafe places[index].tokens
            let point = found.forecast.first { $0.tokens == tokens }
            unsafe places[index] = alignkit_forecast(
                tokens: tokens, value: point?.bleu ?? .nan, lower: point?.lower ?? .nan, upper: point?.upper ?? .nan)
        }
        unsafe prediction?.pointee = alignkit_prediction(found)
        unsafe write(found.recommendation, to: buffer)
        return Int32(ALIGNKIT_OK.rawValue)
    } catch {
        unsafe write(error.message, to: buffer)
        return Int32(ALIGNKIT_BAD_INPUT.rawValue)
    }
}

/// Writes text with a zero at its end, cut between characters where it does not fit.
private func write(_ text: String, to buffer: UnsafeMutableBufferPointer<CChar>) {
    guard let last = buffer.indices.last else { return }
    var used = 0
    for character in text {
        let bytes = character.utf8
        guard used + bytes.count <= last else { break }
        for byte in bytes {
            unsafe buffer[used] = CChar(bitPattern: byte)
            used += 1
        }
    }
    unsafe buffer[used] = 0
}

/// What NaN stands for.
private func known(_ value: Double) -> Double? { value.isNaN ? nil : value }

extension Observation {
    fileprivate init(_ row: alignkit_observation) {
        self.init(
            tokens: row.tokens, value: row.value, standardError: known(row.standard_error),
            crossEntropy: known(row.cross_entropy), isBaseline: row.is_baseline != 0)
    }
}

extension AlignmentFeatures {
    fileprivate init(_ features: alignkit_features) {
        self.init(
            sourceShare: known(features.source_share), targetShare: known(features.target_share),
            alignmentScore: known(features.alignment_score), targetDivergence: known(features.target_divergence),
            sourceDivergence: known(features.source_divergence), targetCoverage: known(features.target_coverage),
            sourceCoverage: known(features.source_coverage), pretrainingTokens: known(features.pretraining_tokens),
            finetuningTokens: known(features.finetuning_tokens))
    }
}

extension alignkit_prediction {
    fileprivate init(_ prediction: Prediction) {
        let verdict =
            switch prediction.verdict {
            case .monotone: ALIGNKIT_MONOTONE
            case .saturating: ALIGNKIT_SATURATING
            case .flat: ALIGNKIT_FLAT
            case .nonMonotone: ALIGNKIT_NON_MONOTONE
            case .insufficientEvidence: ALIGNKIT_INSUFFICIENT_EVIDENCE
            }
        self.init(
            verdict: Int32(verdict.rawValue), probability_non_monotone: prediction.probabilityNonMonotone,
            probability_lower: prediction.lower, probability_upper: prediction.upper,
            probability_of_fall: prediction.probabilityOfNoticeableFall,
            probability_of_no_gain: prediction.probabilityOfNoMeasurableGain ?? .nan,
            noise_deviation: prediction.settlement?.presentDeviation ?? .nan,
            next_checkpoint_tokens: prediction.nextCheckpoint?.tokens ?? .nan,
            tokens_of_last_gain: prediction.tokensOfLastGain ?? .nan)
    }
}
