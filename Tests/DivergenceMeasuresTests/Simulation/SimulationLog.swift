import DivergenceMeasures
import Foundation

/// Writes one line for each estimator's result on one draw; Scripts/measures/tabulate.py makes tables of them.
struct SimulationLog {
    /// What was drawn.
    struct Draw {
        var study: String
        var source: String
        var order: Int
        var first: Int
        var second: Int
        var number: Int
    }

    private let file: FileHandle

    static let header =
        "study\tsource\torder\tfirst\tsecond\tdraw\tmeasure\testimator\ttruth\tvalue\tlower\tupper\tplugIn\tnull\twarned\n"

    init(path: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            try Data(Self.header.utf8).write(to: URL(fileURLWithPath: path))
        }
        guard let file = FileHandle(forWritingAtPath: path) else { throw CocoaError(.fileWriteUnknown) }
        try file.seekToEnd()
        self.file = file
    }

    /// - Parameter truth: the values of the populations, by measure; those for equal populations where it is `nil`.
    func add(_ estimates: [MeasureEstimate], draw: Draw, truth: ((DivergenceMeasure) -> Double?)? = nil) throws {
        var text = ""
        for estimate in estimates {
            let same: Double = estimate.name.direction == .largerIsNearer ? 1 : 0
            let real = truth.map { $0(estimate.name) } ?? same
            guard let real, let value = estimate.estimate else { continue }
            let main = estimate.estimator.split(separator: ";").first.map(String.init) ?? ""
            var rows = [
                AlternativeEstimate(estimator: main, value: value, lower: estimate.lower, upper: estimate.upper)
            ]
            rows += estimate.alternatives
            let warned = !estimate.warnings.isEmpty ? "1" : "0"
            for (index, row) in rows.enumerated() {
                let place = [
                    draw.study, draw.source, "\(draw.order)", "\(draw.first)", "\(draw.second)", "\(draw.number)",
                ]
                let values = [real, row.value, row.lower, row.upper, estimate.plugIn, estimate.null]
                    .map { $0.map { String(format: "%.6g", $0) } ?? "" }
                let name = (index == 0 ? "*" : "") + row.estimator
                text += (place + ["\(estimate.name)", name] + values + [warned]).joined(separator: "\t") + "\n"
            }
        }
        try file.write(contentsOf: Data(text.utf8))
    }
}
