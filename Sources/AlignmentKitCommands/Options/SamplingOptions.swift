import AlignmentKit
import ArgumentParser

/// Whether documents are drawn from text for distances between single documents.
struct SamplingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Draw so many different documents of each side while it is read, and take maximumMeanDiscrepancy and \
            proxyADistance over them instead of over the profiles' folds. Every side has to be text. --seed draws others. \
            (default: 0, none)
            """, valueName: "n"))
    var documentSample = 0

    func validate() throws {
        guard documentSample == 0 || (10...5_000).contains(documentSample) else {
            throw ValidationError("--document-sample takes 10 to 5000 documents, or 0 for none.")
        }
    }

    /// Checks that there is text to draw from.
    func check(_ sides: [[String]]) throws {
        guard documentSample > 0 else { return }
        for inputs in sides where Sides.isProfile(inputs) {
            throw ValidationError(
                "\(inputs[0]) is a profile, which holds no documents; name its text, or leave --document-sample out.")
        }
    }

    /// What draws the documents of one side; `nil` where none are to be drawn.
    func sampling(seed: UInt64) -> DocumentSampling? {
        documentSample > 0 ? DocumentSampling(capacity: documentSample, seed: seed) : nil
    }
}
