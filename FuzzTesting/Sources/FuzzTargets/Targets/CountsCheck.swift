import NGramStatistics

/// Tables of counts in each of their forms: whatever the bytes, and whatever pieces they come in, the same profile comes
/// out or the same `CountsExchangeError` does, and what was imported can be exported in every form and imported again.
enum CountsCheck {
    private struct Outcome: Equatable {
        var rows: [CountsTables.Row] = []
        var failure: CountsExchangeError?
    }

    static func run(_ bytes: [UInt8]) throws(Violation) {
        for format in CountsFormat.allCases {
            var choices = Choices(bytes)
            let isLiteral = choices.next() % 4 == 0
            let order = choices.element(of: [nil, nil, nil, 1, 2, 5])
            let whole = try outcome(bytes, format, isLiteral, order, pieceSize: .max)
            let pieces = try outcome(bytes, format, isLiteral, order, pieceSize: choices.blockSize())
            try require(whole == pieces, "\(format): pieces give another outcome: \(pieces) \(whole)")
            if let failure = whole.failure {
                try require(
                    (0...bytes.count).contains(failure.byteOffset ?? 0) && failure.record ?? 1 >= 1,
                    "\(format): a place outside the file: \(failure)")
                continue
            }
            do { try exportAndImport(whole.rows) } catch let violation as Violation { throw violation } catch {
                throw Violation("\(format): what was imported does not come back: \(error)")
            }
        }
    }

    private static func outcome(
        _ bytes: [UInt8], _ format: CountsFormat, _ isLiteral: Bool, _ order: Int?, pieceSize: Int
    ) throws(Violation) -> Outcome {
        do {
            let profile = try CountsTables.profile(
                of: bytes, format, isLiteral: isLiteral, order: order, pieceSize: pieceSize, named: "counts.akprofile")
            return Outcome(rows: try CountsTables.rows(profile))
        } catch let error as CountsExchangeError {
            return Outcome(failure: error)
        } catch {
            throw Violation("\(format): the table is refused with \(error)")
        }
    }

    /// The profile that was imported last, which has these rows.
    private static func exportAndImport(_ rows: [CountsTables.Row]) throws {
        let profile = try CorpusProfile(path: ScratchFile.folder + "/counts.akprofile")
        // Frequencies come back as counts up to 10¹².
        let isExact = rows.allSatisfy { $0.count <= 1_000_000_000_000 }
        for format in CountsFormat.allCases where format != .arpa || isExact {
            let table = try CountsTables.export(profile, format)
            let again = try CountsTables.profile(
                of: table, format, order: profile.summary.order, named: "again.akprofile")
            try require(try CountsTables.rows(again) == rows, "\(format): other counts come back")
        }
    }
}
