"""Tells whether a person is "he" or "she": a name and the article come in, "he", "she" or None goes out."""

from __future__ import annotations

from typing import Final

from newsqa.annotate.attributions.word_lists import word_list
from newsqa.annotate.names.people import GIVEN_NAMES

_TITLES: Final = {
    **dict.fromkeys(word_list("Mr Sir Lord Prince King Congressman congressman spokesman chairman"), "he"),
    **dict.fromkeys(word_list("Ms Mrs Miss Lady Dame Baroness Princess Queen"), "she"),
    **dict.fromkeys(word_list("Congresswoman congresswoman spokeswoman chairwoman"), "she"),
}
# a surname is looked at in no more places than these, and what stands before it over so many code points
_MOST_PLACES: Final = 12
_LONGEST_TITLE: Final = 16
# an article in any newspaper is shorter, and a longer text must not be searched whole for each name
_FARTHEST: Final = 20_000
_SHE_NAMES: Final = frozenset(
    word_list(
        """
    Abigail Alexandra Alice Alison Amanda Amber Amy Ana Angela Anita Ann Anna Anne Annie Ayesha Barbara Beatrice
    Beth Betsy Betty Brenda Bridget Camilla Carla Carol Caroline Carolyn Catherine Cathy Cecilia Charlotte
    Chloe Christina Christine Chrystia Claire Clara Claudia Condoleezza Connie Cristina Cynthia Daisy Daniela Danielle
    Deborah Debra Diana Diane Dianne Donna Doris Dorothy Edith Eileen Elaine Eleanor Elena Elizabeth Ella Ellen Emily
    Emma Erin Esther Eva Evelyn Fatima Fiona Florence Frances Francesca Gina Gloria Grace Greta Gretchen Hannah Harriet
    Heather Heidi Helen Hillary Ingrid Irene Isabel Isabella Ivanka Jacinda Jane Janet Jennifer Jenny Jessica Jill
    Joan Joanna Josephine Joyce Judith Judy Julia Julie Justine Karen Kate Katherine Kathleen Kathryn Kathy Katie
    Kayleigh Kellyanne Kimberly Kirsten Kristen Kristin Laura Lauren Leila Linda Lisa Liz Louise Lucia Lucy Lydia
    Madeleine Margaret Maria Marie Marina Marine Marjorie Marsha Martha Mary Maureen Maxine Megan Meghan Melania
    Melanie Melissa Michelle Miriam Moira Molly Monica Nadia Nancy Naomi Natalia Natalie Natasha Nicole Nina Nora Olga
    Olivia Pamela Patricia Paula Penny Priti Priya Rachel Rebecca Rita Rosa Rose Ruth Sally Samantha Sandra Sara Sarah
    Sharon Sheila Shirley Silvia Sofia Sonia Sonya Sophia Sophie Stacey Stephanie Sue Susan Suzanne Sylvia Tammy Tara
    Teresa Theresa Tina Tulsi Valerie Vanessa Vera Veronica Victoria Violet Virginia Wendy Yvette Yvonne Zara Zoe
    """
    )
)
_EITHER_NAMES: Final = frozenset(
    word_list(
        """
    Alex Alexis Ali Andy Ashley Chen Chris Christian Dale Dana Ed Frankie Gabriel Hong Jackie Jaime Jamie Jan Jesse Jo
    Jun Kelly Kim Lee Leslie Li Lindsay Lindsey Lynn Marion Morgan Nicola Pat Robin Sam Sandy Shannon Sydney Taylor
    Terry Tracy Wang Wei Xi Yang Yu Zhang Guy Milan Orlando Jean Andrea Carmen Marian Vivian
    """
    )
)
_HE_NAMES: Final = frozenset(GIVEN_NAMES) - _SHE_NAMES - _EITHER_NAMES
_PRONOUNS: Final = {
    **dict.fromkeys(("he", "him", "himself", "his"), "he"),
    **dict.fromkeys(("she", "her", "herself", "hers"), "she"),
}

_SHE_ROLES: Final = frozenset(
    word_list("mother daughter sister wife widow girl queen princess actress aunt niece grandmother girlfriend")
)
_HE_ROLES: Final = frozenset(
    word_list("father son brother husband boy king prince uncle nephew grandfather boyfriend pope")
)


def gender_of_pronoun(word: str) -> str | None:
    return _PRONOUNS.get(word)


def gender_of_role(role: str) -> str | None:
    """ "spokeswoman", "mother" and "actress" are women; "spokesman", "father" and "king" are men."""
    if role.endswith("woman") or role in _SHE_ROLES:
        return "she"
    if (role.endswith("man") and role not in ("human", "layman")) or role in _HE_ROLES:
        return "he"
    return None


def gender_of_name(name: str, text: str, near: int = 0) -> str | None:
    """By the given name, else by the titles that the article gives the surname ("Ms. Roe"). A surname that has titles
    of both kinds ("Mr. Roe", "Mrs. Roe") says nothing. Titles are looked for around the place `near`."""
    given, _, surname = name.rpartition(" ")
    first = given.split(" ", 1)[0]
    if first not in _EITHER_NAMES:
        if first in _SHE_NAMES:
            return "she"
        if first in _HE_NAMES:
            return "he"
    titles = set()
    at = max(0, near - _FARTHEST) - 1
    for _ in range(_MOST_PLACES):
        at = text.find(surname, at + 1, near + _FARTHEST)
        if at < 0:
            break
        before = text[max(0, at - _LONGEST_TITLE) : at].split()
        titles.add(_TITLES.get(before[-1].rstrip(".")) if before else None)
    titles.discard(None)
    return titles.pop() if len(titles) == 1 else None
