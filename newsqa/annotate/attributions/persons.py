"""Tells whether a noun denotes people who can speak, by its ending: one lower-case word comes in, a yes or no goes out.

Claims have a source only where somebody can speak: "two plumbers said", "a geologist warned", and not "most techniques
demand" or "a waiver issued to". Endings decide for the words that no list holds.
"""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions.source_words import GROUP_NOUNS, ROLES
from newsqa.annotate.attributions.word_lists import word_list

# "plumber", "mentor", "geologist", "librarian", "applicant", "student", "nominee", "tradesman"
_ENDINGS: Final = ("er", "or", "ist", "ian", "ant", "ent", "ee", "man", "woman", "person", "crat")
_THINGS: Final = frozenset(
    word_list(
        """
        number order computer server chapter poster banner filter power matter water tower center river layer answer
        offer cover factor sector error mirror tumor tumour vector monitor tractor event percent incident accident
        content component continent extent intent scent tent talent precedent patent current restaurant grant plant
        warrant constant variant covenant fee coffee degree knee tree guarantee november december october september
        fever cancer weather winter summer corner shoulder finger dinner shelter register charter transfer disorder
        border chamber shower trailer counter quarter letter paper folder header helicopter cruiser tanker container
        freighter sticker meter career beer explosion door floor color colour humor humour rumor rumour labor labour
        favor favour honor honour motor horror terror behavior behaviour harbor harbour armor armour
        dollar scooter bumper newspaper newsletter explainer disclaimer blocker timer trigger corridor elevator
        generator reactor indicator meteor sensor processor refrigerator calculator gear
        primer waiver flier flyer cluster disaster barrier danger anger hunger murder gender tender
        remainder ladder thunder calendar cylinder consent argument absent accent cent crescent
        torrent descent ascent event advent deterrent equivalent ingredient gradient
        environment german roman jubilee melee spree decree levee apogee committee
        jamboree pedigree consist list mist fist twist waist checklist wrist shortlist blacklist playlist
        chant rant remnant pollutant hydrant implant transplant pennant stimulant lubricant quadrant disinfectant
        headquarter browser router adapter charger cooler heater blazer sweater sneaker drawer flower sewer
        boulder folder bladder rudder powder recorder reminder blender slider thermometer parameter diameter perimeter
        barometer booster roster semester canister theater theatre crater freezer fertilizer sanitizer ventilator
        respirator escalator calculator accelerator refrigerator radiator simulator denominator detector projector
        connector motor razor tremor manor parlor vapor endeavor endeavour nutrient detergent solvent coefficient
        median meridian degree decree entree matinee marquee frisbee lychee
        exist assist resist gist hoist heist plan ban van fan span scan clan pan can other another matter
        their your four hour tour poor door moor flour beer deer pier tier year fear near dear tear bear wear
        rent cent tent went sent pant ant list mist fist for war car bar jar star air hair pair chair stair fair son
        together rather either neither never ever over under after later former latter further better
        greater higher lower larger smaller longer shorter older younger fewer poorer richer stronger weaker
        """
    )
)


def denotes_person(noun: str) -> bool:
    """Whether a singular noun stands for a person."""
    if noun in ROLES:
        return True
    return noun.endswith(_ENDINGS) and not noun.endswith("ment") and noun not in _THINGS and len(noun) > 3


def denotes_people(noun: str) -> bool:
    """Whether a plural stands for people: "officials", "plumbers", "tradesmen"."""
    if noun in GROUP_NOUNS or noun.endswith(("men", "women", "people", "folk", "folks", "children")):
        return noun not in ("specimen", "regimen", "acumen", "abdomen")
    return noun.endswith("s") and denotes_person(noun[:-1])
