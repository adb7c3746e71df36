"""nbgrader for this course: `nbgrader` commands from here work in course/.

python tools/make_exercises.py --source course/source    writes the instructor's notebooks
nbgrader generate_assignment 01_nudge                    makes course/release/01_nudge
nbgrader autograde 01_nudge                              grades course/submitted/*/01_nudge
nbgrader generate_feedback 01_nudge                      writes course/feedback
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT / "tools"))

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = "backprop"
c.CourseDirectory.root = str(ROOT / "course")
# Seconds for one cell: the slowest test takes about two.
c.ExecutePreprocessor.timeout = 60
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "hide_hidden_tests.HideHiddenTests",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
