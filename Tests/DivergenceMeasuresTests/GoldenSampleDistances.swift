// Made by Scripts/golden/sample_distances.py; do not edit.

/// Distances of document lengths from SciPy: lengths with the documents that have them.
struct GoldenLengthDistance: Sendable {
    var name: String
    var first: [(UInt64, UInt64)]
    var second: [(UInt64, UInt64)]
    /// W₁ in tokens and of ln(1 + length), then the nulls.
    var values: [Double]

    static let all: [GoldenLengthDistance] = [
        GoldenLengthDistance(
            name: "few small",
            first: [(0, 3), (1, 2), (2, 2), (3, 1), (5, 1), (7, 3)],
            second: [(0, 1), (1, 1), (2, 1), (4, 1), (5, 1), (6, 2)],
            values: [
                1.0119047619047619, 2.81266220492083931e-1,
                1.25315551321743272, 3.76421862508636151e-1,
            ]),
        GoldenLengthDistance(
            name: "lognormal",
            first: [
                (1, 2), (2, 2), (3, 2), (6, 2), (7, 3), (8, 2), (9, 1), (10, 1), (12, 3), (13, 1), (14, 1),
                (15, 5), (16, 4), (19, 1), (20, 2), (21, 1), (22, 1), (24, 1), (25, 2), (26, 1), (32, 2), (34, 2),
                (35, 2), (36, 1), (39, 1), (40, 3), (42, 2), (48, 1), (52, 1), (54, 1), (55, 1), (61, 1), (63, 1),
                (81, 1), (94, 1), (139, 1),
            ],
            second: [
                (9, 1), (12, 1), (15, 1), (16, 1), (19, 1), (24, 2), (28, 1), (29, 1), (30, 1), (37, 1),
                (39, 1), (53, 1), (68, 1), (75, 1), (77, 2), (97, 1), (115, 2), (170, 1), (214, 1), (222, 1),
                (267, 1), (293, 1),
            ],
            values: [
                5.81333333333333333e+1, 1.04160333387612307,
                1.51735265393582991e+1, 3.12364721688703631e-1,
            ]),
        GoldenLengthDistance(
            name: "geometric of unequal sizes",
            first: [
                (1, 160), (2, 155), (3, 112), (4, 98), (5, 64), (6, 70), (7, 51), (8, 39), (9, 28), (10, 29),
                (11, 17), (12, 17), (13, 11), (14, 11), (15, 3), (16, 8), (17, 7), (18, 6), (19, 4), (21, 2),
                (22, 3), (23, 2), (24, 1), (26, 2),
            ],
            second: [(1, 2), (2, 3), (3, 1), (4, 3), (5, 2), (7, 2), (8, 1), (10, 1), (12, 2), (13, 2), (18, 1)],
            values: [
                1.73111111111111111, 2.48755771699282295e-1,
                1.13567311151544282, 1.63408199933384381e-1,
            ]),
        GoldenLengthDistance(
            name: "identical",
            first: [(1, 3), (5, 2), (40, 1)],
            second: [(1, 3), (5, 2), (40, 1)],
            values: [
                0, 0,
                6.16883116883116883, 5.28978594567421354e-1,
            ]),
        GoldenLengthDistance(
            name: "same shares of other sizes",
            first: [(1, 3), (5, 2)],
            second: [(1, 300), (5, 200)],
            values: [
                0, 0,
                6.6685802213225407e-1, 1.83154604477851147e-1,
            ]),
        GoldenLengthDistance(
            name: "one document each",
            first: [(7, 1)],
            second: [(900, 1)],
            values: [
                8.93e+2, 4.72406371592850199,
                8.93e+2, 4.72406371592850199,
            ]),
        GoldenLengthDistance(
            name: "one length",
            first: [(3, 5)],
            second: [(3, 90)],
            values: [
                0, 0,
                0, 0,
            ]),
        GoldenLengthDistance(
            name: "empty documents",
            first: [(0, 4), (2, 1)],
            second: [(0, 1), (2, 4)],
            values: [
                1.2, 6.59167373200865815e-1,
                5.71428571428571429e-1, 3.13889225333745626e-1,
            ]),
        GoldenLengthDistance(
            name: "long documents",
            first: [(1_000_000_000, 1), (1_000_000_000_000, 2)],
            second: [(1_000_000_001, 3), (999_999_999_999, 1)],
            values: [
                4.16250000000166667e+11, 2.87823136574322377,
                3.42514285714171429e+11, 2.36837323810844699,
            ]),
        GoldenLengthDistance(
            name: "one document apart at 10^9",
            first: [(10, 500_000_000), (20, 500_000_000)],
            second: [(10, 500_000_001), (20, 499_999_999)],
            values: [
                1.0e-8, 6.46627164925052452e-10,
                1.78412411726784869e-4, 1.15366311982332081e-5,
            ]),
        GoldenLengthDistance(
            name: "one document against 10^6",
            first: [(4, 1_000_000), (30, 10)],
            second: [(5, 1)],
            values: [
                1.000239997600024, 1.823361557097501e-1,
                5.21989538162279743e-4, 3.68548878424648024e-5,
            ]),
    ]
}

