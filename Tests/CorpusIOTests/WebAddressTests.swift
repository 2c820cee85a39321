import Testing

@testable import CorpusIO

@Suite("addresses")
struct WebAddressTests {
    @Test(
        "what begins as an address is one",
        arguments: [
            ("http://a.org/x", true), ("https://a.org/x", true), ("HTTPS://A.org", true), ("Http://a", true),
            ("http:/a.org", false), ("https:", false), ("httpx://a", false), ("ftp://a.org", false),
            ("./http://a.org", false), ("", false), ("file", false),
        ])
    func recognition(_ input: String, _ isAddress: Bool) {
        #expect((WebAddress(input) != nil) == isAddress)
    }

    @Test(
        "secrets are not shown",
        arguments: [
            ("https://a.org/x.zst", "https://a.org/x.zst"),
            ("https://me:word@a.org/x", "https://a.org/x"),
            ("https://me@a.org:80/x@y", "https://a.org:80/x@y"),
            ("http://a:b@c@d.org?p=1", "http://d.org?p=1"),
            ("https://a.org/x?part=3&X-Amz-Signature=0a1b&b", "https://a.org/x?part=3&X-Amz-Signature=…&b"),
            ("https://a.org/x?sig=a%3D=&sv=2", "https://a.org/x?sig=…&sv=2"),
            ("https://a.org?access_token=1#secret", "https://a.org?access_token=…"),
            ("https://a.org/x?*[1]", "https://a.org/x?*[1]"),
        ])
    func description(_ input: String, _ shown: String) throws {
        let address = try #require(WebAddress(input))
        #expect(address.description == shown)
        #expect(address.text == input)
    }

    @Test(
        "what names no server is refused before anything is read",
        arguments: ["http://", "http:///x", "https://me@/x", "http://:80/", "http://a.org/a b", "http://a.org/\u{1}"])
    func faults(_ input: String) {
        #expect {
            try Corpus(inputs: [input])
        } throws: {
            ($0 as? CorpusError)?.code == .notFound
        }
    }

    #if HTTP
    @Test("an address is a shard of unknown size, and neither a file nor a pattern")
    func discovery() throws {
        let corpus = try Corpus(inputs: ["https://me:word@a.org/x?y=[1]*", "http://a.org/x"])
        #expect(corpus.shards.map(\.path) == ["https://a.org/x?y=[1]*", "http://a.org/x"])
        #expect(corpus.shards.map(\.size) == [nil, nil])
        #expect(corpus.compressedSize == nil)
    }
    #else
    @Test(
        "without the trait an address is an error that names it",
        arguments: ["http://a.org/x", "https://b@a.org/x?y=*"])
    func missingTrait(_ input: String) throws {
        let error = try #require(throws: CorpusError.self) { try Corpus(inputs: [input]) }
        #expect(error.code == .unsupported)
        #expect(error.path == input.replacing("b@", with: ""))
        #expect(error.description.contains("--traits HTTP"))
    }
    #endif

    @Test("waits double up to the longest")
    func delays() {
        let options = HTTPOptions(initialDelay: 0.5, maximumDelay: 5)
        #expect((1...6).map { options.delay(after: $0) } == [0.5, 1, 2, 4, 5, 5])
        #expect(options.delay(after: .max) == 5)
        #expect(HTTPOptions(initialDelay: 0).delay(after: 9) == 0)
    }

    @Test("limits out of range are brought into it")
    func clamping() {
        let wild = HTTPOptions(maximumAttempts: -1, timeout: .nan, initialDelay: .infinity, maximumDelay: 1e9)
        let tame = HTTPOptions(maximumAttempts: 1, timeout: 0.001, initialDelay: 86_400, maximumDelay: 86_400)
        #expect(wild.clamped() == tame)
        #expect(HTTPOptions().clamped() == HTTPOptions())
    }
}
