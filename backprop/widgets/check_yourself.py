"""Questions whose every answer explains itself."""

from __future__ import annotations

from typing import Any

import traitlets

from backprop.widgets.figure import Checked, Figure, state


def Answer(text: str, reason: str, correct: bool = False) -> dict[str, Any]:
    """Return an answer; `reason` says why it is right, or which thought leads there."""
    return {"text": text, "reason": reason, "correct": correct}


def Question(text: str, *answers: dict[str, Any]) -> dict[str, Any]:
    """Return a question; exactly one of its answers is correct.

    Texts are plain, with `code` and *emphasis*. Raises ValueError otherwise.
    """
    correct = sum(answer["correct"] for answer in answers)
    if len(answers) < 2 or correct != 1:
        raise ValueError(
            f"A question has two answers or more, one of them correct; "
            f"{text[:40]!r} has {len(answers)}, {correct} of them correct."
        )
    return {"text": text, "answers": list(answers)}


def _questions(value: Any) -> list[Any]:
    if not value:
        raise ValueError("expected at least one Question(...).")
    return list(value)


class CheckYourself(Figure):
    """`CheckYourself(Question(...), ...)`; `chosen` holds the number of each answer, or -1."""

    questions = state(Checked([], _questions))
    chosen = state(Checked([], list))

    def __init__(self, *questions: dict[str, Any], **state: Any) -> None:
        """Make the figure of these questions, none of them answered."""
        if questions:
            state.setdefault("questions", list(questions))
        state.setdefault("chosen", [-1] * len(state.get("questions", [])))
        super().__init__(**state)

    @traitlets.validate("chosen")
    def _known(self, proposal: Any) -> list[int]:
        counts = [len(question["answers"]) for question in self.questions]
        chosen = proposal.value
        if len(chosen) != len(counts) or not all(
            isinstance(choice, int) and -1 <= choice < count
            for choice, count in zip(chosen, counts, strict=True)
        ):
            raise traitlets.TraitError(
                f"chosen of CheckYourself: expected the number of an answer, or -1, for each of "
                f"{len(counts)} questions, but got {chosen!r:.60}."
            )
        return chosen

    def numbers(self) -> dict[str, Any]:
        """Return how many are answered, and how many of these correctly."""
        pairs = list(zip(self.questions, self.chosen, strict=True))
        return {
            "answered": sum(choice >= 0 for _, choice in pairs),
            "correct": sum(
                choice >= 0 and question["answers"][choice]["correct"] for question, choice in pairs
            ),
        }
