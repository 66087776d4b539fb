"""The words that mark speech: verbs of saying by how they take what is said, nouns of speech, adverbs of hearsay."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions.word_lists import word_list

# "She said that ...", '"...," he said': take a clause or a quotation
CLAUSE_VERBS: Final = word_list(
    """
    say add admit affirm agree allege announce argue assert attest aver boast brag caution claim complain
    concede conclude confess confirm contend counter contest declare deny disclose elaborate emphasize emphasise
    explain exclaim gripe hint hypothesize imply indicate inform insist insinuate interject joke lament mention
    muse note object observe opine posit postulate predict proclaim profess promise propose protest quip
    reaffirm reason recall reckon reiterate relate remark remind reply report respond reveal speculate state
    stipulate stress suggest surmise swear tell testify theorize threaten tweet underline underscore vow warn
    whisper worry write shout yell scream cry mutter murmur chant shrug sigh venture assure advise guarantee
    recount repeat rebut retort fume quote acknowledge clarify chide chime crack deadpan gush blog describe
    pledge project forecast estimate point
    """
)
# '"...," she continued': saying only beside a quotation
QUOTATION_VERBS: Final = word_list(
    """
    ask answer begin continue conclude finish laugh smile offer sing open close read go wonder think believe
    inquire enquire demand post text email intone thunder beg plead urge recommend snap scoff echo call describe
    label brand dub characterize characterise term sum reflect sniff beam boom pronounce attack joke assail bash
    address challenge object maintain charge rage rant bellow growl groan demur elaborate react opine
    """
)
# "She criticised the plan": saying something of or to somebody
OBJECT_VERBS: Final = word_list(
    """
    accuse ask applaud blast blame call castigate cite commend condemn criticize criticise decry demand denounce
    deride describe discuss dismiss endorse praise question rail rebuff rebuke refute reject reprimand ridicule
    scold slam tout urge mock lambaste denigrate disparage extol hail lambast portray chastise skewer bemoan
    berate declare announce deny reveal mention recount recommend propose promise characterize characterise
    label brand dub hint tweet detail outline request defend herald
    """
)

# "The poll found that", "records show": documents speak with these
DOCUMENT_VERBS: Final = ("find", "show", "suggest", "indicate")
# "She spoke about the plan": only with a preposition
ABOUT_VERBS: Final = ("speak", "talk", "comment")
# nouns for what somebody says, by how they take it: "his claim that", "her call for", "their criticism of"
_SPEECH_NOUNS: Final = {
    "that": """
        claim claims assertion assertions argument arguments statement statements allegation allegations accusation
        accusations suggestion suggestions contention insistence warning warnings promise promises pledge pledges vow
        prediction predictions complaint complaints denial denials admission declaration remark remarks comment
        comments announcement acknowledgment acknowledgement testimony report reports proposal conclusion demand
        """,
    "of": """
        criticism criticisms accusation accusations denial denials description praise condemnation denunciation mention
        allegations warnings dismissal announcement
        """,
    "about": """
        comments comment remarks remark questions question statements statement claims claim warning warnings
        complaints complaint allegations talk story stories
        """,
    "for": "call calls demand demands praise proposal proposals request criticism",
    "on": "comments remarks attack attacks statements statement",
    "to": "promise promises pledge pledges vow threat threats proposal proposals call calls request offer",
    "against": "accusations allegations claims criticism threats",
}
# noun -> the words after it
SPEECH_NOUNS: Final = {
    noun: frozenset(word for word, nouns in _SPEECH_NOUNS.items() if noun in nouns.split())
    for nouns in _SPEECH_NOUNS.values()
    for noun in nouns.split()
}

_IRREGULAR: Final = {
    "find": ("finds", "found", "finding"),
    "speak": ("speaks", "spoke", "speaking"),
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "swear": ("swears", "swore", "swearing"),
    "read": ("reads", "read", "reading"),
    "begin": ("begins", "began", "beginning"),
    "go": ("goes", "went", "going"),
    "think": ("thinks", "thought", "thinking"),
    "sing": ("sings", "sang", "singing"),
    "admit": ("admits", "admitted", "admitting"),
    "rebut": ("rebuts", "rebutted", "rebutting"),
    "brag": ("brags", "bragged", "bragging"),
    "quip": ("quips", "quipped", "quipping"),
    "beg": ("begs", "begged", "begging"),
    "snap": ("snaps", "snapped", "snapping"),
    "sum": ("sums", "summed", "summing"),
    "refer": ("refers", "referred", "referring"),
    "demur": ("demurs", "demurred", "demurring"),
    "blog": ("blogs", "blogged", "blogging"),
    "dub": ("dubs", "dubbed", "dubbing"),
    "slam": ("slams", "slammed", "slamming"),
    "aver": ("avers", "averred", "averring"),
}


def verb_forms(lemma: str) -> tuple[str, str, str]:
    """Third person singular, past and present participle of a verb: ("denies", "denied", "denying")."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "sh", "ch", "x")):
        return lemma + "es", lemma + "ed", lemma + "ing"
    return lemma + "s", lemma + "ed", lemma + "ing"


