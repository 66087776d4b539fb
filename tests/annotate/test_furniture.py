import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsqa.annotate.attributions.table import annotate_attributions
from newsqa.annotate.furniture import furniture
from newsqa.annotate.tables import NAMES
from newsqa.annotate.unread import unread_parts

FURNITURE = [
    "Read more: Eva Lund says the ferry is safe",
    "READ MORE",
    "[Read also: “Why Eva Lund Said No.”]",
    "More: Lund calls the ferry safe",
    "More on the harbour: Lund calls the ferry safe",
    "Related: Officials said the ferry was late",
    "SEE ALSO: Officials say the ferry is old",
    "(WATCH: Eva Lund discusses the ferry)",
    "JUST WATCHED Lund calls the ferry safe Replay More Videos ... MUST WATCH Lund calls the ferry safe 01:44",
    "Media playback is unsupported on your device Media caption Eva Lund said the ferry was late",
    "Play Video 0:58 Lund says the ferry is safe – video",
    "Story highlights Harbour officials say the ferry is old",
    "Image copyright Post Image caption Eva Lund said the ferry was late",
    "Photos: The life of a ferry The ferry was safe, officials said.",
    "FILE - In this May 4, 2016 photo, Eva Lund speaks to reporters about the ferry.",
    "Eva Lund speaks about the ferry on Monday. (Kari Berg/Pool via AP)",
    "Eva Lund speaks about the ferry on Monday. (Photo: Kari Berg, Bergen Post)",
    "Eva Lund speaks about the ferry on Monday. | AP Photo",
    "Eva Lund speaks about the ferry on Monday. Kari Berg/Getty Images",
    "Editor’s note: Eva Lund said in May that she would write for us.",
    "Editor's Note: Eva Lund said in May that she would write for us.",
    "Correction: An earlier version said that the ferry was late.",
    "This story has been updated to say that the ferry was late.",
    "This article was reported by The Associated Press.",
    "Sign up for our newsletter: critics say it is good",
    "Get the Post in your inbox. By signing up, you agree to our privacy policy",
]
PROSE = [
    "Read by officials on Monday, the report said the ferry was late.",
    "More officials said the ferry was late.",
    "Related claims were made by Eva Lund, who said the ferry was late.",
    "Image is everything, Eva Lund said.",
    "Watching the ferry, Eva Lund said it was late.",
    "This story was told to the council by Eva Lund, who said so.",
    "WASHINGTON (Reuters) - Eva Lund said on Monday that the ferry was late.",
    "Eva Lund said the ferry was late (she had taken a photo).",
    "“Will you agree to this?” Eva Lund asked.",
    "Editors said the ferry was late.",
    "Sign language is taught on board, Eva Lund said.",
    "By Eva Lund’s account, the ferry was late, officials said.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_gives_no_attribution(line: str) -> None:
    text = f"The ferry was late.\n\n{line}\n\nIt rained."
    assert [text[start:end] for start, end in furniture(text, text.split("\n"))] == [line]
    assert [(text[start:end], kind) for start, end, kind in unread_parts(text)] == [(line, "furniture")]
    assert annotate_attributions(pa.table({"body": [text, line]}), NAMES.empty_table()).num_rows == 0


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_furniture(line: str) -> None:
    text = f"The ferry was late.\n\n{line}\n\nIt rained."
    assert list(furniture(text, text.split("\n"))) == []


@given(st.lists(st.sampled_from([*FURNITURE, *PROSE, "", "\r", "\ud800", "(Photo", "AP)"]), max_size=12).map("\n".join))
def test_lines_are_found_where_they_stand(text: str) -> None:
    found = list(furniture(text, text.split("\n")))
    assert found == sorted(found)
    assert all("\n" not in text[start:end] and (start == 0 or text[start - 1] == "\n") for start, end in found)
