"""The workflow table as a Mermaid state diagram."""

from __future__ import annotations

from collections.abc import Iterable

from casework.enums import FileState
from casework.workflow import WORDS, Step


def mermaid(table: Iterable[Step]) -> str:
    """The steps that move a file, in the table's order; what only adds a row is left out.

    An incident that is assessed as formal opens a case, which begins at the investigation.
    """
    steps = [step for step in table if step.moves]
    used = dict.fromkeys(state for step in steps for state in (step.source, step.target) if state is not None)
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{FileState(state).label}" as {state.value}' for state in used]
    for step in steps:
        source = step.source.value if step.source is not None else "[*]"
        # A second colon would end the label.
        label = WORDS[step.action].imperative.replace(":", ",")
        lines.append(f"    {source} --> {step.target.value}: {label}")
    lines.append(
        f"    {FileState.ASSESSED.value} --> {FileState.INVESTIGATION.value}: formal, one case for each employee"
    )
    lines += [f"    {FileState.CLOSED.value} --> [*]", "```"]
    return "\n".join(lines)
