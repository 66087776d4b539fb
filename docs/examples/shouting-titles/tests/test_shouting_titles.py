from shouting_titles import shouting_title

from newsqa.testing import check_examples, findings_of


def test_examples():
    check_examples(shouting_title)


def test_titles_in_capitals_are_found():
    [found] = findings_of(shouting_title, title="COUNCIL VOTES", body="It voted on 3 May 2024.")
    assert found["words"] == "COUNCIL VOTES"


def test_the_share_is_an_option():
    assert findings_of(shouting_title, title="COUNCIL votes", options={"share": 0.5})
    assert not findings_of(shouting_title, title="COUNCIL votes")
