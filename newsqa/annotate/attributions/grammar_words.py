"""The small words of English that bound noun phrases and verb groups, as sets of lower-case forms."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions.word_lists import word_list

BE: Final = frozenset(
    word_list(
        """
        is are was were be been being 's ’s 're ’re 'm ’m isn't isn’t wasn't wasn’t aren't aren’t weren't weren’t
        get got gets
        """
    )
)
HAVE: Final = frozenset(
    word_list(
        """
        has have had having 've ’ve 'd ’d hasn't hasn’t haven't haven’t hadn't hadn’t
        """
    )
)
MODALS: Final = frozenset(
    word_list(
        """
        will would can could may might must shall should do does did 'll ’ll don't don’t doesn't doesn’t didn't didn’t
        won't won’t wouldn't wouldn’t can't can’t couldn't couldn’t cannot not never
        """
    )
)
AUXILIARIES: Final = BE | HAVE | MODALS
# names in a capital, auxiliaries in a small letter
FIRST_NAMES: Final = frozenset(("Will", "May"))
# between subject and verb: "Clinton also later said"
ADVERBS: Final = frozenset(
    word_list(
        """
        also later then again once still even just already now soon often sometimes always ever only simply further
        however meanwhile instead thus therefore though too rather perhaps indeed long first have had has further
        too today yesterday both since recently repeatedly famously reportedly all
        """
    )
)
NO_ADVERBS: Final = frozenset(
    word_list(
        """
        family daily weekly ally rally supply reply only early elderly july italy assembly bully fly jelly
        """
    )
)
PREPOSITIONS: Final = frozenset(
    word_list(
        """
        in on at during after before for with from by since under despite through throughout over across around
        between about against of to into onto upon within without among amid near inside outside off toward towards
        behind above below per via unlike like besides beyond until till except
        """
    )
)
# a noun phrase goes on through these: "spokesman for the Senate", "sources close to"
LINKS: Final = frozenset(
    word_list(
        """
        of for at from in with to close on familiar near within inside among by under behind
        """
    )
)
SUBORDINATORS: Final = frozenset(
    word_list(
        """
        that while as because if when although though whether where what why how than since until unless whereas
        once so lest whenever wherever but or nor yet
        """
    )
)
DETERMINERS: Final = frozenset(
    word_list(
        """
        the a an his her their its our my your this these those some many several few most all both another other
        each every no one two three four five six seven eight nine ten dozens hundreds thousands any such more
        various numerous multiple certain
        """
    )
)
_NUMBERS: Final = "one two three four five six seven eight nine ten"
# determiners that may be a subject alone: "some said", "two in three said"
PRONOMINAL_DETERMINERS: Final = frozenset(
    word_list(f"some many others both all most several few another each {_NUMBERS}")
)
# what a share of people is called: "62 percent say", "about half say"
SHARES: Final = frozenset(
    word_list(f"percent % half third thirds quarter quarters majority majorities plurality {_NUMBERS}")
)
# verbs before the infinitive of a verb of speech: "went on to say", "continues to insist", "rushed to defend"
LEADS: Final = frozenset(
    word_list(
        """
        went go goes going continued continue continues continuing proceeded proceeds began begins begun begin started
        starts start stopped paused rushed rushes hastened dared dares felt seemed seems appeared appears tried tries
        sought seeks moved moves came comes used uses managed happened tended tends chose
        """
    )
)
POSSESSIVES: Final = frozenset(
    word_list(
        """
        his her their its our my your
        """
    )
)
OBJECT_PRONOUNS: Final = frozenset(
    word_list(
        """
        him her them me us himself herself themselves
        """
    )
)
# participles that stay within a noun phrase: "officials involved in the talks", "people surveyed"
POSTMODIFIERS: Final = frozenset(
    word_list(
        """
        involved based surveyed interviewed polled named identified appointed elected armed backed briefed
        released published conducted issued obtained leaked taken sponsored commissioned directed owned
        authorized authorised unnamed retired united unidentified so-called aged allied concerned
        """
    )
)
# verbs common enough that a noun phrase never runs over them
FINITE: Final = AUXILIARIES | frozenset(
    word_list(
        """
        says said told tells asked made makes took takes came comes went goes gave gives saw knew thought became
        left led held won lost ran runs met put got kept began felt found brought wants want need needs believe
        believes thinks think know knows see sees seems seem seemed agree agrees means mean wrote spoke stood sat
        let won fought sought told heard used called asks tried hopes hope expects expect feels feel
        """
    )
)
PUNCTUATION: Final = frozenset(',;:.!?…—–-()[]|/"“”*•')
STOPS: Final = PUNCTUATION | SUBORDINATORS
SENTENCE_ADVERBS: Final = frozenset(
    word_list(
        """
        but and so yet still however meanwhile later then now also today yesterday earlier instead thus additionally
        moreover furthermore finally first second third again indeed nonetheless nevertheless separately similarly
        previously recently once even perhaps maybe ironically notably or though afterwards afterward only both just
        sometimes often already
        """
    )
)

# words that are no noun after an adjective
NOT_NOUNS: Final = (
    PREPOSITIONS | SUBORDINATORS | DETERMINERS | OBJECT_PRONOUNS | AUXILIARIES | frozenset(("he", "she", "they"))
)
# what a relative clause opens with
RELATIVES: Final = frozenset(("who", "which", "that"))
