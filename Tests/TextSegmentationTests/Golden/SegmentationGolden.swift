// Made by Scripts/golden/segmentation.py with unicodedata 14.0.0 and regex 2026.5.9; do not edit.
// Command: python3 Scripts/golden/segmentation.py --ucd /usr/share/unicode

// swift-format-ignore-file

/// What Python says about the sentences and code points of the script.
enum SegmentationGolden {
    struct Sentence: Sendable {
        var text: String
        var words: [String]
        var wordpunct: [String]
        var lowercase: String
        var nfc: String
        var nfkc: String
    }

    struct Block: Sendable {
        var first: UInt32
        var kinds: UInt64
        var lowercase: UInt64
        var nfc: UInt64
        var nfkc: UInt64
    }

    struct Mixture: Sendable {
        var lowercase: UInt64
        var nfc: UInt64
        var nfkc: UInt64
        var lowercaseNFKC: UInt64
    }

    /// Scalars of Unicode 15.0 that the Python of the digests does not know.
    static let added: [ClosedRange<UInt32>] = [
        0xCF3...0xCF3,
        0xECE...0xECE,
        0x10EFD...0x10EFF,
        0x1123F...0x11241,
        0x11B00...0x11B09,
        0x11F00...0x11F10,
        0x11F12...0x11F3A,
        0x11F3E...0x11F59,
        0x1342F...0x1342F,
        0x13439...0x1343F,
        0x13440...0x13455,
        0x1B132...0x1B132,
        0x1B155...0x1B155,
        0x1D2C0...0x1D2D3,
        0x1DF25...0x1DF2A,
        0x1E030...0x1E06D,
        0x1E08F...0x1E08F,
        0x1E4D0...0x1E4F9,
        0x1F6DC...0x1F6DC,
        0x1F774...0x1F776,
        0x1F77B...0x1F77F,
        0x1F7D9...0x1F7D9,
        0x1FA75...0x1FA77,
        0x1FA87...0x1FA88,
        0x1FAAD...0x1FAAF,
        0x1FABB...0x1FABD,
        0x1FABF...0x1FABF,
        0x1FACE...0x1FACF,
        0x1FADA...0x1FADB,
        0x1FAE8...0x1FAE8,
        0x1FAF7...0x1FAF8,
        0x2B739...0x2B739,
        0x31350...0x323AF,
    ]

