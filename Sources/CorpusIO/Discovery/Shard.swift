/// One file of a corpus.
public struct Shard: Sendable, Hashable {
    /// The file; `-` is standard input. An address is without the user's name and password in it, and has `…` in place of
    /// what may be a secret in its query.
    public let path: String
    /// Bytes of the file as it lies on the disk; `nil` for pipes, standard input and addresses.
    public let size: Int?

    /// Where it is fetched from, if it is no file of this machine.
    let address: WebAddress?

    init(path: String, size: Int?) {
        self.path = path
        self.size = size
        address = nil
    }

    init(_ address: WebAddress) {
        path = address.description
        size = nil
        self.address = address
    }

    /// How standard input is named among inputs.
    static let standardInputPath = "-"

    var isStandardInput: Bool { address == nil && path == Self.standardInputPath }
}
