"""The figures of the course, as Jupyter widgets: one class each."""

from backprop.widgets.check_yourself import Answer, CheckYourself, Question
from backprop.widgets.graph_stepper import GraphStepper
from backprop.widgets.nudge_explorer import NudgeExplorer
from backprop.widgets.shape_calculator import ShapeCalculator

__all__ = [
    "Answer",
    "CheckYourself",
    "GraphStepper",
    "NudgeExplorer",
    "Question",
    "ShapeCalculator",
]