/// Distances of folds from NumPy and scikit-learn, on counts drawn from seeds.
struct GoldenFoldDistance: Sendable {
    var seeds: (UInt64, UInt64)
    var buckets: Int
    var sizes: (UInt64, UInt64)
    var values: [String: Double]

    static let all: [GoldenFoldDistance] = [
        GoldenFoldDistance(
            seeds: (1, 2), buckets: 40, sizes: (9, 9),
            values: [
                "discrepancy": -7.664316235478561e-05,
                "discrepancyNull": 0.0007601817290300001,
                "discrepancyPlugIn": 0.0006863890030356633,
                "distance": -0.04117828335611116,
                "training": 0.11949257650968567,
            ]),
        GoldenFoldDistance(
            seeds: (3, 4), buckets: 60, sizes: (1000, 3),
            values: [
                "discrepancy": 0.00015659964402306082,
                "discrepancyNull": 0.0005641587292153272,
                "discrepancyPlugIn": 0.0007149187856113853,
                "distance": 0.08353334790386595,
                "training": 0.16610121160614164,
            ]),
        GoldenFoldDistance(
            seeds: (5, 6), buckets: 5, sizes: (50, 2000),
            values: [
                "discrepancy": -0.0032303002519886706,
                "discrepancyNull": 0.00517598349509801,
                "discrepancyPlugIn": 0.002077286741727859,
                "distance": -0.12806294582473998,
                "training": 0.08263258899560118,
            ]),
    ]
}

/// Distances of documents from scikit-learn, on documents drawn from seeds.
struct GoldenDocumentDistance: Sendable {
    var seeds: (UInt64, UInt64)
    var counts: (Int, Int)
    var buckets: Int
    var shift: Int
    var cost: Double
    var values: [String: Double]
    /// Weights of the logistic regression, the intercept last.
    var weights: [Double]

    static let all: [GoldenDocumentDistance] = [
        GoldenDocumentDistance(
            seeds: (1, 2), counts: (5, 6), buckets: 12, shift: 3, cost: 1,
            values: [
                "cosine": 0.3231707888239239,
                "cosinePlugIn": 0.4133703044992041,
                "distance": 2.0,
                "gaussian": 0.3098734408661308,
                "gaussianNull": 0.15353420966184142,
                "gaussianP": 0.0021645021645021645,
                "gaussianPlugIn": 0.4309007353101866,
                "laplacian": 0.23658805693114082,
                "laplacianPlugIn": 0.4438772492053008,
                "linear": 0.05498315156864947,
                "linearPlugIn": 0.07212147213461878,
            ],
            weights: [
                0.7399623044511733,
                0.7736683753114392,
                0.6180966093975488,
                -0.30707294263839113,
                -0.03929380679739789,
                -0.19420502162715714,
                -0.2108407237574713,
                -0.04822210437179469,
                -0.23973685862126312,
                -0.1318807121616788,
                -0.03591463889538581,
                -0.09810351827035364,
                -0.052442410256479347,
            ]),
        GoldenDocumentDistance(
            seeds: (3, 4), counts: (60, 25), buckets: 20, shift: 2, cost: 1,
            values: [
                "cosine": 0.11166204980056249,
                "cosinePlugIn": 0.1452963679253163,
                "distance": 1.2133333333333334,
                "gaussian": 0.05719811443169154,
                "gaussianPlugIn": 0.07875676632682027,
                "laplacian": 0.04582814867072227,
                "laplacianPlugIn": 0.080610160833817,
                "linear": 0.015670355269485167,
                "linearPlugIn": 0.02291779814617058,
            ],
            weights: [
                2.31589715130908,
                2.143530170732911,
                0.7426694525153572,
                -0.27295183669932055,
                0.054590020642893165,
                0.08994350821249752,
                -0.692917755513767,
                -0.1369207388695263,
                0.06687441977459581,
                -0.5958010999108392,
                -0.20418430526527445,
                0.07219492815789569,
                -0.3365154247719139,
                -0.22697663318860867,
                -0.7127675808527287,
                -0.6997127034591064,
                -0.18401412112877943,
                -0.8017075405229525,
                -0.6493205669754774,
                -0.10689160592782294,
                -0.1211923147202535,
            ]),
        GoldenDocumentDistance(
            seeds: (5, 6), counts: (40, 90), buckets: 15, shift: 0, cost: 10,
            values: [
                "cosine": -0.002832837860769155,
                "cosinePlugIn": 0.013918155774660157,
                "distance": 0.18333333333333335,
                "gaussian": -0.0012412443037315146,
                "gaussianPlugIn": 0.012156125926974903,
                "laplacian": 0.002106579889705862,
                "laplacianPlugIn": 0.024026400944031412,
                "linear": -0.0009050102622194522,
                "linearPlugIn": 0.0022590587569761844,
            ],
            weights: [
                1.417852338325691,
                2.9125850456051183,
                2.087059750009494,
                1.3011847825319667,
                1.1543053404909092,
                0.8717546788277737,
                1.5760592560811588,
                2.1956091535353566,
                1.578342978640232,
                0.8779395195087397,
                -2.161630675607826,
                2.4364660438296943,
                1.4710930191306886,
                0.2160941971789033,
                -0.19812863536071298,
                -3.7102055828024687,
            ]),
    ]
}
