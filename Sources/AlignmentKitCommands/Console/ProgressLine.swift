import AlignmentKit
import Foundation
import Synchronization

/// How far reading has come, on standard error: one line that rewrites itself on a terminal, or a line now and then.
final class ProgressLine: Sendable {
    /// When to report.
    enum Mode: String, CaseIterable, Sendable {
        /// On a terminal only.
        case auto
        /// Nothing.
        case never
        /// A line every few seconds, terminal or not.
        case plain
    }

    private enum Style: Sendable {
        case rewriting
        case lines
    }

    private struct State {
        var began: ContinuousClock.Instant
        var next: ContinuousClock.Instant
        var isShown = false
    }

    private static let clearing = "\r\u{1B}[K"
    private static let isOnTerminal = Atomic(false)

    private let label: String
    private let style: Style?
    private let state: Mutex<State>

    /// - Parameter label: what is read, in a few words.
    init(_ mode: Mode, label: String) {
        self.label = label
        style =
            switch mode {
            case .auto: StandardError.isTerminal ? .rewriting : nil
            case .never: nil
            case .plain: .lines
            }
        let now = ContinuousClock.now
        state = Mutex(State(began: now, next: now + (style == .lines ? .seconds(5) : .milliseconds(300))))
    }

    /// Shows how far reading is, if it is time to; from any thread.
    func show(_ progress: ReadingProgress) {
        guard let style else { return }
        let now = ContinuousClock.now
        state.withLock { state in
            guard now >= state.next else { return }
            state.next = now + (style == .lines ? .seconds(5) : .milliseconds(200))
            let line = Self.line(label, progress, seconds: Self.seconds(now - state.began))
            switch style {
            case .rewriting:
                state.isShown = true
                Self.isOnTerminal.store(true, ordering: .relaxed)
                StandardError.write(Self.clearing + line)
            case .lines: StandardError.write("alignkit: \(line)\n")
            }
        }
    }

    /// Takes the line off the terminal.
    func finish() {
        state.withLock { state in
            if state.isShown { Self.clearTerminal() }
            state.isShown = false
        }
    }

    /// Takes whatever line is shown off the terminal.
    static func clearTerminal() {
        if isOnTerminal.exchange(false, ordering: .relaxed) { StandardError.write(clearing) }
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + 1e-18 * Double(duration.components.attoseconds)
    }

    /// `corpus: 1.2 GB of text, 34,567 records, 96 MB/s, 41 %, 2 min left`
    static func line(_ label: String, _ progress: ReadingProgress, seconds: Double) -> String {
        var parts = [
            "\(size(progress.decompressedBytes)) of text", "\(progress.records) records",
            "\(size(Int(Double(progress.decompressedBytes) / max(seconds, 1e-3))))/s",
        ]
        if let total = progress.totalCompressedBytes, total > 0 {
            let share = min(1, Double(progress.compressedBytesRead) / Double(total))
            if share == 1 {
                parts.append("all read, writing")
            } else {
                parts.append("\(Int(100 * share)) %")
                if share > 0.01 { parts.append(remaining(seconds * (1 - share) / share)) }
            }
        }
        return "\(label): " + parts.joined(separator: ", ")
    }

    private static func size(_ bytes: Int) -> String {
        let value = Double(bytes)
        for (unit, name) in [(1e12, "TB"), (1e9, "GB"), (1e6, "MB")] where value >= unit {
            return String(format: value / unit < 10 ? "%.1f" : "%.0f", value / unit) + " " + name
        }
        return "\(bytes / 1000) KB"
    }

    private static func remaining(_ seconds: Double) -> String {
        if seconds < 90 { return "\(Int(seconds.rounded())) s left" }
        if seconds < 5400 { return "\(Int((seconds / 60).rounded())) min left" }
        return String(format: "%.1f h left", seconds / 3600)
    }
}
