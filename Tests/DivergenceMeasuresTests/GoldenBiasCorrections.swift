// Made by Scripts/golden/bias_corrections.py; do not edit.

/// Bias-corrected divergences from an independent implementation; Hellinger's is of the squared distance.
struct GoldenBiasCorrections: Sendable {
    var name: String
    var first: [UInt64]
    var second: [UInt64]
    var millerMadow: [String: Double]
    var jackknife: [String: Double]
    var chaoShen: [String: Double]
    var deconvolved: [String: Double]

    static let all: [GoldenBiasCorrections] = [
        GoldenBiasCorrections(
            name: "small counts",
            first: [
                2, 1, 3, 1, 5, 3, 5, 3, 3, 2, 0, 5, 1, 5, 0, 3, 0, 0, 0, 1, 1, 5, 0, 1, 2, 0, 2, 0, 0, 3, 0, 1, 1, 0, 5,
                5, 1, 0, 5, 5,
            ],
            second: [
                0, 1, 2, 2, 2, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 4, 4, 1, 1, 4, 1, 2, 1, 0, 1, 2, 1, 1, 1, 0, 1, 1, 2,
                2, 0, 2, 4, 4,
            ],
            millerMadow: [
                "kullbackLeibler": 0.25810624571239404, "reverseKullbackLeibler": 0.22912664484293848,
                "jensenShannon": 0.11848634475659455, "hellinger": 0.18621882694141811,
            ],
            jackknife: [
                "kullbackLeibler": 0.085788061398514162, "reverseKullbackLeibler": 0.11770037215201979,
                "jensenShannon": 0.03445298231119813, "totalVariation": 0.19978448275862069,
                "hellinger": 0.019124012853257681,
            ],
            chaoShen: [
                "kullbackLeibler": 0.48181445998332034, "reverseKullbackLeibler": 0.4015531408824071,
                "jensenShannon": 0.21133986743790126, "totalVariation": 0.43515484120654194,
                "hellinger": 0.28432838750321299,
            ],
            deconvolved: [
                "kullbackLeibler": 0.10468259144417531, "reverseKullbackLeibler": 0.11277014431850058,
                "jensenShannon": 0.048205445717510717, "totalVariation": 0.089747125740559625,
                "hellinger": 0.066022895502710288,
            ]),
        GoldenBiasCorrections(
            name: "unequal sides",
            first: [
                61, 30, 21, 16, 13, 11, 9, 7, 7, 7, 5, 5, 5, 4, 5, 4, 3, 4, 4, 4, 2, 3, 2, 2, 2, 2, 2, 3, 3, 3, 2, 2, 1,
                2, 2, 1, 2, 1, 1, 2, 2, 1, 2, 2, 1, 2, 2, 2, 1, 1,
            ],
            second: [
                0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 0, 0,
                1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0,
            ],
            millerMadow: [
                "kullbackLeibler": 0.9088408428293583, "reverseKullbackLeibler": 0.25119767305430734,
                "jensenShannon": 0.31886607041909783, "hellinger": 0.4180282516465107,
            ],
            jackknife: [
                "kullbackLeibler": 0.38336904282251145, "reverseKullbackLeibler": 0.12208266147228672,
                "jensenShannon": 0.17831067725180935, "totalVariation": 0.51076980707997752,
                "hellinger": 0.2261577405687733,
            ],
            chaoShen: [
                "kullbackLeibler": 0.84772350720600948, "reverseKullbackLeibler": 0.20399636773382079,
                "jensenShannon": 0.29896461591174537, "totalVariation": 0.47747121316058342,
                "hellinger": 0.41350668559039699,
            ],
            deconvolved: [
                "kullbackLeibler": 0.43152508879074108, "reverseKullbackLeibler": 0.12273600561183344,
                "jensenShannon": 0.15009501844255932, "totalVariation": 0.31654981425941309,
                "hellinger": 0.18476403014954948,
            ]),
        GoldenBiasCorrections(
            name: "all alike",
            first: [3, 2, 1, 6, 4, 2, 2],
            second: [3, 2, 1, 6, 4, 2, 2],
            millerMadow: [
                "kullbackLeibler": -0.16875, "reverseKullbackLeibler": -0.16875, "jensenShannon": -0.075,
                "hellinger": -0.075,
            ],
            jackknife: [
                "kullbackLeibler": -0.24671011245313611, "reverseKullbackLeibler": -0.24671011245313611,
                "jensenShannon": -0.11350902954300855, "totalVariation": -1.63, "hellinger": -0.1284884107184411,
            ],
            chaoShen: [
                "kullbackLeibler": 0.0, "reverseKullbackLeibler": 0.0, "jensenShannon": 0.0, "totalVariation": 0.0,
                "hellinger": 0.0,
            ],
            deconvolved: [
                "kullbackLeibler": -0.17994805800639879, "reverseKullbackLeibler": -0.17994805800639885,
                "jensenShannon": -0.085592652843407641, "totalVariation": -0.24240653786734795,
                "hellinger": -0.10811206412274102,
            ]),
    ]
}

/// The delete-a-fold jackknife of the first side.
enum GoldenFoldJackknife {
    static let folds: [[UInt64]] = [
        [0, 2, 5, 4, 5, 0, 2, 2, 4, 5, 5, 2], [3, 2, 5, 5, 2, 2, 5, 1, 4, 0, 3, 4],
        [2, 2, 5, 2, 3, 2, 4, 5, 5, 2, 2, 2], [5, 2, 5, 3, 2, 1, 5, 3, 2, 2, 4, 1],
        [4, 1, 1, 2, 3, 2, 5, 0, 5, 5, 5, 3],
    ]
    static let other: [UInt64] = [6, 19, 17, 14, 10, 18, 9, 1, 7, 6, 19, 15]
    static let variance: [String: Double] = [
        "kullbackLeibler": 0.00043324696948243984, "reverseKullbackLeibler": 0.00029051053916060282,
        "jensenShannon": 7.8304691063244301e-5, "totalVariation": 0.00079677481831645898,
        "hellinger": 9.1479573831224134e-5,
    ]
    static let bias: [String: Double] = [
        "kullbackLeibler": 0.011389488952175943, "reverseKullbackLeibler": 0.0094964325428536951,
        "jensenShannon": 0.004825729582702207, "totalVariation": 0.016205079440548358,
        "hellinger": 0.0052093711817219299,
    ]
}
