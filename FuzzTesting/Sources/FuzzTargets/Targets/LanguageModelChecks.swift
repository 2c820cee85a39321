import LanguageModels

/// ARPA files: the same model or the same `LanguageModelError` however the bytes are cut into pieces; a model gives finite numbers, and is the same
/// model once written and read again, in either form.
enum ARPACheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        var choices = Choices(bytes)
        let whole = try read(bytes, pieces: max(1, bytes.count))
        let pieces = try read(bytes, pieces: choices.blockSize())
        switch (whole, pieces) {
        case (.failure(let first), .failure(let second)):
            try require(first == second, "in pieces the failure is '\(second)', else '\(first)'")
        case (.success(let first), .success(let second)):
            try require(first.counts == second.counts && first.words == second.words, "other n-grams in pieces")
            try compare(first)
        default: throw Violation("in pieces it is read, whole refused, or the other way round")
        }
    }

    private static func read(
        _ bytes: [UInt8], pieces size: Int
    ) throws(Violation) -> Result<LanguageModel, LanguageModelError> {
        var reader = ARPAReader()
        do throws(LanguageModelError) {
            var start = 0
            while start < bytes.count {
                let piece = Array(bytes[start..<min(bytes.count, start + size)])
                let result: Result<Void, LanguageModelError> = unsafe piece.withUnsafeBufferPointer { piece in
                    do throws(LanguageModelError) { return .success(unsafe try reader.add(piece)) } catch {
                        return .failure(error)
                    }
                }
                try result.get()
                start += size
            }
            return .success(try reader.finish())
        } catch { return .failure(error) }
    }

    private static func compare(_ model: LanguageModel) throws(Violation) {
        let scores = try ModelScores.of(model)
        let (arpa, binary) = (ScratchFile.folder + "/again.arpa", ScratchFile.folder + "/again.model")
        let again: LanguageModel
        let mapped: LanguageModel
        do {
            try model.writeARPA(to: arpa, threads: 1, isDurable: false)
            again = try read(ScratchFile.bytes(arpa), pieces: 1 << 16).get()
            try model.writeBinary(to: binary, isDurable: false)
            mapped = try LanguageModel(binary: binary)
            try mapped.verify()
        } catch let violation as Violation { throw violation } catch {
            throw Violation("a model that was read does not come back: \(error)")
        }
        try require(
            again.counts == model.counts && mapped.counts == model.counts, "\(model.counts) n-grams do not come back")
        try require(try ModelScores.of(mapped) == scores, "the binary form scores otherwise")
        for (before, after) in zip(scores, try ModelScores.of(again)) {
            try require(
                abs(before - after) <= 1e-4 * max(1, abs(before)), "the ARPA file scores \(after), not \(before)")
        }
    }
}

/// The binary form of models, mutated behind its checksums: a model that gives finite numbers comes out, or a `LanguageModelError`.
enum ModelCheck {
    static func run(_ bytes: [UInt8]) throws(Violation) {
        // Foundation leaks a page when it maps an empty file.
        guard !bytes.isEmpty else { return }
        let path = try ScratchFile.write(bytes, named: "input.model")
        do {
            let model = try LanguageModel(binary: path)
            _ = try ModelScores.of(model)
            do throws(LanguageModelError) { try model.verify() } catch {}
            // Whatever the arrays hold, nothing outside them is read.
            try model.writeARPA(to: ScratchFile.folder + "/damaged.arpa", threads: 1, isDurable: false)
        } catch let violation as Violation { throw violation } catch {
            try require(error is LanguageModelError, "the model is refused with \(error)")
        }
    }
}

/// Scores under a model of a few texts that are made of its words.
enum ModelScores {
    static func of(_ model: LanguageModel) throws(Violation) -> [Double] {
        let words = model.words.prefix(12)
        var scores: [Double] = []
        for first in words + ["never seen"] {
            scores.append(model.logProbability(of: first))
            scores.append(model.logProbability(of: first, after: ["<s>"]))
            for second in words.prefix(6) {
                scores.append(model.logProbability(of: second, after: ["<s>", first, second, first]))
            }
        }
        for score in scores { try require(score.isFinite, "a score that is no number") }
        return scores
    }
}
