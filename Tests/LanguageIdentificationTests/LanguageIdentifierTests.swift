import TestSupport
import Testing

@testable import LanguageIdentification

/// The bundled model.
@Suite struct LanguageIdentifierTests {
    private static let sentences = [
        ("af", "Die kinders speel elke middag saam in die tuin agter die huis."),
        ("ar", "ذهب الأطفال إلى المدرسة في الصباح الباكر."), ("be", "Дзеці гуляюць у садзе за домам кожны дзень."),
        ("bg", "Децата играят всеки ден в градината зад къщата."),
        ("cs", "Děti si každý den hrají na zahradě za domem."),
        ("da", "Børnene leger hver dag i haven bag huset, og om aftenen går de tidligt i seng."),
        ("de", "Die Kinder spielen jeden Tag im Garten hinter dem Haus."),
        ("el", "Τα παιδιά παίζουν κάθε μέρα στον κήπο πίσω από το σπίτι."),
        ("en", "The children play every day in the garden behind the house."),
        ("es", "Los niños juegan todos los días en el jardín detrás de la casa."),
        ("et", "Lapsed mängivad iga päev maja taga aias."),
        ("eu", "Haurrek egunero jolasten dute etxearen atzeko lorategian."),
        ("fa", "بچه‌ها هر روز در باغ پشت خانه بازی می‌کنند."),
        ("fi", "Lapset leikkivät joka päivä puutarhassa talon takana."),
        ("fr", "Les enfants jouent tous les jours dans le jardin derrière la maison."),
        ("ga", "Bíonn na páistí ag súgradh gach lá sa ghairdín taobh thiar den teach."),
        ("gl", "Os nenos xogan todos os días no xardín que hai detrás da casa."),
        ("he", "הילדים משחקים כל יום בגינה מאחורי הבית."), ("hi", "बच्चे हर दिन घर के पीछे बगीचे में खेलते हैं।"),
        ("hu", "A gyerekek minden nap a ház mögötti kertben játszanak."),
        ("is", "Börnin leika sér á hverjum degi í garðinum bak við húsið."),
        ("it", "I bambini giocano ogni giorno nel giardino dietro la casa."), ("ja", "子供たちは毎日家の裏の庭で遊んでいます。"),
        ("ka", "ბავშვები ყოველდღე თამაშობენ სახლის უკან ბაღში."), ("ko", "아이들은 매일 집 뒤 정원에서 놀아요."),
        ("lt", "Vaikai kiekvieną dieną žaidžia sode už namo."), ("lv", "Bērni katru dienu spēlējas dārzā aiz mājas."),
        ("nl", "De kinderen spelen elke dag in de tuin achter het huis."),
        ("pl", "Dzieci bawią się codziennie w ogrodzie za domem."),
        ("pt", "As crianças brincam todos os dias no jardim atrás da casa."),
        ("ro", "Copiii se joacă în fiecare zi în grădina din spatele casei."),
        ("ru", "Дети каждый день играют в саду за домом."), ("sl", "Otroci se vsak dan igrajo na vrtu za hišo."),
        ("sv", "Barnen leker varje dag i trädgården bakom huset."), ("th", "เด็ก ๆ เล่นในสวนหลังบ้านทุกวัน"),
        ("tr", "Çocuklar her gün evin arkasındaki bahçede oynuyorlar."),
        ("uk", "Діти щодня граються в саду за будинком."), ("ur", "بچے ہر روز گھر کے پیچھے باغ میں کھیلتے ہیں۔"),
        ("vi", "Trẻ em chơi trong khu vườn sau nhà mỗi ngày."), ("zh", "孩子们每天都在房子后面的花园里玩耍。"),
    ]

    @Test(arguments: sentences) func sentencesAreTold(_ language: String, _ sentence: String) {
        let identified = LanguageIdentifier().identify(sentence)
        #expect(identified.language == language, "\(identified.candidates)")
        #expect(identified.probability > 0.5 && identified.probability <= 1)
        #expect(identified.examinedBytes == sentence.utf8.count)
    }

    @Test func languagesOfThePaperAreAmongAtLeastSeventyFive() {
        let languages = LanguageIdentifier().languages
        #expect(languages.count >= 76 && languages == languages.sorted())
        #expect(Set(["en", "de", "fr", "ro", "gl"]).isSubset(of: Set(languages)))
        #expect(!languages.contains(LanguageIdentifier.undetermined))
    }

