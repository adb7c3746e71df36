import pytest
import traitlets

from backprop.widgets import Answer, CheckYourself, Question

QUESTION = Question("2 < 3?", Answer("yes", "It is.", correct=True), Answer("no", "It is not."))


def test_what_is_answered_and_what_is_right_is_counted():
    figure = CheckYourself(QUESTION, QUESTION, QUESTION)
    assert figure.numbers() == {"answered": 0, "correct": 0}
    figure.chosen = [0, 1, -1]
    assert figure.numbers() == {"answered": 2, "correct": 1}


@pytest.mark.parametrize("bad", [[0], [0, 2], [0, -2], [0, 0.5], [0, "yes"]])
def test_an_answer_that_does_not_exist_is_refused_in_words(bad):
    with pytest.raises(traitlets.TraitError, match="the number of an answer, or -1, for each of 2"):
        CheckYourself(QUESTION, QUESTION, chosen=bad)


@pytest.mark.parametrize(
    "answers",
    [
        [Answer("yes", "It is.", correct=True)],
        [Answer("yes", "It is."), Answer("no", "It is not.")],
        [Answer("yes", "It is.", correct=True), Answer("aye", "It is.", correct=True)],
    ],
)
def test_a_question_has_answers_and_one_of_them_is_right(answers):
    with pytest.raises(ValueError, match="one of them correct"):
        Question("2 < 3?", *answers)