    static let sentences: [Sentence] = [
        Sentence(
            text: "The well-known reader can't see 3.14 or 1,024.5 items, e.g. at 12:30 or http://example.org/a_b?c=d&e=f#g!",
            words: ["The", "well", "known", "reader", "can't", "see", "3.14", "or", "1,024.5", "items", "e.g", "at", "12", "30", "or", "http", "example.org", "a_b", "c", "d", "e", "f", "g"],
            wordpunct: ["The", "well", "-", "known", "reader", "can", "'", "t", "see", "3", ".", "14", "or", "1", ",", "024", ".", "5", "items", ",", "e", ".", "g", ".", "at", "12", ":", "30", "or", "http", "://", "example", ".", "org", "/", "a_b", "?", "c", "=", "d", "&", "e", "=", "f", "#", "g", "!"],
            lowercase: "the well-known reader can't see 3.14 or 1,024.5 items, e.g. at 12:30 or http://example.org/a_b?c=d&e=f#g!",
            nfc: "The well-known reader can't see 3.14 or 1,024.5 items, e.g. at 12:30 or http://example.org/a_b?c=d&e=f#g!",
            nfkc: "The well-known reader can't see 3.14 or 1,024.5 items, e.g. at 12:30 or http://example.org/a_b?c=d&e=f#g!"),
        Sentence(
            text: "snake_case __init__ _ x_1 a._b a.b. 1.a a.1 1'2 'quoted' rock'n'roll e-mail: someone@example.org; a:b 1:2 1;2 a;b",
            words: ["snake_case", "__init__", "x_1", "a", "_b", "a.b", "1", "a", "a", "1", "1'2", "quoted", "rock'n'roll", "e", "mail", "someone", "example.org", "a:b", "1", "2", "1;2", "a", "b"],
            wordpunct: ["snake_case", "__init__", "_", "x_1", "a", ".", "_b", "a", ".", "b", ".", "1", ".", "a", "a", ".", "1", "1", "'", "2", "'", "quoted", "'", "rock", "'", "n", "'", "roll", "e", "-", "mail", ":", "someone", "@", "example", ".", "org", ";", "a", ":", "b", "1", ":", "2", "1", ";", "2", "a", ";", "b"],
            lowercase: "snake_case __init__ _ x_1 a._b a.b. 1.a a.1 1'2 'quoted' rock'n'roll e-mail: someone@example.org; a:b 1:2 1;2 a;b",
            nfc: "snake_case __init__ _ x_1 a._b a.b. 1.a a.1 1'2 'quoted' rock'n'roll e-mail: someone@example.org; a:b 1:2 1;2 a;b",
            nfkc: "snake_case __init__ _ x_1 a._b a.b. 1.a a.1 1'2 'quoted' rock'n'roll e-mail: someone@example.org; a:b 1:2 1;2 a;b"),
        Sentence(
            text: "Die Stra\u{DF}enbahn f\u{E4}hrt um 7.45 Uhr \u{2013} p\u{FC}nktlich \u{2013} \u{FC}ber die Br\u{FC}cke; \u{201E}Guten Tag\u{201C}, sagte Frau M\u{FC}ller-L\u{FC}denscheidt.",
            words: ["Die", "Stra\u{DF}enbahn", "f\u{E4}hrt", "um", "7.45", "Uhr", "p\u{FC}nktlich", "\u{FC}ber", "die", "Br\u{FC}cke", "Guten", "Tag", "sagte", "Frau", "M\u{FC}ller", "L\u{FC}denscheidt"],
            wordpunct: ["Die", "Stra\u{DF}enbahn", "f\u{E4}hrt", "um", "7", ".", "45", "Uhr", "\u{2013}", "p\u{FC}nktlich", "\u{2013}", "\u{FC}ber", "die", "Br\u{FC}cke", ";", "\u{201E}", "Guten", "Tag", "\u{201C},", "sagte", "Frau", "M\u{FC}ller", "-", "L\u{FC}denscheidt", "."],
            lowercase: "die stra\u{DF}enbahn f\u{E4}hrt um 7.45 uhr \u{2013} p\u{FC}nktlich \u{2013} \u{FC}ber die br\u{FC}cke; \u{201E}guten tag\u{201C}, sagte frau m\u{FC}ller-l\u{FC}denscheidt.",
            nfc: "Die Stra\u{DF}enbahn f\u{E4}hrt um 7.45 Uhr \u{2013} p\u{FC}nktlich \u{2013} \u{FC}ber die Br\u{FC}cke; \u{201E}Guten Tag\u{201C}, sagte Frau M\u{FC}ller-L\u{FC}denscheidt.",
            nfkc: "Die Stra\u{DF}enbahn f\u{E4}hrt um 7.45 Uhr \u{2013} p\u{FC}nktlich \u{2013} \u{FC}ber die Br\u{FC}cke; \u{201E}Guten Tag\u{201C}, sagte Frau M\u{FC}ller-L\u{FC}denscheidt."),
        Sentence(
            text: "L\u{2019}\u{E9}t\u{E9} dernier, l'\u{E9}l\u{E8}ve n'a pas trouv\u{E9} d\u{2019}\u{153}uvres \u{E0} 12,50 \u{20AC} \u{AB} tr\u{E8}s ch\u{E8}res \u{BB} \u{2026} voil\u{E0} !",
            words: ["L\u{2019}\u{E9}t\u{E9}", "dernier", "l'\u{E9}l\u{E8}ve", "n'a", "pas", "trouv\u{E9}", "d\u{2019}\u{153}uvres", "\u{E0}", "12,50", "tr\u{E8}s", "ch\u{E8}res", "voil\u{E0}"],
            wordpunct: ["L", "\u{2019}", "\u{E9}t\u{E9}", "dernier", ",", "l", "'", "\u{E9}l\u{E8}ve", "n", "'", "a", "pas", "trouv\u{E9}", "d", "\u{2019}", "\u{153}uvres", "\u{E0}", "12", ",", "50", "\u{20AC}", "\u{AB}", "tr\u{E8}s", "ch\u{E8}res", "\u{BB}", "\u{2026}", "voil\u{E0}", "!"],
            lowercase: "l\u{2019}\u{E9}t\u{E9} dernier, l'\u{E9}l\u{E8}ve n'a pas trouv\u{E9} d\u{2019}\u{153}uvres \u{E0} 12,50 \u{20AC} \u{AB} tr\u{E8}s ch\u{E8}res \u{BB} \u{2026} voil\u{E0} !",
            nfc: "L\u{2019}\u{E9}t\u{E9} dernier, l'\u{E9}l\u{E8}ve n'a pas trouv\u{E9} d\u{2019}\u{153}uvres \u{E0} 12,50 \u{20AC} \u{AB} tr\u{E8}s ch\u{E8}res \u{BB} \u{2026} voil\u{E0} !",
            nfkc: "L\u{2019}\u{E9}t\u{E9} dernier, l'\u{E9}l\u{E8}ve n'a pas trouv\u{E9} d\u{2019}\u{153}uvres \u{E0} 12,50 \u{20AC} \u{AB} tr\u{E8}s ch\u{E8}res \u{BB} ... voil\u{E0} !"),
        Sentence(
            text: "\u{162}ara \u{15F}i ora\u{15F}ul: \u{21A}ara \u{219}i ora\u{219}ul, f\u{E2}nt\u{E2}n\u{103}, \u{EE}n\u{21B}elepciune; \u{201E}c\u{E2}ine\u{201D}, s-a \u{EE}nt\u{E2}mplat \u{EE}ntr-o zi de joi.",
            words: ["\u{162}ara", "\u{15F}i", "ora\u{15F}ul", "\u{21A}ara", "\u{219}i", "ora\u{219}ul", "f\u{E2}nt\u{E2}n\u{103}", "\u{EE}n\u{21B}elepciune", "c\u{E2}ine", "s", "a", "\u{EE}nt\u{E2}mplat", "\u{EE}ntr", "o", "zi", "de", "joi"],
            wordpunct: ["\u{162}ara", "\u{15F}i", "ora\u{15F}ul", ":", "\u{21A}ara", "\u{219}i", "ora\u{219}ul", ",", "f\u{E2}nt\u{E2}n\u{103}", ",", "\u{EE}n\u{21B}elepciune", ";", "\u{201E}", "c\u{E2}ine", "\u{201D},", "s", "-", "a", "\u{EE}nt\u{E2}mplat", "\u{EE}ntr", "-", "o", "zi", "de", "joi", "."],
            lowercase: "\u{163}ara \u{15F}i ora\u{15F}ul: \u{21B}ara \u{219}i ora\u{219}ul, f\u{E2}nt\u{E2}n\u{103}, \u{EE}n\u{21B}elepciune; \u{201E}c\u{E2}ine\u{201D}, s-a \u{EE}nt\u{E2}mplat \u{EE}ntr-o zi de joi.",
            nfc: "\u{162}ara \u{15F}i ora\u{15F}ul: \u{21A}ara \u{219}i ora\u{219}ul, f\u{E2}nt\u{E2}n\u{103}, \u{EE}n\u{21B}elepciune; \u{201E}c\u{E2}ine\u{201D}, s-a \u{EE}nt\u{E2}mplat \u{EE}ntr-o zi de joi.",
            nfkc: "\u{162}ara \u{15F}i ora\u{15F}ul: \u{21A}ara \u{219}i ora\u{219}ul, f\u{E2}nt\u{E2}n\u{103}, \u{EE}n\u{21B}elepciune; \u{201E}c\u{E2}ine\u{201D}, s-a \u{EE}nt\u{E2}mplat \u{EE}ntr-o zi de joi."),
        Sentence(
            text: "\u{401}\u{43B}\u{43A}\u{430} \u{441}\u{442}\u{43E}\u{438}\u{442} \u{432} \u{443}\u{433}\u{43B}\u{443}, \u{430} \u{43A}\u{43E}\u{442} \u{441}\u{43F}\u{438}\u{442}. \u{426}\u{435}\u{43D}\u{430}: 1 234,56 \u{440}\u{443}\u{431}. (\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}\u{43D}\u{43E}) \u{2014} \u{447}\u{442}\u{43E}-\u{43D}\u{438}\u{431}\u{443}\u{434}\u{44C} \u{435}\u{449}\u{451}?",
            words: ["\u{401}\u{43B}\u{43A}\u{430}", "\u{441}\u{442}\u{43E}\u{438}\u{442}", "\u{432}", "\u{443}\u{433}\u{43B}\u{443}", "\u{430}", "\u{43A}\u{43E}\u{442}", "\u{441}\u{43F}\u{438}\u{442}", "\u{426}\u{435}\u{43D}\u{430}", "1", "234,56", "\u{440}\u{443}\u{431}", "\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}\u{43D}\u{43E}", "\u{447}\u{442}\u{43E}", "\u{43D}\u{438}\u{431}\u{443}\u{434}\u{44C}", "\u{435}\u{449}\u{451}"],
            wordpunct: ["\u{401}\u{43B}\u{43A}\u{430}", "\u{441}\u{442}\u{43E}\u{438}\u{442}", "\u{432}", "\u{443}\u{433}\u{43B}\u{443}", ",", "\u{430}", "\u{43A}\u{43E}\u{442}", "\u{441}\u{43F}\u{438}\u{442}", ".", "\u{426}\u{435}\u{43D}\u{430}", ":", "1", "234", ",", "56", "\u{440}\u{443}\u{431}", ".", "(", "\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}\u{43D}\u{43E}", ")", "\u{2014}", "\u{447}\u{442}\u{43E}", "-", "\u{43D}\u{438}\u{431}\u{443}\u{434}\u{44C}", "\u{435}\u{449}\u{451}", "?"],
            lowercase: "\u{451}\u{43B}\u{43A}\u{430} \u{441}\u{442}\u{43E}\u{438}\u{442} \u{432} \u{443}\u{433}\u{43B}\u{443}, \u{430} \u{43A}\u{43E}\u{442} \u{441}\u{43F}\u{438}\u{442}. \u{446}\u{435}\u{43D}\u{430}: 1 234,56 \u{440}\u{443}\u{431}. (\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}\u{43D}\u{43E}) \u{2014} \u{447}\u{442}\u{43E}-\u{43D}\u{438}\u{431}\u{443}\u{434}\u{44C} \u{435}\u{449}\u{451}?",
            nfc: "\u{401}\u{43B}\u{43A}\u{430} \u{441}\u{442}\u{43E}\u{438}\u{442} \u{432} \u{443}\u{433}\u{43B}\u{443}, \u{430} \u{43A}\u{43E}\u{442} \u{441}\u{43F}\u{438}\u{442}. \u{426}\u{435}\u{43D}\u{430}: 1 234,56 \u{440}\u{443}\u{431}. (\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}\u{43D}\u{43E}) \u{2014} \u{447}\u{442}\u{43E}-\u{43D}\u{438}\u{431}\u{443}\u{434}\u{44C} \u{435}\u{449}\u{451}?",
            nfkc: "\u{401}\u{43B}\u{43A}\u{430} \u{441}\u{442}\u{43E}\u{438}\u{442} \u{432} \u{443}\u{433}\u{43B}\u{443}, \u{430} \u{43A}\u{43E}\u{442} \u{441}\u{43F}\u{438}\u{442}. \u{426}\u{435}\u{43D}\u{430}: 1 234,56 \u{440}\u{443}\u{431}. (\u{43F}\u{440}\u{438}\u{43C}\u{435}\u{440}\u{43D}\u{43E}) \u{2014} \u{447}\u{442}\u{43E}-\u{43D}\u{438}\u{431}\u{443}\u{434}\u{44C} \u{435}\u{449}\u{451}?"),
        Sentence(
            text: "\u{6211}\u{4EEC}\u{5728}\u{56FE}\u{4E66}\u{9986}\u{91CC}\u{8BFB}\u{4E86}3\u{672C}\u{4E66}\u{FF0C}\u{4ED6}\u{8BF4}\u{FF1A}\u{201C}\u{5F88}\u{597D}\u{FF01}\u{201D}",
            words: ["\u{6211}", "\u{4EEC}", "\u{5728}", "\u{56FE}", "\u{4E66}", "\u{9986}", "\u{91CC}", "\u{8BFB}", "\u{4E86}", "3", "\u{672C}", "\u{4E66}", "\u{4ED6}", "\u{8BF4}", "\u{5F88}", "\u{597D}"],
            wordpunct: ["\u{6211}\u{4EEC}\u{5728}\u{56FE}\u{4E66}\u{9986}\u{91CC}\u{8BFB}\u{4E86}3\u{672C}\u{4E66}", "\u{FF0C}", "\u{4ED6}\u{8BF4}", "\u{FF1A}\u{201C}", "\u{5F88}\u{597D}", "\u{FF01}\u{201D}"],
            lowercase: "\u{6211}\u{4EEC}\u{5728}\u{56FE}\u{4E66}\u{9986}\u{91CC}\u{8BFB}\u{4E86}3\u{672C}\u{4E66}\u{FF0C}\u{4ED6}\u{8BF4}\u{FF1A}\u{201C}\u{5F88}\u{597D}\u{FF01}\u{201D}",
            nfc: "\u{6211}\u{4EEC}\u{5728}\u{56FE}\u{4E66}\u{9986}\u{91CC}\u{8BFB}\u{4E86}3\u{672C}\u{4E66}\u{FF0C}\u{4ED6}\u{8BF4}\u{FF1A}\u{201C}\u{5F88}\u{597D}\u{FF01}\u{201D}",
            nfkc: "\u{6211}\u{4EEC}\u{5728}\u{56FE}\u{4E66}\u{9986}\u{91CC}\u{8BFB}\u{4E86}3\u{672C}\u{4E66},\u{4ED6}\u{8BF4}:\u{201C}\u{5F88}\u{597D}!\u{201D}"),
        Sentence(
            text: "\u{6771}\u{4EAC}\u{30BF}\u{30EF}\u{30FC}\u{306F}333\u{30E1}\u{30FC}\u{30C8}\u{30EB}\u{3067}\u{3059}\u{3002}\u{30AB}\u{30BF}\u{30AB}\u{30CA}\u{3068}\u{3072}\u{3089}\u{304C}\u{306A}\u{3001}\u{30B9}\u{30FC}\u{30D1}\u{30FC}\u{30DE}\u{30FC}\u{30B1}\u{30C3}\u{30C8}\u{30FB}\u{FF76}\u{FF85}\u{3002}",
            words: ["\u{6771}", "\u{4EAC}", "\u{30BF}\u{30EF}\u{30FC}", "\u{306F}", "333", "\u{30E1}\u{30FC}\u{30C8}\u{30EB}", "\u{3067}", "\u{3059}", "\u{30AB}\u{30BF}\u{30AB}\u{30CA}", "\u{3068}", "\u{3072}", "\u{3089}", "\u{304C}", "\u{306A}", "\u{30B9}\u{30FC}\u{30D1}\u{30FC}\u{30DE}\u{30FC}\u{30B1}\u{30C3}\u{30C8}", "\u{FF76}\u{FF85}"],
            wordpunct: ["\u{6771}\u{4EAC}\u{30BF}\u{30EF}\u{30FC}\u{306F}333\u{30E1}\u{30FC}\u{30C8}\u{30EB}\u{3067}\u{3059}", "\u{3002}", "\u{30AB}\u{30BF}\u{30AB}\u{30CA}\u{3068}\u{3072}\u{3089}\u{304C}\u{306A}", "\u{3001}", "\u{30B9}\u{30FC}\u{30D1}\u{30FC}\u{30DE}\u{30FC}\u{30B1}\u{30C3}\u{30C8}", "\u{30FB}", "\u{FF76}\u{FF85}", "\u{3002}"],
            lowercase: "\u{6771}\u{4EAC}\u{30BF}\u{30EF}\u{30FC}\u{306F}333\u{30E1}\u{30FC}\u{30C8}\u{30EB}\u{3067}\u{3059}\u{3002}\u{30AB}\u{30BF}\u{30AB}\u{30CA}\u{3068}\u{3072}\u{3089}\u{304C}\u{306A}\u{3001}\u{30B9}\u{30FC}\u{30D1}\u{30FC}\u{30DE}\u{30FC}\u{30B1}\u{30C3}\u{30C8}\u{30FB}\u{FF76}\u{FF85}\u{3002}",
            nfc: "\u{6771}\u{4EAC}\u{30BF}\u{30EF}\u{30FC}\u{306F}333\u{30E1}\u{30FC}\u{30C8}\u{30EB}\u{3067}\u{3059}\u{3002}\u{30AB}\u{30BF}\u{30AB}\u{30CA}\u{3068}\u{3072}\u{3089}\u{304C}\u{306A}\u{3001}\u{30B9}\u{30FC}\u{30D1}\u{30FC}\u{30DE}\u{30FC}\u{30B1}\u{30C3}\u{30C8}\u{30FB}\u{FF76}\u{FF85}\u{3002}",
            nfkc: "\u{6771}\u{4EAC}\u{30BF}\u{30EF}\u{30FC}\u{306F}333\u{30E1}\u{30FC}\u{30C8}\u{30EB}\u{3067}\u{3059}\u{3002}\u{30AB}\u{30BF}\u{30AB}\u{30CA}\u{3068}\u{3072}\u{3089}\u{304C}\u{306A}\u{3001}\u{30B9}\u{30FC}\u{30D1}\u{30FC}\u{30DE}\u{30FC}\u{30B1}\u{30C3}\u{30C8}\u{30FB}\u{30AB}\u{30CA}\u{3002}"),
        Sentence(
            text: "\u{ADF8}\u{B294} \u{C624}\u{B298} \u{C544}\u{CE68}\u{C5D0} \u{CEE4}\u{D53C}\u{B97C} \u{B450} \u{C794} \u{B9C8}\u{C168}\u{B2E4}. \u{C815}\u{B9D0}\u{C774}\u{C57C}?",
            words: ["\u{ADF8}\u{B294}", "\u{C624}\u{B298}", "\u{C544}\u{CE68}\u{C5D0}", "\u{CEE4}\u{D53C}\u{B97C}", "\u{B450}", "\u{C794}", "\u{B9C8}\u{C168}\u{B2E4}", "\u{C815}\u{B9D0}\u{C774}\u{C57C}"],
            wordpunct: ["\u{ADF8}\u{B294}", "\u{C624}\u{B298}", "\u{C544}\u{CE68}\u{C5D0}", "\u{CEE4}\u{D53C}\u{B97C}", "\u{B450}", "\u{C794}", "\u{B9C8}\u{C168}\u{B2E4}", ".", "\u{C815}\u{B9D0}\u{C774}\u{C57C}", "?"],
            lowercase: "\u{ADF8}\u{B294} \u{C624}\u{B298} \u{C544}\u{CE68}\u{C5D0} \u{CEE4}\u{D53C}\u{B97C} \u{B450} \u{C794} \u{B9C8}\u{C168}\u{B2E4}. \u{C815}\u{B9D0}\u{C774}\u{C57C}?",
            nfc: "\u{ADF8}\u{B294} \u{C624}\u{B298} \u{C544}\u{CE68}\u{C5D0} \u{CEE4}\u{D53C}\u{B97C} \u{B450} \u{C794} \u{B9C8}\u{C168}\u{B2E4}. \u{C815}\u{B9D0}\u{C774}\u{C57C}?",
            nfkc: "\u{ADF8}\u{B294} \u{C624}\u{B298} \u{C544}\u{CE68}\u{C5D0} \u{CEE4}\u{D53C}\u{B97C} \u{B450} \u{C794} \u{B9C8}\u{C168}\u{B2E4}. \u{C815}\u{B9D0}\u{C774}\u{C57C}?"),
        Sentence(
            text: "\u{630}\u{647}\u{628} \u{627}\u{644}\u{648}\u{644}\u{62F}\u{64F} \u{625}\u{644}\u{649} \u{627}\u{644}\u{645}\u{62F}\u{631}\u{633}\u{629}\u{650} \u{641}\u{64A} \u{627}\u{644}\u{633}\u{627}\u{639}\u{629} \u{667}:\u{663}\u{660}\u{60C} \u{648}\u{642}\u{627}\u{644}: \u{AB}\u{645}\u{631}\u{62D}\u{628}\u{64B}\u{627}\u{BB}!",
            words: ["\u{630}\u{647}\u{628}", "\u{627}\u{644}\u{648}\u{644}\u{62F}\u{64F}", "\u{625}\u{644}\u{649}", "\u{627}\u{644}\u{645}\u{62F}\u{631}\u{633}\u{629}\u{650}", "\u{641}\u{64A}", "\u{627}\u{644}\u{633}\u{627}\u{639}\u{629}", "\u{667}", "\u{663}\u{660}", "\u{648}\u{642}\u{627}\u{644}", "\u{645}\u{631}\u{62D}\u{628}\u{64B}\u{627}"],
            wordpunct: ["\u{630}\u{647}\u{628}", "\u{627}\u{644}\u{648}\u{644}\u{62F}", "\u{64F}", "\u{625}\u{644}\u{649}", "\u{627}\u{644}\u{645}\u{62F}\u{631}\u{633}\u{629}", "\u{650}", "\u{641}\u{64A}", "\u{627}\u{644}\u{633}\u{627}\u{639}\u{629}", "\u{667}", ":", "\u{663}\u{660}", "\u{60C}", "\u{648}\u{642}\u{627}\u{644}", ":", "\u{AB}", "\u{645}\u{631}\u{62D}\u{628}", "\u{64B}", "\u{627}", "\u{BB}!"],
            lowercase: "\u{630}\u{647}\u{628} \u{627}\u{644}\u{648}\u{644}\u{62F}\u{64F} \u{625}\u{644}\u{649} \u{627}\u{644}\u{645}\u{62F}\u{631}\u{633}\u{629}\u{650} \u{641}\u{64A} \u{627}\u{644}\u{633}\u{627}\u{639}\u{629} \u{667}:\u{663}\u{660}\u{60C} \u{648}\u{642}\u{627}\u{644}: \u{AB}\u{645}\u{631}\u{62D}\u{628}\u{64B}\u{627}\u{BB}!",
            nfc: "\u{630}\u{647}\u{628} \u{627}\u{644}\u{648}\u{644}\u{62F}\u{64F} \u{625}\u{644}\u{649} \u{627}\u{644}\u{645}\u{62F}\u{631}\u{633}\u{629}\u{650} \u{641}\u{64A} \u{627}\u{644}\u{633}\u{627}\u{639}\u{629} \u{667}:\u{663}\u{660}\u{60C} \u{648}\u{642}\u{627}\u{644}: \u{AB}\u{645}\u{631}\u{62D}\u{628}\u{64B}\u{627}\u{BB}!",
            nfkc: "\u{630}\u{647}\u{628} \u{627}\u{644}\u{648}\u{644}\u{62F}\u{64F} \u{625}\u{644}\u{649} \u{627}\u{644}\u{645}\u{62F}\u{631}\u{633}\u{629}\u{650} \u{641}\u{64A} \u{627}\u{644}\u{633}\u{627}\u{639}\u{629} \u{667}:\u{663}\u{660}\u{60C} \u{648}\u{642}\u{627}\u{644}: \u{AB}\u{645}\u{631}\u{62D}\u{628}\u{64B}\u{627}\u{BB}!"),
        Sentence(
            text: "\u{5D4}\u{5D9}\u{5DC}\u{5D3} \u{5D0}\u{5DE}\u{5E8}: \"\u{5E9}\u{5DC}\u{5D5}\u{5DD}\" \u{5DC}\u{5E6}\u{5D4}\"\u{5DC} \u{5D5}\u{5DC}\u{5D2}'\u{5D9}\u{5E8}\u{5E4}\u{5D4} \u{5D1}\u{5E9}\u{5E2}\u{5D4} 8:00.",
            words: ["\u{5D4}\u{5D9}\u{5DC}\u{5D3}", "\u{5D0}\u{5DE}\u{5E8}", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "\u{5DC}\u{5E6}\u{5D4}\"\u{5DC}", "\u{5D5}\u{5DC}\u{5D2}'\u{5D9}\u{5E8}\u{5E4}\u{5D4}", "\u{5D1}\u{5E9}\u{5E2}\u{5D4}", "8", "00"],
            wordpunct: ["\u{5D4}\u{5D9}\u{5DC}\u{5D3}", "\u{5D0}\u{5DE}\u{5E8}", ":", "\"", "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "\"", "\u{5DC}\u{5E6}\u{5D4}", "\"", "\u{5DC}", "\u{5D5}\u{5DC}\u{5D2}", "'", "\u{5D9}\u{5E8}\u{5E4}\u{5D4}", "\u{5D1}\u{5E9}\u{5E2}\u{5D4}", "8", ":", "00", "."],
            lowercase: "\u{5D4}\u{5D9}\u{5DC}\u{5D3} \u{5D0}\u{5DE}\u{5E8}: \"\u{5E9}\u{5DC}\u{5D5}\u{5DD}\" \u{5DC}\u{5E6}\u{5D4}\"\u{5DC} \u{5D5}\u{5DC}\u{5D2}'\u{5D9}\u{5E8}\u{5E4}\u{5D4} \u{5D1}\u{5E9}\u{5E2}\u{5D4} 8:00.",
            nfc: "\u{5D4}\u{5D9}\u{5DC}\u{5D3} \u{5D0}\u{5DE}\u{5E8}: \"\u{5E9}\u{5DC}\u{5D5}\u{5DD}\" \u{5DC}\u{5E6}\u{5D4}\"\u{5DC} \u{5D5}\u{5DC}\u{5D2}'\u{5D9}\u{5E8}\u{5E4}\u{5D4} \u{5D1}\u{5E9}\u{5E2}\u{5D4} 8:00.",
            nfkc: "\u{5D4}\u{5D9}\u{5DC}\u{5D3} \u{5D0}\u{5DE}\u{5E8}: \"\u{5E9}\u{5DC}\u{5D5}\u{5DD}\" \u{5DC}\u{5E6}\u{5D4}\"\u{5DC} \u{5D5}\u{5DC}\u{5D2}'\u{5D9}\u{5E8}\u{5E4}\u{5D4} \u{5D1}\u{5E9}\u{5E2}\u{5D4} 8:00."),
        Sentence(
            text: "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940} \u{92E}\u{947}\u{902} \u{932}\u{93F}\u{916}\u{93E} \u{939}\u{941}\u{906} \u{90F}\u{915} \u{935}\u{93E}\u{915}\u{94D}\u{92F}, \u{91C}\u{93F}\u{938}\u{92E}\u{947}\u{902} \u{967}\u{968}\u{969} \u{905}\u{902}\u{915} \u{939}\u{948}\u{902}\u{964}",
            words: ["\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940}", "\u{92E}\u{947}\u{902}", "\u{932}\u{93F}\u{916}\u{93E}", "\u{939}\u{941}\u{906}", "\u{90F}\u{915}", "\u{935}\u{93E}\u{915}\u{94D}\u{92F}", "\u{91C}\u{93F}\u{938}\u{92E}\u{947}\u{902}", "\u{967}\u{968}\u{969}", "\u{905}\u{902}\u{915}", "\u{939}\u{948}\u{902}"],
            wordpunct: ["\u{939}", "\u{93F}", "\u{928}", "\u{94D}", "\u{926}", "\u{940}", "\u{92E}", "\u{947}\u{902}", "\u{932}", "\u{93F}", "\u{916}", "\u{93E}", "\u{939}", "\u{941}", "\u{906}", "\u{90F}\u{915}", "\u{935}", "\u{93E}", "\u{915}", "\u{94D}", "\u{92F}", ",", "\u{91C}", "\u{93F}", "\u{938}\u{92E}", "\u{947}\u{902}", "\u{967}\u{968}\u{969}", "\u{905}", "\u{902}", "\u{915}", "\u{939}", "\u{948}\u{902}\u{964}"],
            lowercase: "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940} \u{92E}\u{947}\u{902} \u{932}\u{93F}\u{916}\u{93E} \u{939}\u{941}\u{906} \u{90F}\u{915} \u{935}\u{93E}\u{915}\u{94D}\u{92F}, \u{91C}\u{93F}\u{938}\u{92E}\u{947}\u{902} \u{967}\u{968}\u{969} \u{905}\u{902}\u{915} \u{939}\u{948}\u{902}\u{964}",
            nfc: "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940} \u{92E}\u{947}\u{902} \u{932}\u{93F}\u{916}\u{93E} \u{939}\u{941}\u{906} \u{90F}\u{915} \u{935}\u{93E}\u{915}\u{94D}\u{92F}, \u{91C}\u{93F}\u{938}\u{92E}\u{947}\u{902} \u{967}\u{968}\u{969} \u{905}\u{902}\u{915} \u{939}\u{948}\u{902}\u{964}",
            nfkc: "\u{939}\u{93F}\u{928}\u{94D}\u{926}\u{940} \u{92E}\u{947}\u{902} \u{932}\u{93F}\u{916}\u{93E} \u{939}\u{941}\u{906} \u{90F}\u{915} \u{935}\u{93E}\u{915}\u{94D}\u{92F}, \u{91C}\u{93F}\u{938}\u{92E}\u{947}\u{902} \u{967}\u{968}\u{969} \u{905}\u{902}\u{915} \u{939}\u{948}\u{902}\u{964}"),
        Sentence(
            text: "\u{E41}\u{E21}\u{E27}\u{E19}\u{E2D}\u{E19}\u{E1A}\u{E19}\u{E42}\u{E15}\u{E4A}\u{E30} 5 \u{E15}\u{E31}\u{E27}",
            words: ["\u{E41}", "\u{E21}", "\u{E27}", "\u{E19}", "\u{E2D}", "\u{E19}", "\u{E1A}", "\u{E19}", "\u{E42}", "\u{E15}\u{E4A}", "\u{E30}", "5", "\u{E15}\u{E31}", "\u{E27}"],
            wordpunct: ["\u{E41}\u{E21}\u{E27}\u{E19}\u{E2D}\u{E19}\u{E1A}\u{E19}\u{E42}\u{E15}", "\u{E4A}", "\u{E30}", "5", "\u{E15}", "\u{E31}", "\u{E27}"],
            lowercase: "\u{E41}\u{E21}\u{E27}\u{E19}\u{E2D}\u{E19}\u{E1A}\u{E19}\u{E42}\u{E15}\u{E4A}\u{E30} 5 \u{E15}\u{E31}\u{E27}",
            nfc: "\u{E41}\u{E21}\u{E27}\u{E19}\u{E2D}\u{E19}\u{E1A}\u{E19}\u{E42}\u{E15}\u{E4A}\u{E30} 5 \u{E15}\u{E31}\u{E27}",
            nfkc: "\u{E41}\u{E21}\u{E27}\u{E19}\u{E2D}\u{E19}\u{E1A}\u{E19}\u{E42}\u{E15}\u{E4A}\u{E30} 5 \u{E15}\u{E31}\u{E27}"),
        Sentence(
            text: "\u{10E5}\u{10D0}\u{10E0}\u{10D7}\u{10E3}\u{10DA}\u{10D8} \u{10D4}\u{10DC}\u{10D0} \u{10D3}\u{10D0} \u{540}\u{561}\u{575}\u{565}\u{580}\u{565}\u{576} \u{56C}\u{565}\u{566}\u{578}\u{582}, \u{395}\u{3BB}\u{3BB}\u{3B7}\u{3BD}\u{3B9}\u{3BA}\u{3AC}: \u{39F} \u{39F}\u{394}\u{3A5}\u{3A3}\u{3A3}\u{395}\u{3A5}\u{3A3} \u{395}\u{399}\u{3A0}\u{395} \u{3A3}\u{391}\u{3A3} \u{3A3}. \u{391}\u{3A3}' \u{3A3}\u{391}.",
            words: ["\u{10E5}\u{10D0}\u{10E0}\u{10D7}\u{10E3}\u{10DA}\u{10D8}", "\u{10D4}\u{10DC}\u{10D0}", "\u{10D3}\u{10D0}", "\u{540}\u{561}\u{575}\u{565}\u{580}\u{565}\u{576}", "\u{56C}\u{565}\u{566}\u{578}\u{582}", "\u{395}\u{3BB}\u{3BB}\u{3B7}\u{3BD}\u{3B9}\u{3BA}\u{3AC}", "\u{39F}", "\u{39F}\u{394}\u{3A5}\u{3A3}\u{3A3}\u{395}\u{3A5}\u{3A3}", "\u{395}\u{399}\u{3A0}\u{395}", "\u{3A3}\u{391}\u{3A3}", "\u{3A3}", "\u{391}\u{3A3}", "\u{3A3}\u{391}"],
            wordpunct: ["\u{10E5}\u{10D0}\u{10E0}\u{10D7}\u{10E3}\u{10DA}\u{10D8}", "\u{10D4}\u{10DC}\u{10D0}", "\u{10D3}\u{10D0}", "\u{540}\u{561}\u{575}\u{565}\u{580}\u{565}\u{576}", "\u{56C}\u{565}\u{566}\u{578}\u{582}", ",", "\u{395}\u{3BB}\u{3BB}\u{3B7}\u{3BD}\u{3B9}\u{3BA}\u{3AC}", ":", "\u{39F}", "\u{39F}\u{394}\u{3A5}\u{3A3}\u{3A3}\u{395}\u{3A5}\u{3A3}", "\u{395}\u{399}\u{3A0}\u{395}", "\u{3A3}\u{391}\u{3A3}", "\u{3A3}", ".", "\u{391}\u{3A3}", "'", "\u{3A3}\u{391}", "."],
            lowercase: "\u{10E5}\u{10D0}\u{10E0}\u{10D7}\u{10E3}\u{10DA}\u{10D8} \u{10D4}\u{10DC}\u{10D0} \u{10D3}\u{10D0} \u{570}\u{561}\u{575}\u{565}\u{580}\u{565}\u{576} \u{56C}\u{565}\u{566}\u{578}\u{582}, \u{3B5}\u{3BB}\u{3BB}\u{3B7}\u{3BD}\u{3B9}\u{3BA}\u{3AC}: \u{3BF} \u{3BF}\u{3B4}\u{3C5}\u{3C3}\u{3C3}\u{3B5}\u{3C5}\u{3C2} \u{3B5}\u{3B9}\u{3C0}\u{3B5} \u{3C3}\u{3B1}\u{3C2} \u{3C3}. \u{3B1}\u{3C2}' \u{3C3}\u{3B1}.",
            nfc: "\u{10E5}\u{10D0}\u{10E0}\u{10D7}\u{10E3}\u{10DA}\u{10D8} \u{10D4}\u{10DC}\u{10D0} \u{10D3}\u{10D0} \u{540}\u{561}\u{575}\u{565}\u{580}\u{565}\u{576} \u{56C}\u{565}\u{566}\u{578}\u{582}, \u{395}\u{3BB}\u{3BB}\u{3B7}\u{3BD}\u{3B9}\u{3BA}\u{3AC}: \u{39F} \u{39F}\u{394}\u{3A5}\u{3A3}\u{3A3}\u{395}\u{3A5}\u{3A3} \u{395}\u{399}\u{3A0}\u{395} \u{3A3}\u{391}\u{3A3} \u{3A3}. \u{391}\u{3A3}' \u{3A3}\u{391}.",
            nfkc: "\u{10E5}\u{10D0}\u{10E0}\u{10D7}\u{10E3}\u{10DA}\u{10D8} \u{10D4}\u{10DC}\u{10D0} \u{10D3}\u{10D0} \u{540}\u{561}\u{575}\u{565}\u{580}\u{565}\u{576} \u{56C}\u{565}\u{566}\u{578}\u{582}, \u{395}\u{3BB}\u{3BB}\u{3B7}\u{3BD}\u{3B9}\u{3BA}\u{3AC}: \u{39F} \u{39F}\u{394}\u{3A5}\u{3A3}\u{3A3}\u{395}\u{3A5}\u{3A3} \u{395}\u{399}\u{3A0}\u{395} \u{3A3}\u{391}\u{3A3} \u{3A3}. \u{391}\u{3A3}' \u{3A3}\u{391}."),
        Sentence(
            text: "\u{1F44D}\u{1F3FD} okay \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} family \u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7} flags 1\u{FE0F}\u{20E3} keycap \u{2764}\u{FE0F} \u{A9} 2024 \u{2122} \u{BD} x\u{B2} \u{2167} \u{2460}",
            words: ["okay", "family", "flags", "1\u{FE0F}\u{20E3}", "keycap", "2024", "\u{BD}", "x", "\u{B2}", "\u{2167}", "\u{2460}"],
            wordpunct: ["\u{1F44D}\u{1F3FD}", "okay", "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}", "family", "\u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7}", "flags", "1", "\u{FE0F}\u{20E3}", "keycap", "\u{2764}\u{FE0F}", "\u{A9}", "2024", "\u{2122}", "\u{BD}", "x\u{B2}", "\u{2167}", "\u{2460}"],
            lowercase: "\u{1F44D}\u{1F3FD} okay \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} family \u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7} flags 1\u{FE0F}\u{20E3} keycap \u{2764}\u{FE0F} \u{A9} 2024 \u{2122} \u{BD} x\u{B2} \u{2177} \u{2460}",
            nfc: "\u{1F44D}\u{1F3FD} okay \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} family \u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7} flags 1\u{FE0F}\u{20E3} keycap \u{2764}\u{FE0F} \u{A9} 2024 \u{2122} \u{BD} x\u{B2} \u{2167} \u{2460}",
            nfkc: "\u{1F44D}\u{1F3FD} okay \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466} family \u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7} flags 1\u{FE0F}\u{20E3} keycap \u{2764}\u{FE0F} \u{A9} 2024 TM 1\u{2044}2 x2 VIII 1"),
        Sentence(
            text: "tab\u{9}here\u{A}new\u{D}\u{A}line\u{A0}nbsp\u{3000}ideographic\u{2028}line\u{2029}para\u{85}nel\u{B}vt\u{C}ff\u{1C}fs zero\u{200B}width soft\u{AD}hyphen",
            words: ["tab", "here", "new", "line", "nbsp", "ideographic", "line", "para", "nel", "vt", "ff", "fs", "zero", "width", "soft\u{AD}hyphen"],
            wordpunct: ["tab", "here", "new", "line", "nbsp", "ideographic", "line", "para", "nel", "vt", "ff", "fs", "zero", "\u{200B}", "width", "soft", "\u{AD}", "hyphen"],
            lowercase: "tab\u{9}here\u{A}new\u{D}\u{A}line\u{A0}nbsp\u{3000}ideographic\u{2028}line\u{2029}para\u{85}nel\u{B}vt\u{C}ff\u{1C}fs zero\u{200B}width soft\u{AD}hyphen",
            nfc: "tab\u{9}here\u{A}new\u{D}\u{A}line\u{A0}nbsp\u{3000}ideographic\u{2028}line\u{2029}para\u{85}nel\u{B}vt\u{C}ff\u{1C}fs zero\u{200B}width soft\u{AD}hyphen",
            nfkc: "tab\u{9}here\u{A}new\u{D}\u{A}line nbsp ideographic\u{2028}line\u{2029}para\u{85}nel\u{B}vt\u{C}ff\u{1C}fs zero\u{200B}width soft\u{AD}hyphen"),
        Sentence(
            text: "Cafe\u{301} nai\u{308}ve A\u{30A} \u{212B} \u{FB01}ne \u{FF21}\u{FF22} H\u{331} \u{130}stanbul I\u{307} \u{1E9E} \u{1C5} \u{3F4}",
            words: ["Cafe\u{301}", "nai\u{308}ve", "A\u{30A}", "\u{212B}", "\u{FB01}ne", "\u{FF21}\u{FF22}", "H\u{331}", "\u{130}stanbul", "I\u{307}", "\u{1E9E}", "\u{1C5}", "\u{3F4}"],
            wordpunct: ["Cafe", "\u{301}", "nai", "\u{308}", "ve", "A", "\u{30A}", "\u{212B}", "\u{FB01}ne", "\u{FF21}\u{FF22}", "H", "\u{331}", "\u{130}stanbul", "I", "\u{307}", "\u{1E9E}", "\u{1C5}", "\u{3F4}"],
            lowercase: "cafe\u{301} nai\u{308}ve a\u{30A} \u{E5} \u{FB01}ne \u{FF41}\u{FF42} h\u{331} i\u{307}stanbul i\u{307} \u{DF} \u{1C6} \u{3B8}",
            nfc: "Caf\u{E9} na\u{EF}ve \u{C5} \u{C5} \u{FB01}ne \u{FF21}\u{FF22} H\u{331} \u{130}stanbul \u{130} \u{1E9E} \u{1C5} \u{3F4}",
            nfkc: "Caf\u{E9} na\u{EF}ve \u{C5} \u{C5} fine AB H\u{331} \u{130}stanbul \u{130} \u{1E9E} D\u{17E} \u{398}"),
        Sentence(
            text: "! \u{300}b \u{200D}\u{A9}c a\u{5D0}\"\u{5D1}'\u{5D2}' \u{5D0}\"x \u{30A2}_\u{30A2} \u{30A2}1 _\u{30A2}_ 1_a_\u{5D0}",
            words: ["b", "c", "a\u{5D0}\"\u{5D1}'\u{5D2}'", "\u{5D0}", "x", "\u{30A2}_\u{30A2}", "\u{30A2}", "1", "_\u{30A2}_", "1_a_\u{5D0}"],
            wordpunct: ["!", "\u{300}", "b", "\u{200D}\u{A9}", "c", "a\u{5D0}", "\"", "\u{5D1}", "'", "\u{5D2}", "'", "\u{5D0}", "\"", "x", "\u{30A2}_\u{30A2}", "\u{30A2}1", "_\u{30A2}_", "1_a_\u{5D0}"],
            lowercase: "! \u{300}b \u{200D}\u{A9}c a\u{5D0}\"\u{5D1}'\u{5D2}' \u{5D0}\"x \u{30A2}_\u{30A2} \u{30A2}1 _\u{30A2}_ 1_a_\u{5D0}",
            nfc: "! \u{300}b \u{200D}\u{A9}c a\u{5D0}\"\u{5D1}'\u{5D2}' \u{5D0}\"x \u{30A2}_\u{30A2} \u{30A2}1 _\u{30A2}_ 1_a_\u{5D0}",
            nfkc: "! \u{300}b \u{200D}\u{A9}c a\u{5D0}\"\u{5D1}'\u{5D2}' \u{5D0}\"x \u{30A2}_\u{30A2} \u{30A2}1 _\u{30A2}_ 1_a_\u{5D0}"),
        Sentence(
            text: "",
            words: [],
            wordpunct: [],
            lowercase: "",
            nfc: "",
            nfkc: ""),
        Sentence(
            text: "   \u{9}\u{A}",
            words: [],
            wordpunct: [],
            lowercase: "   \u{9}\u{A}",
            nfc: "   \u{9}\u{A}",
            nfkc: "   \u{9}\u{A}"),
        Sentence(
            text: "!?\u{2026}\u{2014}",
            words: [],
            wordpunct: ["!?\u{2026}\u{2014}"],
            lowercase: "!?\u{2026}\u{2014}",
            nfc: "!?\u{2026}\u{2014}",
            nfkc: "!?...\u{2014}"),
    ]

