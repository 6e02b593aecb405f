"""Questions that the tests of grading share."""

from core.domain.interview import KeyPoint, Question
from core.domain.plan import Difficulty, Kind

INDEX = Question(
    id="q1",
    text="A query on a large table became slow as the table grew. How would an index help, and what does it cost you?",
    kind=Kind.TECHNICAL,
    difficulty=Difficulty.EASY,
    competency="Databases",
    key_points=(
        KeyPoint(
            "It keeps a sorted structure such as a B-tree, so finding a value takes logarithmic time",
            ("b-tree", "sorted structure", "logarithmic"),
        ),
        KeyPoint("Without one the engine scans every row", ("full scan", "reads every row", "sequential scan")),
        KeyPoint("Every write must also update it, so inserts get slower", ("slower writes", "inserts slow down")),
        KeyPoint("It takes disk space and memory", ("disk space", "storage", "memory")),
    ),
)
STRONG = (
    "Without an index the database reads every row to find the ones I want, so it gets slower as the data grows. "
    "An index is usually a B-tree, sorted by the column, and a lookup walks three or four levels instead of ten "
    "million rows. We had one query go from 4 seconds to 20 milliseconds. The price is that each insert has to "
    "update the tree too, so writes slow down, and it needs disk space, about 15% of the table in our case."
)
MIDDLING = (
    "An index makes it faster because the database doesn't have to do a full scan of the table any more, it can "
    "jump to the right place. I would add one on the column in the where clause and look at the plan afterwards."
)
WEAK = (
    "I would say that performance is very important, so I would look at the query and try to optimise it with "
    "best practices, scale the server, and maybe use a modern cloud solution that is more powerful."
)
STORY = Question(
    id="q2",
    text="Tell me about a time when you disagreed with a colleague about how something should be done.",
    kind=Kind.BEHAVIOURAL,
    difficulty=Difficulty.EASY,
    competency="Conflict",
    key_points=(
        KeyPoint("Describes a real disagreement with something at stake", ("we disagreed", "he wanted", "she wanted")),
        KeyPoint(
            "Says what they personally did to understand the other view", ("i asked her", "i asked him", "i listened")
        ),
        KeyPoint("Tells how it was settled and what came of it", ("we agreed", "in the end", "we settled")),
    ),
)
TOLD = (
    "Last year in my team a colleague and I disagreed about the release. She wanted to ship on Friday, and my job "
    "was to keep the payments running. I asked her what the date was for, and learned that a client demo hung on "
    "it. So I proposed to ship behind a switch. In the end we agreed, the demo went well, and support tickets "
    "fell from 30 to 4 that week."
)
