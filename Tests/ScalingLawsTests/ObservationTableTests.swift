import ScalingLaws
import Testing

@Suite struct ObservationTableTests {
    @Test func readsEveryColumnInAnyOrder() throws {
        let table = try ObservationTable(
            csv:
                "\u{FEFF}Pretraining,COMET,tokens,note,standard_error,cross_entropy,seed,baseline,finetuning_tokens\r\n"
                + "\"mC4, en\",0.81,2.5e10,\"a \"\"b\"\"\nc\",0.01,1.5,3,false,6e6\r\n\r\n"
                + ",0.7,,,,,,TRUE,\r\n")
        #expect(table.metric == "COMET")
        #expect(table.ignoredColumns == ["note"])
        #expect(
            table.observations == [
                Observation(
                    tokens: 2.5e10, value: 0.81, standardError: 0.01, crossEntropy: 1.5, seed: 3,
                    pretraining: "mC4, en", finetuningTokens: 6e6),
                Observation(tokens: 0, value: 0.7, isBaseline: true),
            ])
    }

    @Test func firstUnreservedColumnIsTheMetric() throws {
        let table = try ObservationTable(csv: "seed,chrf,tokens,bleu\n1,50,1e9,20")
        #expect(table.metric == "chrf")
        #expect(table.observations.map(\.value) == [50])
        #expect(table.ignoredColumns == ["bleu"])
    }

    @Test(
        arguments: [
            ("", ObservationTableError.Code.empty, 1, nil),
            ("tokens,bleu\n", .empty, 1, nil),
            ("a,b\n1,2", .header, 1, nil),
            ("tokens,seed\n1,2", .header, 1, nil),
            ("tokens,bleu,tokens\n1,2,3", .header, 1, 3),
            ("tokens,bleu\n1e9,20\n2e9", .fieldCount, 3, nil),
            ("tokens,bleu\n1e9,20,7", .fieldCount, 2, nil),
            ("tokens,bleu\n1e9,\"20", .quoting, 2, 2),
            ("tokens,bleu\n1e9,\"20\"x", .quoting, 2, 2),
            ("tokens,bleu\n25B,20", .field, 2, 1),
            ("tokens,bleu\n\n\n1e9,nan", .field, 4, 2),
            ("tokens,bleu\n1e9,inf", .field, 2, 2),
            ("tokens,bleu\n1e9,0x10", .field, 2, 2),
            ("tokens,bleu\n1e999,20", .field, 2, 1),
            ("tokens,bleu\n1e9,", .field, 2, 2),
            ("tokens,bleu\n,20", .field, 2, 1),
            ("tokens,bleu\n0,20", .field, 2, 1),
            ("tokens,bleu\n-1e9,20", .field, 2, 1),
            ("tokens,bleu,standard_error\n1e9,20,0", .field, 2, 3),
            ("tokens,bleu,cross_entropy\n1e9,20,-1", .field, 2, 3),
            ("tokens,bleu,seed\n1e9,20,1.5", .field, 2, 3),
            ("tokens,bleu,baseline\n1e9,20,maybe", .field, 2, 3),
            ("tokens,bleu,note\n1e9,20,\"two\nlines\"\n2e9,x,", .field, 4, 2),
        ] as [(String, ObservationTableError.Code, Int, Int?)])
    func malformedTableIsRefusedWithItsPlace(
        text: String, code: ObservationTableError.Code, line: Int, column: Int?
    ) throws {
        let error = try #require(throws: ObservationTableError.self) { try ObservationTable(csv: text) }
        #expect(error.code == code)
        #expect(error.line == line)
        #expect(error.column == column)
        #expect(error.description.hasPrefix("line \(line)"))
    }

    @Test func bytesThatAreNotUTF8AreRefused() throws {
        let bytes = Array("tokens,bleu,pretraining\n1e9,20,".utf8) + [0xFF, 0x0A]
        let error = try #require(throws: ObservationTableError.self) { try ObservationTable(csv: bytes) }
        #expect(error.code == .notUTF8 && error.line == 2 && error.column == 3)
    }

    @Test func arbitraryBytesNeverTrap() {
        var random = SplitMix64(seed: 1)
        let alphabet = Array("tokens,bleu,seed\n\r\"1e9.+- \u{FEFF}x".utf8)
        for _ in 0..<400 {
            let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            let table = try? ObservationTable(csv: Array("tokens,bleu\n".utf8) + bytes)
            #expect(table?.observations.allSatisfy { $0.tokens > 0 && $0.value.isFinite } ?? true)
        }
    }

    @Test func groupsKeepCurvesApartAndShareBaselines() throws {
        let table = try ObservationTable(
            csv: """
                tokens,bleu,pretraining,finetuning_tokens,baseline
                1e9,20,en,6e6,
                1e9,21,de,6e6,
                2e9,22,en,6e6,
                1e9,30,en,3e7,
                ,18,,6e6,true
                ,19,de,,true
                """)
        let groups = table.groups
        #expect(groups.map(\.pretraining) == ["en", "de", "en"])
        #expect(groups.map { $0.observations.map(\.value) } == [[20, 22, 18], [21, 18, 19], [30]])
        #expect(throws: FitError.self) { try CurveAnalysis(table) }
        #expect(try CurveAnalysis(observations: groups[1].observations).curve.baseline?.value == 18.5)
    }
}