    static let blocks: [Block] = [
        Block(first: 0x0, kinds: 0xFE418CECD83E6D90, lowercase: 0x01DE3A5997940BA1, nfc: 0xD1CF84580BFE1602, nfkc: 0xCC08C8D263FE258D),
        Block(first: 0x1000, kinds: 0xCE890EC595FD28DC, lowercase: 0x93BF09C14457043F, nfc: 0xA601B3775BD72F87, nfkc: 0x72F8792806135197),
        Block(first: 0x2000, kinds: 0xE67BE480D833AA6D, lowercase: 0xF4C0044E2E505D52, nfc: 0x72E0066C5F558773, nfkc: 0x563D941EA2436016),
        Block(first: 0x3000, kinds: 0xF4D15167E28769E4, lowercase: 0xF17B46E7B5CE01CD, nfc: 0xF17B46E7B5CE01CD, nfkc: 0xA9931E5D95796752),
        Block(first: 0x4000, kinds: 0x56D93B35CBD89B65, lowercase: 0xA69468A8BC1C5DCD, nfc: 0xA69468A8BC1C5DCD, nfkc: 0xA69468A8BC1C5DCD),
        Block(first: 0x5000, kinds: 0x94D38F95C355F325, lowercase: 0xA836884348F881CD, nfc: 0xA836884348F881CD, nfkc: 0xA836884348F881CD),
        Block(first: 0x6000, kinds: 0x94D38F95C355F325, lowercase: 0x55B2EB97E8D4ABCD, nfc: 0x55B2EB97E8D4ABCD, nfkc: 0x55B2EB97E8D4ABCD),
        Block(first: 0x7000, kinds: 0x94D38F95C355F325, lowercase: 0xC57460A29D732ACD, nfc: 0xC57460A29D732ACD, nfkc: 0xC57460A29D732ACD),
        Block(first: 0x8000, kinds: 0x94D38F95C355F325, lowercase: 0x23588F2BEC2D4ACD, nfc: 0x23588F2BEC2D4ACD, nfkc: 0x23588F2BEC2D4ACD),
        Block(first: 0x9000, kinds: 0x94D38F95C355F325, lowercase: 0x9156F27F590112CD, nfc: 0x9156F27F590112CD, nfkc: 0x9156F27F590112CD),
        Block(first: 0xA000, kinds: 0xDF4B8B94C40E4D93, lowercase: 0x49DCBF22EDAF166B, nfc: 0x8D59B97F19DABCCD, nfkc: 0xB5DB4A68B523B09C),
        Block(first: 0xB000, kinds: 0x94D38F95C355F325, lowercase: 0x8D44FACC387989CD, nfc: 0x8D44FACC387989CD, nfkc: 0x8D44FACC387989CD),
        Block(first: 0xC000, kinds: 0x94D38F95C355F325, lowercase: 0xC93DBF85FDD927CD, nfc: 0xC93DBF85FDD927CD, nfkc: 0xC93DBF85FDD927CD),
        Block(first: 0xD000, kinds: 0xA4F81F04AEF00949, lowercase: 0x7E1D6635BF8FE0CD, nfc: 0x7E1D6635BF8FE0CD, nfkc: 0x7E1D6635BF8FE0CD),
        Block(first: 0xE000, kinds: 0xE3F603BE3EDB6325, lowercase: 0xF47C04102302F1CD, nfc: 0xF47C04102302F1CD, nfkc: 0xF47C04102302F1CD),
        Block(first: 0xF000, kinds: 0x9CD9D95311C73C04, lowercase: 0xBF7D66F4C4B03279, nfc: 0x13D25291A7304A56, nfkc: 0x611334DFA4DE7BD4),
        Block(first: 0x10000, kinds: 0xD5301F9839429AFA, lowercase: 0xF089D3C3C972E005, nfc: 0x9F912101A790F96E, nfkc: 0x39AE0F781466EC33),
        Block(first: 0x11000, kinds: 0x1E61F3DEE3EC37EC, lowercase: 0x52E4C31236E96D29, nfc: 0x2FAB45585A76EEA9, nfkc: 0x2FAB45585A76EEA9),
        Block(first: 0x12000, kinds: 0x17A8CF045E7F0B29, lowercase: 0x14BDC798E9D810CD, nfc: 0x14BDC798E9D810CD, nfkc: 0x14BDC798E9D810CD),
        Block(first: 0x13000, kinds: 0x87D1ABDDB2FD7EB0, lowercase: 0xD0DAD0D023780AEB, nfc: 0xD0DAD0D023780AEB, nfkc: 0xD0DAD0D023780AEB),
        Block(first: 0x14000, kinds: 0x7937BF1036AC2DA8, lowercase: 0x9968CD7BEDF579CD, nfc: 0x9968CD7BEDF579CD, nfkc: 0x9968CD7BEDF579CD),
        Block(first: 0x15000, kinds: 0xE3F603BE3EDB6325, lowercase: 0xAC56ADDAEA0754CD, nfc: 0xAC56ADDAEA0754CD, nfkc: 0xAC56ADDAEA0754CD),
        Block(first: 0x16000, kinds: 0x40B9D611E9F1C17E, lowercase: 0xACCC501E0175CA4D, nfc: 0x9F0015447C908CCD, nfkc: 0x9F0015447C908CCD),
        Block(first: 0x17000, kinds: 0x94D38F95C355F325, lowercase: 0xE43A2F20BBC5BDCD, nfc: 0xE43A2F20BBC5BDCD, nfkc: 0xE43A2F20BBC5BDCD),
        Block(first: 0x18000, kinds: 0x2501D5289D78B630, lowercase: 0x2F48D638FBBDF0CD, nfc: 0x2F48D638FBBDF0CD, nfkc: 0x2F48D638FBBDF0CD),
        Block(first: 0x19000, kinds: 0xE3F603BE3EDB6325, lowercase: 0xE801862769D3C3CD, nfc: 0xE801862769D3C3CD, nfkc: 0xE801862769D3C3CD),
        Block(first: 0x1A000, kinds: 0x45E5092356DE1BE0, lowercase: 0x5F7771BF287A2ECD, nfc: 0x5F7771BF287A2ECD, nfkc: 0x5F7771BF287A2ECD),
        Block(first: 0x1B000, kinds: 0x607C617BF8BFE76C, lowercase: 0x997232E538DC828F, nfc: 0x997232E538DC828F, nfkc: 0x997232E538DC828F),
        Block(first: 0x1C000, kinds: 0xE3F603BE3EDB6325, lowercase: 0x106F33B2713D5DCD, nfc: 0x106F33B2713D5DCD, nfkc: 0x106F33B2713D5DCD),
        Block(first: 0x1D000, kinds: 0x501514BCD885379B, lowercase: 0x4766E83C1599EE46, nfc: 0x3371B1A5AC4FC234, nfkc: 0xCA6C060ED1A58C69),
        Block(first: 0x1E000, kinds: 0xA7D3474D781FAF30, lowercase: 0xABC320DC94CA4620, nfc: 0x9CAF93270D44401C, nfkc: 0x6B37D40301E5890D),
        Block(first: 0x1F000, kinds: 0x4783CD519C6A9828, lowercase: 0x53A66C284D7D54FC, nfc: 0x53A66C284D7D54FC, nfkc: 0xBE49EA2AC115986D),
        Block(first: 0x20000, kinds: 0x94D38F95C355F325, lowercase: 0xA07644CA83D8E8CD, nfc: 0xA07644CA83D8E8CD, nfkc: 0xA07644CA83D8E8CD),
        Block(first: 0x21000, kinds: 0x94D38F95C355F325, lowercase: 0x69D7DAD4B3842BCD, nfc: 0x69D7DAD4B3842BCD, nfkc: 0x69D7DAD4B3842BCD),
        Block(first: 0x22000, kinds: 0x94D38F95C355F325, lowercase: 0x2F8E157D047478CD, nfc: 0x2F8E157D047478CD, nfkc: 0x2F8E157D047478CD),
        Block(first: 0x23000, kinds: 0x94D38F95C355F325, lowercase: 0x77A230A2559BE7CD, nfc: 0x77A230A2559BE7CD, nfkc: 0x77A230A2559BE7CD),
        Block(first: 0x24000, kinds: 0x94D38F95C355F325, lowercase: 0xA2E3F18D4EDDCFCD, nfc: 0xA2E3F18D4EDDCFCD, nfkc: 0xA2E3F18D4EDDCFCD),
        Block(first: 0x25000, kinds: 0x94D38F95C355F325, lowercase: 0x0B6A679BC24798CD, nfc: 0x0B6A679BC24798CD, nfkc: 0x0B6A679BC24798CD),
        Block(first: 0x26000, kinds: 0x94D38F95C355F325, lowercase: 0x9D0B87613771E4CD, nfc: 0x9D0B87613771E4CD, nfkc: 0x9D0B87613771E4CD),
        Block(first: 0x27000, kinds: 0x94D38F95C355F325, lowercase: 0xF6518ADC8C77AFCD, nfc: 0xF6518ADC8C77AFCD, nfkc: 0xF6518ADC8C77AFCD),
        Block(first: 0x28000, kinds: 0x94D38F95C355F325, lowercase: 0x08D13774F54ED8CD, nfc: 0x08D13774F54ED8CD, nfkc: 0x08D13774F54ED8CD),
        Block(first: 0x29000, kinds: 0x94D38F95C355F325, lowercase: 0x932CCBA4507189CD, nfc: 0x932CCBA4507189CD, nfkc: 0x932CCBA4507189CD),
        Block(first: 0x2A000, kinds: 0xD86534EBD9143C45, lowercase: 0xF252CC9F6D648CCD, nfc: 0xF252CC9F6D648CCD, nfkc: 0xF252CC9F6D648CCD),
        Block(first: 0x2B000, kinds: 0xF377C002F4715908, lowercase: 0x3AE45E5BF71FC781, nfc: 0x3AE45E5BF71FC781, nfkc: 0x3AE45E5BF71FC781),
        Block(first: 0x2C000, kinds: 0x2240B5E96BAE54AB, lowercase: 0xD91670656DDDF3CD, nfc: 0xD91670656DDDF3CD, nfkc: 0xD91670656DDDF3CD),
        Block(first: 0x2D000, kinds: 0x94D38F95C355F325, lowercase: 0x590AEF367AC41CCD, nfc: 0x590AEF367AC41CCD, nfkc: 0x590AEF367AC41CCD),
        Block(first: 0x2E000, kinds: 0x46F0059058318EC2, lowercase: 0x11E07E28D97C14CD, nfc: 0x11E07E28D97C14CD, nfkc: 0x11E07E28D97C14CD),
        Block(first: 0x2F000, kinds: 0x747229E67A72A2FF, lowercase: 0x499F17FEEB9D7DCD, nfc: 0x2BA1C158B4783CC8, nfkc: 0x2BA1C158B4783CC8),
        Block(first: 0x30000, kinds: 0x94D38F95C355F325, lowercase: 0x5D31EADFC2783ACD, nfc: 0x5D31EADFC2783ACD, nfkc: 0x5D31EADFC2783ACD),
        Block(first: 0x31000, kinds: 0xE08876DC3E7283DC, lowercase: 0x0E4CE47E49AB7FDD, nfc: 0x0E4CE47E49AB7FDD, nfkc: 0x0E4CE47E49AB7FDD),
        Block(first: 0xE0000, kinds: 0xE3F603BE3EDB6325, lowercase: 0xC0F9071703DD03CD, nfc: 0xC0F9071703DD03CD, nfkc: 0xC0F9071703DD03CD),
        Block(first: 0xF0000, kinds: 0xE3F603BE3EDB6325, lowercase: 0xC788372D29240BCD, nfc: 0xC788372D29240BCD, nfkc: 0xC788372D29240BCD),
    ]

