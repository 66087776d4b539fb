"""Sentences in many languages, made for tests of encodings."""

# In code pages of western Europe: they must come back from cp1252, or at least not come back changed.
WESTERN = {
    "English": [
        "The council said that it didn’t know what was in the mayor’s report, and that it would look at it.",
        "“It was the best of the lot,” she said. “We have been here for ten years.”",
        "The bridge cost £5,000 to mend – a sum that the town does not have – and it is still shut.",
        "He went to the café at the end of the street, where the résumé of the new minister was read to him.",
        "The workers’ union of the town said that the talks are at an end… for now.",
        "The firm was founded in 1990 and the price of it was €3 million, or 4% of all that they had.",
        "In São Paulo and in Zürich the crowds were as large as they had been in the years from 1990–1995.",
        "The temperature was at 30°C on Monday, and it will be at 35°C by the end of the week.",
    ],
    "French": [
        "Le maire a déclaré que la ville n’a pas les moyens de réparer le pont, mais qu’elle le fera l’été prochain.",
        "« Nous avons été reçus à l’hôtel de ville », a dit la présidente de l’association, qui est à Paris.",
        "Les élèves de l’école ont chanté pour la fête ; le préfet était là, et il a promis une aide.",
        "Le cœur de la cité a été fermé dès le début de la journée… et les commerçants s’en sont plaints.",
        "La créée de 1990 est une œuvre qui est chère à ceux qui l’ont vue, à Noël, dans la forêt.",
    ],
    "German": [
        "Der Bürgermeister hat gesagt, dass die Brücke für drei Wochen geschlossen wird und dass es nicht anders geht.",
        "„Das ist nicht schön“, sagte sie, „aber wir müssen mit dem leben, was da ist.“",
        "Die Größe der Straße ist für den Verkehr nicht zu ändern, und die Öffnung ist erst im März.",
        "Er hat die Übung im Café gemacht – und dann noch eine in Köln.",
    ],
    "Spanish": [
        "El alcalde dijo que la reunión de los vecinos será el próximo año, y que no habrá más dinero para el puente.",
        "¿Por qué no se abrió la escuela? La niña y su señora madre no lo saben, pero el director sí.",
        "Los jóvenes de la región están en el camión, según el periódico de la mañana.",
    ],
    "Portuguese": [
        "O prefeito disse que a situação da cidade não é boa, e que as eleições serão em março.",
        "A população de São Paulo está à espera de uma solução para os problemas que tem há anos.",
        "As crianças não vão à escola por causa das obras, que são o que mais preocupa os pais.",
    ],
    "Italian": [
        "Il sindaco ha detto che la città non è più sicura, perché il ponte è chiuso da lunedì.",
        "È vero che l’università della regione sarà aperta anche nel mese di agosto, ma non si sa come.",
    ],
    "Swedish": [
        "Kommunen säger att den inte har råd att bygga en ny bro över ån, men att det ska bli av nästa år.",
        "Det är för många som åker till Göteborg och som inte kan få en plats på tåget.",
    ],
    "Danish": [
        "Borgmesteren siger, at byen ikke har råd til en ny bro, men at det er på vej og skal være åben fra maj.",
        "Det er for mange, der kører til Århus og som ikke kan få en plads på færgen.",
    ],
    "Dutch": [
        "De burgemeester zei dat de financiële situatie van de stad niet goed is, maar dat er één oplossing is.",
        "Het is niet zo’n goed idee om de brug in april te sluiten, en dat is ook de mening van de coördinator.",
    ],
    "Finnish": [
        "Kaupunginjohtaja sanoi, että silta on suljettu, mutta se ei ole vielä korjattu ja se on myös vaarallinen.",
        "Hän ei ole nyt täällä, vaan joka päivä kun sää on hyvä, hän on järvellä.",
    ],
}

# Written in other code pages: taken for cp1252 they would be nonsense.
OTHER = {
    "Polish": [
        "Burmistrz powiedział, że most będzie zamknięty przez trzy tygodnie, ale nie wie, co będzie dalej.",
        "Zażółć gęślą jaźń jest zdaniem, w którym są wszystkie polskie litery, i nie ma w nim innych.",
        "Nie wiem, czy to jest dobre, ale tak jest i tak będzie.",
    ],
    "Czech": [
        "Starosta řekl, že most bude zavřený a že město na něj nemá peníze, ale že se to bude řešit.",
        "Příliš žluťoučký kůň úpěl ďábelské ódy a nikdo z nich to nečekal.",
    ],
    "Hungarian": [
        "A polgármester azt mondta, hogy a híd nem lesz kész, és hogy ez még nem az utolsó szó ebben az ügyben.",
        "Az őszi szünet előtt az iskola egy új épületet is kap, de csak ha lesz rá pénz.",
    ],
    "Romanian": [
        "Primarul a spus că podul va fi închis și că nu este bani pentru el, dar că se va găsi o soluție.".translate(
            str.maketrans("șțȘȚ", "şţŞŢ")
        ),
    ],
    "Turkish": [
        "Belediye başkanı köprünün üç hafta kapalı olacağını ve bunun için bir çözüm aradıklarını söyledi.",
        "Işık ılık süt iç diyen öğretmen, bu yıl da okula geldi ve çok mutlu oldu.",
    ],
    "Croatian": ["Gradonačelnik je rekao da će most biti zatvoren i da se za to ne može naći novac, ali da će biti."],
    "Lithuanian": ["Meras sakė, kad tiltas bus uždarytas ir kad miestas neturi pinigų, bet tai yra ne viskas apie jį."],
    "Russian": ["Мэр сказал, что мост будет закрыт на три недели, но когда его откроют, пока не известно."],
    "Ukrainian": ["Міський голова сказав, що міст буде закритий на три тижні, але коли його відкриють, невідомо."],
    "Greek": ["Ο δήμαρχος είπε ότι η γέφυρα θα είναι κλειστή για τρεις εβδομάδες και ότι δεν υπάρχουν χρήματα."],
    "Hebrew": ["ראש העיר אמר שהגשר יהיה סגור במשך שלושה שבועות ושאין כסף לתיקון."],
    "Arabic": ["قال رئيس البلدية إن الجسر سيغلق لمدة ثلاثة أسابيع ولا يوجد مال لإصلاحه."],
    "Thai": ["นายกเทศมนตรีกล่าวว่าสะพานจะปิดเป็นเวลาสามสัปดาห์"],
    "Japanese": ["市長は橋が三週間閉鎖されると述べたが、いつ開くかはまだ分からない。"],
    "Chinese": ["市长说，这座桥将关闭三个星期，但目前还不知道什么时候开放。"],
    "Korean": ["시장은 다리가 삼 주 동안 폐쇄될 것이라고 말했지만 언제 열릴지는 아직 모른다."],
    "Names": [
        "The president of the council, Kaczyński, said that he was not at the meeting with Wałęsa.",
        "The minister, Erdoğan, said that the talks with Şahin are at an end and that it was his idea.",
        "It was Dvořák who said that the music of the town is as good as that of Plzeň.",
        "The mayor of 東京 said that the bridge was not safe and that it would be shut.",
        "The mayor of Москва said that the bridge was not safe and that it would be shut.",
        "The mayor of Αθήνα said that the bridge was not safe and that it would be shut.",
        "The mayor of 上海 and the one of 서울 said that they have not been at the bridge.",
    ],
}
