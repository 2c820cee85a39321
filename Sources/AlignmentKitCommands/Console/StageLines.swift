import AlignmentKit
import Synchronization

/// The progress of work that reads several times: a line for each stage.
final class StageLines: Sendable {
    private let mode: ProgressLine.Mode
    private let current = Mutex<(stage: String, line: ProgressLine)?>(nil)

    init(_ mode: ProgressLine.Mode) { self.mode = mode }

    /// Shows how far a stage is; from any thread.
    func show(_ stage: String, _ progress: ReadingProgress) {
        let line = current.withLock { current in
            if let current, current.stage == stage { return current.line }
            current?.line.finish()
            let line = ProgressLine(mode, label: stage)
            current = (stage, line)
            return line
        }
        line.show(progress)
    }

    /// Takes the line off the terminal.
    func finish() { current.withLock { $0?.line.finish() } }
}