    @Test(
        arguments: [
            "", " \n\t ", "12345 67,89", "!?… → ★", "for (int i = 0; i < n; i++) { total += values[i]; }",
            "aGVsbG8gd29ybGQgdGhpcyBpcyBiYXNlNjQgZW5jb2RlZA==",
            "{\"id\": 7, \"tags\": [\"x1\", \"y2\"], \"ok\": true}",
            "#include <stdio.h>\nstatic uint32_t crc_table[256];\n",
        ])
    func whatIsNoLanguageIsUndetermined(_ text: String) {
        let identified = LanguageIdentifier().identify(text)
        #expect(identified.language == LanguageIdentifier.undetermined, "\(identified.candidates)")
    }

    @Test func mixedTextHasSpans() throws {
        let german = "Die Kinder spielen jeden Tag im Garten hinter dem Haus, und am Abend gehen sie früh ins Bett. "
        let english = "The committee has published its report on the state of the rivers and lakes of the country. "
        let text = String(repeating: german, count: 3) + String(repeating: english, count: 3)
        let identified = LanguageIdentifier().identify(text)
        #expect(identified.spans.map(\.language) == ["de", "en"])
        let border = try #require(identified.spans.first).bytes.upperBound
        #expect(abs(border - 3 * german.utf8.count) <= 2)
        let bytes = identified.bytesByLanguage
        #expect(bytes.reduce(0) { $0 + $1.bytes } == text.utf8.count)
        #expect(identified.probability < 0.6)
    }

    @Test func spansCoverTheText() {
        var generator = SplitMix64(seed: 11)
        for limit in [nil, 200] {
            let identifier = LanguageIdentifier(largestBytes: limit)
            for _ in 0..<40 {
                var text = ""
                for _ in 0..<generator.next() % 12 {
                    text += Self.sentences[Int(generator.next() % UInt64(Self.sentences.count))].1 + "\n"
                }
                let identified = identifier.identify(text)
                var end = 0
                for span in identified.spans {
                    #expect(span.bytes.lowerBound == end && (0...1).contains(span.probability))
                    end = span.bytes.upperBound
                }
                #expect(end == text.utf8.count)
                #expect(identified.candidates.reduce(0) { $0 + $1.probability } < 1 + 1e-9)
                #expect(limit == nil || identified.examinedBytes <= max(200, min(text.utf8.count, 200)))
            }
        }
    }

    /// What a worker remembers of other texts changes nothing.
    @Test func historyLeavesNoTrace() {
        let worker = LanguageIdentifier().makeWorker()
        let first = Self.sentences.map { worker.identify($0.1) }
        #expect(Self.sentences.reversed().map { worker.identify($0.1) } == first.reversed())
        #expect(Self.sentences.map { LanguageIdentifier().identify($0.1) } == first)
    }

    @Test func answersAreAmongWhatIsAllowed() {
        let identifier = LanguageIdentifier(among: ["nl", "sv", "xx"])
        #expect(identifier.identify("Die Kinder spielen jeden Tag im Garten.").language == "nl")
        #expect(identifier.identify("子供たちは毎日").language == LanguageIdentifier.undetermined)
    }

    @Test func unlikelyTextIsUndetermined() {
        let text = "Los niños juegan."
        #expect(LanguageIdentifier(smallestProbability: 1).identify(text).language == LanguageIdentifier.undetermined)
        #expect(LanguageIdentifier(smallestProbability: 0).identify(text).language == "es")
    }

    @Test func longTextIsSampled() {
        let english = "The committee has published its report on the state of the rivers and lakes of the country. "
        let text = String(repeating: english, count: 200)
        let identified = LanguageIdentifier(largestBytes: 800).identify(text)
        #expect(identified.language == "en" && identified.examinedBytes == 800 && identified.spans.count == 1)
    }

    @Test func groupsAddUpTheirMembers() {
        #expect(LanguageGroup.shares(["bs": 0.25, "hr": 0.5, "en": 0.25]) == ["hbs": 0.75])
        #expect(LanguageGroup.group(of: "id")?.code == "msa" && LanguageGroup.group(of: "en") == nil)
        let members = Set(LanguageGroup.all.flatMap(\.members))
        #expect(members.isSubset(of: Set(LanguageIdentifier().languages)))
    }
}
