"""The figures of the course, as Jupyter widgets: one class each."""

from backprop.widgets.batch_matrices import BatchMatrices
from backprop.widgets.chain_explorer import ChainExplorer
from backprop.widgets.check_yourself import Answer, CheckYourself, Question
from backprop.widgets.cost_explorer import CostExplorer
from backprop.widgets.digit_network import DigitNetwork
from backprop.widgets.gradient_check_lab import GradientCheckLab
from backprop.widgets.gradient_flow import GradientFlow
from backprop.widgets.graph_stepper import GraphStepper
from backprop.widgets.network_playground import NetworkPlayground
from backprop.widgets.nudge_explorer import NudgeExplorer
from backprop.widgets.shape_calculator import ShapeCalculator
from backprop.widgets.shape_puzzle import ShapePuzzle
from backprop.widgets.softmax_explorer import SoftmaxExplorer

__all__ = [
    "Answer",
    "BatchMatrices",
    "ChainExplorer",
    "CheckYourself",
    "CostExplorer",
    "DigitNetwork",
    "GradientCheckLab",
    "GradientFlow",
    "GraphStepper",
    "NetworkPlayground",
    "NudgeExplorer",
    "Question",
    "ShapeCalculator",
    "ShapePuzzle",
    "SoftmaxExplorer",
]
