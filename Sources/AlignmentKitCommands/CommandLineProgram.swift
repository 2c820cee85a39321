import ArgumentParser
import DurableFiles
import Foundation

/// The program around the commands: signals, messages and exit statuses.
public enum CommandLineProgram {
    private enum Status {
        static let usage: Int32 = 2
        static let input: Int32 = 3
    }

    /// Runs the command that the process's arguments name, and ends the process.
    public static func run() -> Never {
        StandardStream.openMissing()
        Interruption.prepare()
        MemoryReturn.prepare()
        Interruption.exit(status(of: Array(CommandLine.arguments.dropFirst())))
    }

    private static func status(of arguments: [String]) -> Int32 {
        let command: any ParsableCommand
        do {
            command = try AlignkitCommand.parseAsRoot(arguments)
        } catch {
            return answer(error)
        }
        do {
            var command = command
            try command.run()
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        } catch let error as ValidationError {
            Interruption.yieldIfBegun()
            StandardError.report("error", error.message)
            return Status.usage
        } catch {
            // Help is a command of its own, which throws what it shows.
            return AlignkitCommand.exitCode(for: error).isSuccess ? answer(error) : report(error)
        }
    }

    /// Prints help, version and completion scripts, and what is wrong with arguments.
    private static func answer(_ error: any Error) -> Int32 {
        let message = AlignkitCommand.fullMessage(for: error)
        guard AlignkitCommand.exitCode(for: error).isSuccess else {
            StandardError.write(message.hasSuffix("\n") ? message : message + "\n")
            return Status.usage
        }
        do {
            try StandardOutput.write(message.hasSuffix("\n") ? message : message + "\n")
            return 0
        } catch {
            return report(error)
        }
    }

    /// Says what went wrong with input or files.
    private static func report(_ error: any Error) -> Int32 {
        // Where the process is interrupted, files vanish under the hands of its threads: not worth a message.
        Interruption.yieldIfBegun()
        StandardError.report("error", "\(error)")
        return Status.input
    }
}