    /// What the texts of `mixtures` are drawn from: 256 scalars each, seeds from 0 on.
    static let mixtureAlphabet: [UInt32] = [
        0x41, 0x61, 0x20, 0xE9, 0x301, 0x323, 0x307, 0x31B, 0x345, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x958, 0x93C, 0x915, 0x344, 0xF73, 0xF71, 0xFB01, 0xFDFA, 0x212B, 0x1D15E, 0x2F800, 0x5D0, 0x5B0, 0x5BC, 0x1EB1, 0xFF76, 0xFF9E, 0x48, 0x331, 0x3A3, 0x391, 0xAD, 0x2E,
    ]

    static let mixtures: [Mixture] = [
        Mixture(lowercase: 0xCCB319ED203241B6, nfc: 0x7C5220B5C806308A, nfkc: 0x1863105876F2C454, lowercaseNFKC: 0x3EBCCE2918FC9C9D),
        Mixture(lowercase: 0x889582F6C01E9A4B, nfc: 0x5A7C8BE346B9997C, nfkc: 0xC2B1A0816A957C41, lowercaseNFKC: 0xD86F6B261ED9A714),
        Mixture(lowercase: 0xCC503CF5A4970642, nfc: 0x299E83A33A3B4FB7, nfkc: 0x588616F06A81FA57, lowercaseNFKC: 0x9E8B9210CAE87CB6),
        Mixture(lowercase: 0xBEC19B93DECCE218, nfc: 0x2577443F1AE81A96, nfkc: 0xCBA14B18CAEE11E8, lowercaseNFKC: 0xCA0A601223AEE634),
        Mixture(lowercase: 0x42B93955E080D4ED, nfc: 0xC391B9288FE25021, nfkc: 0xDB6E1D41F6102C4D, lowercaseNFKC: 0x18BABAF20481EB62),
        Mixture(lowercase: 0x8508B025B74EE670, nfc: 0x1B6D94A873D305B3, nfkc: 0x4DF4121EA6AC4BAE, lowercaseNFKC: 0xB0634B4F1374957D),
        Mixture(lowercase: 0xFCC4D4E8CE55C48E, nfc: 0xA31058EAC3B80381, nfkc: 0x1CFC25BD1D7DF6D4, lowercaseNFKC: 0x79DD85A9167DDCE6),
        Mixture(lowercase: 0x314605813563C99C, nfc: 0x2F76C35E98EF960E, nfkc: 0x840B252C4B5A2E9A, lowercaseNFKC: 0x20CC1A837EEA320B),
        Mixture(lowercase: 0x29A5482C3065666A, nfc: 0x0CC7E1BFC1A7B2D6, nfkc: 0x54088284614D7855, lowercaseNFKC: 0x32E7EE42BBD8F564),
        Mixture(lowercase: 0xE3509EBE09106797, nfc: 0x0D5C2BFB2E7A6676, nfkc: 0x7F41D0E2C4FB0557, lowercaseNFKC: 0x0C59B0A42A3EACAE),
        Mixture(lowercase: 0x179C34620E791EFC, nfc: 0xC787E36896E05978, nfkc: 0xA98A90D3C9AF4365, lowercaseNFKC: 0x12E206141B9CCD65),
        Mixture(lowercase: 0x36B5F47714EE0A6E, nfc: 0xF91546CDD1CB8339, nfkc: 0xA854310884874536, lowercaseNFKC: 0x8F2153410024E3B9),
        Mixture(lowercase: 0x88AA983A6B8C5D75, nfc: 0xB364DF84C4ECDBCB, nfkc: 0xD088DCF858948DCD, lowercaseNFKC: 0x8299186A6EFFF9FC),
        Mixture(lowercase: 0x24073FEE24637257, nfc: 0x7638C2CC87988FAF, nfkc: 0x876D0A8AA8C5B1A8, lowercaseNFKC: 0xEA27A710F0DD54EF),
        Mixture(lowercase: 0xE84388199D002E31, nfc: 0x3C5C866BFA877F22, nfkc: 0x413141C79BBD4B1A, lowercaseNFKC: 0x450432B0ED7907A1),
        Mixture(lowercase: 0x3B3552EAF7E6CAE7, nfc: 0x2D064104C79E3FCF, nfkc: 0x7CE3169CB21B49DA, lowercaseNFKC: 0x63BD3174D211CA16),
        Mixture(lowercase: 0x7E5E5663BF365378, nfc: 0x0710C10D44041F2E, nfkc: 0xBA57E8027EDE29D0, lowercaseNFKC: 0xFD88BE441235997B),
        Mixture(lowercase: 0x5CA4ED1F4656050B, nfc: 0x18ABCA0DDD8ED188, nfkc: 0xA2EC0931F2B02C5F, lowercaseNFKC: 0xBF5BE0587B0C026A),
        Mixture(lowercase: 0x4B3E26EF74044687, nfc: 0xA8B819F14370995D, nfkc: 0x46D9B4D0191FCA09, lowercaseNFKC: 0x4284CF5A179A7F49),
        Mixture(lowercase: 0xD7782A6BFC3C0E8F, nfc: 0x4FAA335745E54018, nfkc: 0x29E2443EDF5946AD, lowercaseNFKC: 0xBDDA4172103A688D),
        Mixture(lowercase: 0x939F1A6FCE256F50, nfc: 0x64E7EF262795E096, nfkc: 0x9BCD77DCAD9D6027, lowercaseNFKC: 0x06C4AC9BD2618117),
        Mixture(lowercase: 0x00931E88CD78BB07, nfc: 0x3BEC9FA944A90C16, nfkc: 0x67BCC07218022E95, lowercaseNFKC: 0x058296264A10BB9A),
        Mixture(lowercase: 0xE2612A243B1943FD, nfc: 0xD1933A64FFF914AC, nfkc: 0x38D9870A08F30593, lowercaseNFKC: 0x61EE9EDAB379B622),
        Mixture(lowercase: 0x16F4E6CA0B002558, nfc: 0x92CB51D96A1087A2, nfkc: 0xE9DFFFF3BB6A93A1, lowercaseNFKC: 0xB6FDE6A2E2E7105E),
        Mixture(lowercase: 0xF32CBD2AF3B56623, nfc: 0x35065F438D02A21C, nfkc: 0x492610B20EBEBCB3, lowercaseNFKC: 0xF2833585D9701AAA),
        Mixture(lowercase: 0x6680C7EE5031E761, nfc: 0xEC5D8791A3D6BA89, nfkc: 0x83DF9131138E0C43, lowercaseNFKC: 0x92F353D4A3E4C020),
        Mixture(lowercase: 0x213DB038863CC76D, nfc: 0x2A0EBB0941547F15, nfkc: 0xAE721C07CCB6CAD9, lowercaseNFKC: 0x6D48CB5B8F0D4BB0),
        Mixture(lowercase: 0xB274BE8CBD42C839, nfc: 0x5759F14BD0194AE2, nfkc: 0xFCB3F2BCF85BD704, lowercaseNFKC: 0x8713E3F4606BA4C1),
        Mixture(lowercase: 0xD150A7A6FF59A35E, nfc: 0xD7BD7F27C31FD481, nfkc: 0xF884B254828A3C34, lowercaseNFKC: 0x5B74BFD91BE97AF7),
        Mixture(lowercase: 0x1749E37D13E433D1, nfc: 0x3D4CA5A425D1C543, nfkc: 0xF46B18324048E01F, lowercaseNFKC: 0xA0498FA0008D3DFF),
        Mixture(lowercase: 0x59542E083B057A52, nfc: 0xFB27BB374C5DFC56, nfkc: 0x4EBBD1CE28D2EF79, lowercaseNFKC: 0x187EE6D2BC66B1E1),
        Mixture(lowercase: 0xB534DD94B64D1198, nfc: 0xADB378F3EA2E0ED7, nfkc: 0x2A4716D04A56127F, lowercaseNFKC: 0x4D822823A9887252),
        Mixture(lowercase: 0x01BB4BA59F324A74, nfc: 0x98DE77D3BCF0CDBD, nfkc: 0x0693A03935E4E066, lowercaseNFKC: 0x2D97EA225E2249A0),
        Mixture(lowercase: 0x8357107341069D7E, nfc: 0x91A27800475C5CA8, nfkc: 0xB53750BFCF5C79B9, lowercaseNFKC: 0xC196D39C249F2963),
        Mixture(lowercase: 0x8007C62AA90AA6BC, nfc: 0x5808EB46A6EBF965, nfkc: 0x6CCD3BD3025DFFDC, lowercaseNFKC: 0x775F1C501686A88B),
        Mixture(lowercase: 0x94C2D7DDB5388FC8, nfc: 0xDCE448C665DCF1D5, nfkc: 0x4BAE6E51AFA0B4CB, lowercaseNFKC: 0x4AFFF4F313BEED79),
        Mixture(lowercase: 0x3613B5A40B301329, nfc: 0x4C380E13BDFB6D5E, nfkc: 0x68DE3C5C586424F8, lowercaseNFKC: 0x1728F723062397EC),
        Mixture(lowercase: 0x9679388CC729DA30, nfc: 0xA1FC62C7D28FA548, nfkc: 0x47043E15F85511EB, lowercaseNFKC: 0x89DDEBCE42A86A71),
        Mixture(lowercase: 0xC92FA9E16F5F8F92, nfc: 0x1FA90CCC7B8D0D8C, nfkc: 0xFEE8951634043203, lowercaseNFKC: 0xE39588697F884C94),
        Mixture(lowercase: 0x5884AA38F75AD9C4, nfc: 0xABD91A9C332B7924, nfkc: 0x2490DF56B40BF4F7, lowercaseNFKC: 0x10E94862DB60F2D9),
        Mixture(lowercase: 0x433C13D8C9C8C84D, nfc: 0x58F9B7B8CCFA0487, nfkc: 0xB3601E82EBD2401E, lowercaseNFKC: 0x1E4B9C3F2E7D3323),
        Mixture(lowercase: 0x72849F24C589A1E3, nfc: 0xB8D0ADA3AE1D8FB5, nfkc: 0x84F2C68D2551B1DA, lowercaseNFKC: 0xA50083286022E8CB),
        Mixture(lowercase: 0x9B4091A144A226BF, nfc: 0xAE1A267E17A4C10E, nfkc: 0x8864735811832799, lowercaseNFKC: 0x614069E027D9523E),
        Mixture(lowercase: 0x55F9E4D73D35AA47, nfc: 0x78713F6B28DE9ADE, nfkc: 0x100971F9242CDD83, lowercaseNFKC: 0x0986CE7A8DE7A5C9),
        Mixture(lowercase: 0x22BD80C1ED218BF8, nfc: 0xA5AE9C64DC1278E1, nfkc: 0x80D6C83097F01CAF, lowercaseNFKC: 0xB129391E409BACC0),
        Mixture(lowercase: 0x42C70B84E7B9F552, nfc: 0xDD52CA85163D7A54, nfkc: 0x6D0200EBF7ADAC69, lowercaseNFKC: 0xC2FA2E4195EA26E5),
        Mixture(lowercase: 0xABEDCB4EFDED2ABA, nfc: 0x76E85E0EFD9B06BE, nfkc: 0xAA9AA39766341A72, lowercaseNFKC: 0x5920AEBBC3CEC669),
        Mixture(lowercase: 0xD9C8E95488B3F3DC, nfc: 0x6ED39C64E921B0ED, nfkc: 0x26366368039FF903, lowercaseNFKC: 0xC07ADFE515FF74B7),
        Mixture(lowercase: 0xB74555904FA2C6E6, nfc: 0x6C4E1B4DE47BCA51, nfkc: 0x7BDBB150E020B325, lowercaseNFKC: 0x89B73EB7D06DA740),
        Mixture(lowercase: 0x75EF1B6E1EC4A2E8, nfc: 0xEDFF282EFB841543, nfkc: 0xC44A14DF979EF857, lowercaseNFKC: 0x5876D144D58D05C3),
        Mixture(lowercase: 0xD654351E3097FAE1, nfc: 0xBF819F51F6FEF195, nfkc: 0xD31BFDDC506E62D5, lowercaseNFKC: 0xCA0C3C24504BE07A),
        Mixture(lowercase: 0xF916F199765F0E14, nfc: 0xCA1B49EF206D78E1, nfkc: 0x9A65E1553BE5BE8D, lowercaseNFKC: 0x27743DCE883DE23D),
        Mixture(lowercase: 0xA69B7F5458ADFEAC, nfc: 0xC6AD06B5A9BFC95E, nfkc: 0x7A5E075AA6E95707, lowercaseNFKC: 0x4F448FF6CB7C6A99),
        Mixture(lowercase: 0xC84B34FCC476D7D4, nfc: 0x96FC3B594E36ECBB, nfkc: 0x4A21A666CA117194, lowercaseNFKC: 0xD654DC9291372AB3),
        Mixture(lowercase: 0xE812B0FC81820830, nfc: 0xD5A2EBF88A3C41A7, nfkc: 0x452951857CAFE3BE, lowercaseNFKC: 0x701780010346607C),
        Mixture(lowercase: 0x8078DE25116BEAF1, nfc: 0xB49977946F08298D, nfkc: 0x295D58F1F8E6735E, lowercaseNFKC: 0x53C5FFDC13265FD9),
        Mixture(lowercase: 0xEF46D7DC5FAFA2F7, nfc: 0x095BE2297987D54A, nfkc: 0x7182C478D652FDBC, lowercaseNFKC: 0xD2A251D0399FD9CC),
        Mixture(lowercase: 0xD9650D179488CD7A, nfc: 0x76BD20D4F7D669A7, nfkc: 0x120C3CAFAF254A78, lowercaseNFKC: 0xB140EC842C20F726),
        Mixture(lowercase: 0xDE623C9A8FCFD2FA, nfc: 0x6083C318221415D9, nfkc: 0xD4A7EC6B8A33018E, lowercaseNFKC: 0x5E22333C64503DA4),
        Mixture(lowercase: 0xFDBF52319484933A, nfc: 0xB50FB4EBBA76C02B, nfkc: 0xE09798C5E223D549, lowercaseNFKC: 0xE9BC6A0001A3E02D),
        Mixture(lowercase: 0x712FD5BC79B1F262, nfc: 0x5BB64D4A4B565DC9, nfkc: 0x2F24784ED5788566, lowercaseNFKC: 0x449ED4D3005CD2E6),
        Mixture(lowercase: 0xCD79EBEE84F16D8C, nfc: 0x32142512654C30C0, nfkc: 0x59A3A38E8879C85D, lowercaseNFKC: 0x544A5276A6E928EF),
        Mixture(lowercase: 0x0C2E7469DCD30550, nfc: 0x594972B36650DAA7, nfkc: 0xC13EC99A002DFEDB, lowercaseNFKC: 0x2302D26057CB901D),
        Mixture(lowercase: 0x46D8913CC6983F76, nfc: 0xF647C0FBCAAFE10D, nfkc: 0x2825843951620589, lowercaseNFKC: 0x1CDB39E571F1F8CB),
    ]
}
