// Made by Scripts/golden/divergence_measures.py; do not edit.

/// Values of every measure from an independent implementation.
struct GoldenMeasures: Sendable {
    var name: String
    var first: [UInt64]
    var second: [UInt64]
    var plugIn: [String: Double]
    var null: [String: Double]

    static let all: [GoldenMeasures] = [
        GoldenMeasures(
            name: "random small",
            first: [3, 4, 0, 4, 2, 2, 3, 1, 4, 0, 1, 1, 2, 2, 0, 0, 0, 0, 0, 4, 0, 3, 3, 1, 1, 2, 1, 4, 0, 4],
            second: [3, 4, 0, 1, 3, 2, 3, 3, 3, 0, 4, 2, 4, 1, 1, 4, 0, 0, 1, 3, 0, 4, 1, 1, 2, 4, 4, 4, 1, 0],
            plugIn: [
                "kullbackLeibler": 2.1310610202325752e-1, "reverseKullbackLeibler": 2.4775700437025347e-1,
                "jensenShannon": 1.1024457009570162e-1, "jensenShannonDistance": 3.3203097761459188e-1,
                "totalVariation": 3.1807081807081807e-1, "hellinger": 3.7458275861336097e-1,
                "outOfVocabularyRate": 1.1111111111111111e-1, "typeCoverage": 8.3333333333333333e-1,
                "tokenCoverage": 8.8888888888888889e-1,
            ],
            null: [
                "kullbackLeibler": 2.4907919628359548e-1, "reverseKullbackLeibler": 2.8951746794700851e-1,
                "jensenShannon": 1.2797510934700678e-1, "jensenShannonDistance": 3.5773608896364759e-1,
                "totalVariation": 3.6831249933976366e-1, "hellinger": 3.990321480495049e-1,
                "outOfVocabularyRate": 1.1548504250887276e-1, "typeCoverage": 8.6070377934180615e-1,
                "tokenCoverage": 8.8451495749112724e-1,
            ]),
        GoldenMeasures(
            name: "random large",
            first: [
                778143, 707495, 770977, 1200, 37860, 503364, 335155, 436667, 931303, 203253, 527980, 324943, 294967,
                806215, 153219, 316452, 118787, 149039, 281014, 698512, 579545, 448544, 169548, 798939, 799786,
            ],
            second: [
                235517, 59705, 319785, 146005, 799879, 519550, 507068, 290561, 506385, 967459, 236194, 768065, 14537,
                313805, 933223, 871263, 85826, 843039, 844926, 453279, 367881, 980381, 951023, 677219, 399425,
            ],
            plugIn: [
                "kullbackLeibler": 2.7243564306033282e-1, "reverseKullbackLeibler": 3.05823879901529e-1,
                "jensenShannon": 1.3260529364166899e-1, "jensenShannonDistance": 3.6415009768180619e-1,
                "totalVariation": 4.4121588287561717e-1, "hellinger": 3.7601827445939748e-1, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ],
            null: [
                "kullbackLeibler": 1.0614621954883957e-6, "reverseKullbackLeibler": 1.1795396101346468e-6,
                "jensenShannon": 4.9765461818981998e-7, "jensenShannonDistance": 7.054463963972174e-4,
                "totalVariation": 7.7687885450931572e-4, "hellinger": 7.0544652278925975e-4, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ]),
        GoldenMeasures(
            name: "Zipf of unequal sizes",
            first: [
                4221, 2165, 1458, 1117, 869, 693, 601, 523, 430, 409, 402, 369, 350, 304, 252, 252, 236, 234, 207, 225,
                221, 202, 170, 180, 175, 165, 137, 163, 144, 147, 139, 137, 137, 123, 142, 123, 127, 128, 110, 107, 111,
                111, 82, 103, 99, 90, 86, 110, 93, 82, 74, 74, 84, 72, 81, 81, 71, 64, 67, 71,
            ],
            second: [
                71, 42, 16, 1, 8, 9, 9, 9, 14, 10, 4, 6, 8, 2, 6, 3, 5, 2, 4, 3, 1, 4, 4, 2, 2, 5, 2, 4, 2, 1, 1, 0, 1,
                1, 0, 2, 2, 0, 1, 4, 0, 1, 4, 0, 1, 3, 0, 0, 4, 2, 1, 1, 1, 3, 3, 0, 1, 0, 2, 2,
            ],
            plugIn: [
                "kullbackLeibler": 1.7273252322426064e-1, "reverseKullbackLeibler": 4.0184000140642086e-2,
                "jensenShannon": 5.0313987487634473e-2, "jensenShannonDistance": 2.2430779631487282e-1,
                "totalVariation": 2.0048333333333333e-1, "hellinger": 2.4448990224423732e-1, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ],
            null: [
                "kullbackLeibler": 1.0925076619383855e-1, "reverseKullbackLeibler": 2.560704661043257e-2,
                "jensenShannon": 3.0991356779499797e-2, "jensenShannonDistance": 1.7604362180862957e-1,
                "totalVariation": 1.4824767228211058e-1, "hellinger": 1.9407472616828005e-1, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ]),
        GoldenMeasures(
            name: "Zipf of equal sizes",
            first: [
                23451, 11657, 7817, 5854, 4667, 3853, 3446, 2926, 2582, 2331, 2152, 1808, 1749, 1651, 1534, 1465, 1363,
                1267, 1290, 1221, 1145, 1056, 977, 945, 935, 852, 865, 893, 797, 745, 760, 766, 751, 688, 669, 677, 650,
                575, 571, 599,
            ],
            second: [
                23352, 11659, 7919, 5896, 4657, 3871, 3481, 2934, 2565, 2299, 2130, 1912, 1816, 1679, 1586, 1402, 1395,
                1261, 1210, 1163, 1138, 1073, 1068, 948, 922, 859, 851, 865, 790, 787, 748, 745, 674, 699, 620, 607,
                638, 633, 588, 560,
            ],
            plugIn: [
                "kullbackLeibler": 1.8851451552963255e-4, "reverseKullbackLeibler": 1.8851429495583772e-4,
                "jensenShannon": 8.3789442161246461e-5, "jensenShannonDistance": 9.1536573106735026e-3,
                "totalVariation": 7.36e-3, "hellinger": 9.1542321508646907e-3, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ],
            null: [
                "kullbackLeibler": 2.1941244786285356e-4, "reverseKullbackLeibler": 2.1941244786285356e-4,
                "jensenShannon": 9.752203507820034e-5, "jensenShannonDistance": 9.8753245555880511e-3,
                "totalVariation": 9.4709117929504451e-3, "hellinger": 9.8758705061882258e-3, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ]),
        GoldenMeasures(
            name: "geometric tails",
            first: [
                1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072, 262144,
                524288,
            ],
            second: [
                524288, 262144, 131072, 65536, 32768, 16384, 8192, 4096, 2048, 1024, 512, 256, 128, 64, 32, 16, 8, 4, 2,
                1,
            ],
            plugIn: [
                "kullbackLeibler": 1.3808925834721407, "reverseKullbackLeibler": 1.3808925834721407,
                "jensenShannon": 6.90033586582786e-1, "jensenShannonDistance": 8.3068260279289947e-1,
                "totalVariation": 9.9804878048780488e-1, "hellinger": 9.9307064577956765e-1, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ],
            null: [
                "kullbackLeibler": 1.0193034156459389e-5, "reverseKullbackLeibler": 1.0193034156459389e-5,
                "jensenShannon": 4.5303301246843801e-6, "jensenShannonDistance": 2.1284572170199663e-3,
                "totalVariation": 1.718572472641745e-3, "hellinger": 2.1285007795196813e-3, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ]),
        GoldenMeasures(
            name: "one token apart at 10^13",
            first: [5_000_000_000_000, 5_000_000_000_000],
            second: [5_000_000_000_001, 4_999_999_999_999],
            plugIn: [
                "kullbackLeibler": 1.125e-26, "reverseKullbackLeibler": 1.125e-26, "jensenShannon": 5.0e-27,
                "jensenShannonDistance": 7.0710678118654752e-14, "totalVariation": 1.0e-13,
                "hellinger": 7.0710678118654752e-14, "outOfVocabularyRate": 0.0, "typeCoverage": 1.0,
                "tokenCoverage": 1.0,
            ],
            null: [:]),
        GoldenMeasures(
            name: "one token against 10^13",
            first: [9_999_999_999_999, 1, 0],
            second: [0, 1, 2],
            plugIn: [
                "kullbackLeibler": 2.9161937004591993e+1, "reverseKullbackLeibler": 6.9314718055736181e-1,
                "jensenShannon": 6.9314718055845356e-1, "jensenShannonDistance": 8.3255461115680187e-1,
                "totalVariation": 9.999999999999e-1, "hellinger": 9.9999990871290292e-1,
                "outOfVocabularyRate": 6.6666666666666667e-1, "typeCoverage": 5.0e-1,
                "tokenCoverage": 3.3333333333333333e-1,
            ],
            null: [:]),
        GoldenMeasures(
            name: "nearly equal shares",
            first: [1_000_000_007, 999_999_993, 3],
            second: [3_000_000_020, 2_999_999_980, 9],
            plugIn: [
                "kullbackLeibler": 2.1701388856336807e-20, "reverseKullbackLeibler": 4.2534722158420141e-20,
                "jensenShannon": 1.3888888868055556e-20, "jensenShannonDistance": 1.1785113010936958e-10,
                "totalVariation": 1.6666666641666667e-10, "hellinger": 1.1785113010936958e-10,
                "outOfVocabularyRate": 0.0, "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ],
            null: [:]),
        GoldenMeasures(
            name: "one type",
            first: [7],
            second: [900],
            plugIn: [
                "kullbackLeibler": 0.0, "reverseKullbackLeibler": 0.0, "jensenShannon": 0.0,
                "jensenShannonDistance": 0.0, "totalVariation": 0.0, "hellinger": 0.0, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ],
            null: [
                "kullbackLeibler": 0.0, "reverseKullbackLeibler": 0.0, "jensenShannon": 0.0,
                "jensenShannonDistance": 0.0, "totalVariation": 0.0, "hellinger": 0.0, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ]),
        GoldenMeasures(
            name: "disjoint",
            first: [3, 4, 0, 0],
            second: [0, 0, 1, 5],
            plugIn: [
                "kullbackLeibler": 1.466337068793427, "reverseKullbackLeibler": 1.3121863889661687,
                "jensenShannon": 6.9314718055994531e-1, "jensenShannonDistance": 8.3255461115769776e-1,
                "totalVariation": 1.0, "hellinger": 1.0, "outOfVocabularyRate": 1.0, "typeCoverage": 0.0,
                "tokenCoverage": 0.0,
            ],
            null: [
                "kullbackLeibler": 3.4537340675425397e-1, "reverseKullbackLeibler": 3.0574711911675099e-1,
                "jensenShannon": 1.5679478751448235e-1, "jensenShannonDistance": 3.9597321565288017e-1,
                "totalVariation": 4.0326340326340326e-1, "hellinger": 4.5155380914657924e-1,
                "outOfVocabularyRate": 1.2975912975912976e-1, "typeCoverage": 8.2983268066927732e-1,
                "tokenCoverage": 8.7024087024087024e-1,
            ]),
        GoldenMeasures(
            name: "identical",
            first: [1, 20, 300],
            second: [1, 20, 300],
            plugIn: [
                "kullbackLeibler": 0.0, "reverseKullbackLeibler": 0.0, "jensenShannon": 0.0,
                "jensenShannonDistance": 0.0, "totalVariation": 0.0, "hellinger": 0.0, "outOfVocabularyRate": 0.0,
                "typeCoverage": 1.0, "tokenCoverage": 1.0,
            ],
            null: [
                "kullbackLeibler": 3.9313159617123012e-3, "reverseKullbackLeibler": 3.9313159617123012e-3,
                "jensenShannon": 1.8693314263679253e-3, "jensenShannonDistance": 4.3235765592480553e-2,
                "totalVariation": 1.6859012514293333e-2, "hellinger": 4.8488808405885002e-2,
                "outOfVocabularyRate": 1.5552023950427133e-3, "typeCoverage": 9.0924560408384908e-1,
                "tokenCoverage": 9.9844479760495729e-1,
            ]),
        GoldenMeasures(
            name: "a singleton on each side",
            first: [1, 0],
            second: [0, 1],
            plugIn: [
                "kullbackLeibler": 1.3862943611198906, "reverseKullbackLeibler": 1.3862943611198906,
                "jensenShannon": 6.9314718055994531e-1, "jensenShannonDistance": 8.3255461115769776e-1,
                "totalVariation": 1.0, "hellinger": 1.0, "outOfVocabularyRate": 1.0, "typeCoverage": 0.0,
                "tokenCoverage": 0.0,
            ],
            null: [
                "kullbackLeibler": 1.3862943611198906, "reverseKullbackLeibler": 1.3862943611198906,
                "jensenShannon": 6.9314718055994531e-1, "jensenShannonDistance": 8.3255461115769776e-1,
                "totalVariation": 1.0, "hellinger": 1.0, "outOfVocabularyRate": 1.0, "typeCoverage": 0.0,
                "tokenCoverage": 0.0,
            ]),
    ]
}