def _table(*kinds: tuple[str, tuple[str, ...]]) -> dict[str, tuple[str, str, frozenset[str]]]:
    forms: dict[str, tuple[str, str, set[str]]] = {}
    for kind, lemmas in kinds:
        for lemma in lemmas:
            third, past, participle = verb_forms(lemma)
            for form, name in ((lemma, "base"), (third, "third"), (past, "past"), (participle, "participle")):
                forms.setdefault(form, (lemma, name, set()))[2].add(kind)
    forms["written"] = ("write", "past", {"clause"})
    forms["commented"] = ("comment", "past", {"about", "clause"})  # "comments" is a noun nearly always
    forms["read"] = ("read", "third", {"quotation"})
    return {form: (lemma, name, frozenset(kinds_of)) for form, (lemma, name, kinds_of) in forms.items()}


# form -> (lemma, which form, the kinds of complement it takes)
VERBS: Final = _table(
    ("clause", CLAUSE_VERBS),
    ("quotation", QUOTATION_VERBS),
    ("object", OBJECT_VERBS),
    ("document", DOCUMENT_VERBS),
    ("about", ABOUT_VERBS),
)

# forms that are more often nouns or other things: they need clear company ("the report", "at the state level")
NOUN_FORMS: Final = frozenset(
    word_list(
        """
        report reports claim claims note notes state states comment comments charge charges promise promises
        question questions answer answers call calls demand demands tweet tweets remark remarks estimate estimates
        project projects forecast forecasts quote quotes point points joke jokes cry counter counters worry worries
        address attack attacks blame challenge challenges detail details email object objects offer offers open
        outline post posts read request requests reason reasons respect texts text vow vows pledge pledges protest
        protests close mock term terms label labels brand brands crack cracks hint hints laugh smile sigh shout
        shouts sum reply replies threat concern concerns endorse defend go goes stress contest contests blog
        blogs snap scream screams shrug rage boast boasts chant chants relate relates accounts hail advise rant
        talk talks show shows find finds
        """
    )
)

# nouns nearly always: on their own they are no reason to look at a sentence
MOSTLY_NOUNS: Final = frozenset(
    word_list(
        """
        state states question questions point points reason reasons project projects protest protests contest contests
        detail details estimate estimates comment comments request requests remark remarks talk talks
        """
    )
)

# '"...," said the mayor': verbs whose subject may follow
INVERTIBLE: Final = frozenset(
    form
    for lemma in word_list(
        """
        say add write ask note explain argue tweet reply respond recall insist declare warn continue
        conclude quip joke observe remark report announce read admit state claim agree exclaim tell predict
        boast acknowledge concede
        """
    )
    for form in verb_forms(lemma)[:2]
)

# with a quotation right before it any verb of speech may come before its subject
INVERTIBLE_BESIDE_QUOTATION: Final = frozenset(
    form
    for lemma in CLAUSE_VERBS + QUOTATION_VERBS
    for form in verb_forms(lemma)[:2]
    if form not in ("goes", "went", "read", "reads", "sums")
)

# they stand in for a source: "reportedly", "is rumored to"
HEARSAY_ADVERBS: Final = frozenset(("reportedly", "allegedly", "purportedly", "supposedly", "rumoredly", "rumouredly"))

# "it was reported that", "is said to have": who says so is not said
PASSIVE_VERBS: Final = frozenset(
    word_list(
        """
        said reported claimed alleged revealed announced rumored rumoured accused described believed estimated
        suggested argued disclosed confirmed noted stated speculated predicted told quoted criticized criticised
        declared acknowledged mentioned hailed praised dubbed called blamed denounced condemned mocked asked
        informed warned understood thought
        """
    )
)
# "X is said to", "X was reported to": hedge a whole clause
RAISING_PASSIVES: Final = frozenset(
    word_list(
        """
        said reported claimed alleged rumored rumoured believed thought understood estimated known considered
        """
    )
)
# "has been accused of": a claim about somebody, whoever makes it
ACCUSING_PASSIVES: Final = frozenset(
    word_list(
        """
        accused criticized criticised blamed denounced condemned mocked hailed praised rumored rumoured alleged revealed
        reported disclosed
        """
    )
)
# "it was revealed that": of these only the bare passive is a claim that nobody stands behind
IMPERSONAL_PASSIVES: Final = frozenset(
    word_list(
        """
        said reported claimed alleged revealed announced rumored rumoured suggested argued disclosed confirmed noted
        stated speculated predicted acknowledged estimated declared understood believed mentioned
        """
    )
)
