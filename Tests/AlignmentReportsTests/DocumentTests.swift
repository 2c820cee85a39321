import AlignmentKit
import AlignmentReports
import Foundation
import Testing

@Suite struct DocumentTests {
    private func object(_ document: some ResultDocument) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(document.json().utf8)) as? [String: Any])
    }

    @Test func profileAsText() {
        let document = ProfileDocument(Samples.summary)
        #expect(
            document.json() == """
                {
                  "bytes" : 9876543,
                  "characters" : 9000000,
                  "documents" : 1234567,
                  "languageGroups" : {

                  },
                  "languageShares" : [
                    {
                      "bytes" : {
                        "lower" : null,
                        "share" : 0.6666666666666666,
                        "upper" : null
                      },
                      "documents" : {
                        "lower" : null,
                        "share" : 0.5833333333333334,
                        "upper" : null
                      },
                      "language" : "en",
                      "tokens" : {
                        "lower" : null,
                        "share" : 0.75,
                        "upper" : null
                      }
                    },
                    {
                      "bytes" : {
                        "lower" : null,
                        "share" : 0.3333333333333333,
                        "upper" : null
                      },
                      "documents" : {
                        "lower" : null,
                        "share" : 0.4166666666666667,
                        "upper" : null
                      },
                      "language" : "de",
                      "tokens" : {
                        "lower" : null,
                        "share" : 0.25,
                        "upper" : null
                      }
                    }
                  ],
                  "languages" : {
                    "de" : 0.25,
                    "en" : 0.75
                  },
                  "orders" : [
                    {
                      "distinct" : 50000,
                      "droppedDistinct" : 0,
                      "droppedOccurrences" : 0,
                      "minimumCount" : 1,
                      "order" : 1,
                      "total" : 2000000
                    },
                    {
                      "distinct" : 400000,
                      "droppedDistinct" : 0,
                      "droppedOccurrences" : 0,
                      "minimumCount" : 1,
                      "order" : 2,
                      "total" : 765433
                    }
                  ],
                  "replacedSequences" : 0,
                  "schemaVersion" : 1,
                  "sentences" : null,
                  "signature" : "\(Samples.summary.signature)",
                  "skippedRecords" : 2,
                  "tokens" : 2000000
                }

                """)
    }

    /// What tables of counts do not hold is null, and what was dropped is stated.
    @Test func importedAndPrunedProfiles() throws {
        var summary = Samples.summary
        summary.isImported = true
        summary.orders[1].minimumCount = 3
        summary.orders[1].droppedDistinct = 350_000
        summary.orders[1].droppedOccurrences = 382_717
        let found = try object(ProfileDocument(summary))
        for key in ["documents", "bytes", "characters", "skippedRecords", "replacedSequences"] {
            #expect(found[key] is NSNull)
        }
        let orders = try #require(found["orders"] as? [[String: Any]])
        #expect(orders.map { $0["minimumCount"] as? Int } == [1, 3])
        #expect(orders.map { $0["droppedDistinct"] as? Int } == [0, 350_000])
        #expect(orders.map { $0["droppedOccurrences"] as? Int } == [0, 382_717])
        let text = TextReport.profile(summary, path: "p")
        for part in ["3", "350,000", "382,717", "50.0 %", "Imported from tables", "imported|pruned:1,3"] {
            #expect(text.contains(part), "\(text)")
        }
        #expect(!text.contains("1,234,567"))
    }

    @Test func documentsReadBackAsTheyWere() throws {
        for isImported in [false, true] {
            var summary = Samples.summary
            summary.isImported = isImported
            let document = ProfileDocument(summary)
            #expect(try JSONDecoder().decode(ProfileDocument.self, from: Data(document.json().utf8)) == document)
        }
        let curve = FitDocument(try CurveReport(observations: Samples.observations, metric: "bleu"))
        #expect(try JSONDecoder().decode(FitDocument.self, from: Data(curve.json().utf8)) == curve)
    }

    /// What does not exist is null: never left out, never NaN.
    @Test(arguments: [nil, Double.nan, .infinity, -.infinity])
    func absentNumbersAreNull(_ value: Double?) throws {
        let measure = ComparisonDocument.Measure(
            MeasureEstimate(
                name: .kullbackLeibler, order: 1, side: .both, estimate: value, plugIn: value, lower: value,
                upper: value, null: value, unit: "nats", estimator: "none"))
        let data = try JSONEncoder().encode(measure)
        let found = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(found.keys) == [
                "name", "order", "side", "estimate", "plugIn", "lower", "upper", "null", "pValue", "unit", "estimator",
                "warnings", "alternatives",
            ])
        for key in ["estimate", "plugIn", "lower", "upper", "null", "pValue"] { #expect(found[key] is NSNull) }
        #expect(try JSONDecoder().decode(ComparisonDocument.Measure.self, from: data) == measure)
        let distance = ComparisonDocument.Measure(
            SampleDistanceEstimate(name: .lengthWasserstein, order: 0, side: .both, plugIn: value, estimator: "none"))
        let distanceData = try JSONEncoder().encode(distance)
        let distanceFound = try #require(try JSONSerialization.jsonObject(with: distanceData) as? [String: Any])
        #expect(distanceFound.keys.sorted() == found.keys.sorted() && distanceFound["plugIn"] is NSNull)
        var wrapped = FiniteOrNull(wrappedValue: 1)
        wrapped.wrappedValue = value
        #expect(wrapped.wrappedValue == nil)
    }

    @Test func fitHasEveryKey() throws {
        let report = try CurveReport(observations: Samples.observations, metric: "bleu", at: [1e11], holdout: 2)
        let found = try object(FitDocument(report))
        #expect(
            Set(found.keys) == [
                "schemaVersion", "signature", "laws", "forecast", "verdict", "probabilityNonMonotone", "reasons",
                "curve",
            ])
        let curve = try #require(found["curve"] as? [String: Any])
        #expect(
            curve.count == 13 && curve["noiseDeviation"] is Double && curve["probabilityOfNoticeableFall"] is Double)
        let laws = try #require(found["laws"] as? [[String: Any]])
        #expect(laws.contains { $0["name"] as? String == "powerLaw" && $0["weight"] is NSNull })
        for law in laws {
            #expect(
                Set(law.keys) == [
                    "name", "quantity", "objective", "parameters", "unidentified", "predictions", "weight",
                ])
            let predictions = try #require(law["predictions"] as? [[String: Any]])
            #expect(predictions.map { $0["tokens"] as? Double } == [1e11, 16e9, 32e9])
            #expect(predictions[0]["observed"] is NSNull)
            for prediction in predictions {
                #expect(Set(prediction.keys) == ["tokens", "value", "lower", "upper", "observed"])
            }
        }
        #expect((found["signature"] as? String)?.contains("holdout:2") == true)
    }

    @Test func predictionsAreRefusedWhereThereAreNone() {
        #expect(throws: FitError.self) {
            try CurveReport(observations: Samples.observations, metric: "bleu", at: [.nan])
        }
        #expect(throws: FitError.self) {
            try CurveReport(observations: Samples.observations, metric: "bleu", holdout: 6)
        }
    }
}
