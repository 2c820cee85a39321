import AlignmentKit
import ArgumentParser
import Foundation

/// What `--tokenizer` names: a scheme, or the file of a model, which is read when it is needed.
enum TokenizerChoice: Hashable, Sendable {
    case scheme(Tokenization.Scheme)
    /// A `tokenizer.json` or a rank file, told apart by their content.
    case bytePairs(path: String)
    /// A rank file; without an encoding, its name says which.
    case ranks(path: String, encoding: TiktokenEncoding?)

    case sentencePiece(path: String)

    static let names = """
        words, whitespace, characters, graphemes, bytes, wordpunct, bpe:FILE (tokenizer.json or tiktoken ranks), \
        tiktoken:ENCODING:FILE or sentencepiece:FILE
        """

    /// - Throws: `ValidationError` where there is no such tokenizer.
    init(argument: String) throws {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1, let scheme = Tokenization.Scheme.withoutModel.first(where: { $0.rawValue == argument }) {
            self = .scheme(scheme)
            return
        }
        guard parts.count == 2, !parts[1].isEmpty else {
            throw ValidationError("There is no tokenizer '\(argument)'; use \(Self.names).")
        }
        switch parts[0] {
        case "bpe": self = .bytePairs(path: parts[1])
        case "sentencepiece": self = .sentencePiece(path: parts[1])
        case "tiktoken":
            let named = parts[1].split(separator: ":", maxSplits: 1).map(String.init)
            if named.count == 2, let encoding = TiktokenEncoding(rawValue: named[0]) {
                self = .ranks(path: named[1], encoding: encoding)
            } else {
                self = .ranks(path: parts[1], encoding: nil)
            }
        default: throw ValidationError("There is no tokenizer '\(argument)'; use \(Self.names).")
        }
    }

    /// The scheme, its model loaded.
    ///
    /// - Throws: ``TokenizerFileError`` where the model's file cannot be read or is not supported.
    func scheme() throws(TokenizerFileError) -> Tokenization.Scheme {
        switch self {
        case .scheme(let scheme): return scheme
        case .bytePairs(let path):
            let text = try Self.read(path)
            guard TokenizerModel.isTokenizerJSON(text) else { return try Self.ranks(text, path: path, encoding: nil) }
            return try Self.model(path) { () throws(TokenizerModelError) in try TokenizerModel(tokenizerJSON: text) }
        case .sentencePiece(let path):
            let model = try Self.read(path)
            return try Self.model(path) { () throws(TokenizerModelError) in try TokenizerModel(sentencePiece: model) }
        case .ranks(let path, let encoding): return try Self.ranks(try Self.read(path), path: path, encoding: encoding)
        }
    }

    private static func ranks(
        _ text: [UInt8], path: String, encoding: TiktokenEncoding?
    ) throws(TokenizerFileError) -> Tokenization.Scheme {
        let name = URL(fileURLWithPath: path).lastPathComponent.split(separator: ".").first.map(String.init) ?? ""
        guard let encoding = encoding ?? TiktokenEncoding(rawValue: name) else {
            let known = TiktokenEncoding.allCases.map(\.rawValue).joined(separator: ", ")
            throw TokenizerFileError(
                path: path,
                message: "ranks do not say how text is cut; name the encoding: --tokenizer tiktoken:ENCODING:\(path) "
                    + "(\(known))")
        }
        return try model(path) { () throws(TokenizerModelError) in try TokenizerModel(ranks: text, encoding: encoding) }
    }

    private static func model(
        _ path: String, _ load: () throws(TokenizerModelError) -> TokenizerModel
    ) throws(TokenizerFileError) -> Tokenization.Scheme {
        do throws(TokenizerModelError) {
            return .model(try load())
        } catch {
            throw TokenizerFileError(path: path, message: error.description)
        }
    }

    private static func read(_ path: String) throws(TokenizerFileError) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            let exists = FileManager.default.fileExists(atPath: path)
            throw TokenizerFileError(
                path: path, message: exists ? "the tokenizer cannot be read" : "there is no such tokenizer file")
        }
    }
}

/// A tokenizer's file that cannot be used.
struct TokenizerFileError: Error, CustomStringConvertible {
    let path: String
    let message: String

    var description: String { "\(path): \(message)" }
}
