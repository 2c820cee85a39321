import Foundation
import Testing

/// Inputs that begin with http:// or https://.
@Suite struct AddressInputTests {
    #if HTTP
    @Test func aProfileOfAnAddressIsThatOfTheFile() throws {
        let folder = try TestFolder()
        let path = Repository.fixture("formats/same.jsonl.zst")
        let server = try FileServer(try Data(contentsOf: URL(fileURLWithPath: path)))
        let address = "http://127.0.0.1:\(server.port)/a*[1]?part=1&b=2"
        let fetched = try Alignkit.run("profile", address, "--output", "out/a", "--http-attempts", "2", in: folder)
        #expect(fetched.status == 0, "\(fetched.error)")
        let read = try Alignkit.run("profile", path, "--output", "out/b", in: folder)
        #expect(read.status == 0, "\(read.error)")
        #expect(try folder.data("out/a") == folder.data("out/b"))

        let compared = try Alignkit.run("compare", address, path, "--json", in: folder)
        #expect(compared.status == 0, "\(compared.error)")
    }

    @Test func anAddressWithoutAFileIsOneLine() throws {
        let folder = try TestFolder()
        let server = try FileServer(Data("no".utf8), status: 404)
        let outcome = try Alignkit.run(
            "profile", "http://me:word@127.0.0.1:\(server.port)/x?token=hush", "--output", "out/a", in: folder)
        outcome.requireFailure("http://127.0.0.1:\(server.port)/x?token=…: ", "status 404")
        #expect(!outcome.error.contains("hush") && !outcome.error.contains("word"))
        #expect(try folder.leftovers().isEmpty)
    }
    #else
    @Test(arguments: ["profile", "compare"])
    func withoutTheTraitAnAddressIsAnErrorThatNamesIt(_ verb: String) throws {
        let folder = try TestFolder()
        let text = try folder.write("a.txt", "some words\n")
        let arguments =
            verb == "profile"
            ? ["profile", text, "https://a.org/x?y=*", "--output", "out/a"] : ["compare", "https://a.org/x?y=*", text]
        try Alignkit.run(arguments, in: folder).requireFailure("https://a.org/x?y=*: ", "--traits HTTP")
        #expect(try folder.leftovers().isEmpty)
    }
    #endif
}
