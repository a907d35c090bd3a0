"""Whether the origins behind a claim are known to be independent of each other.

Independence is not transitive: of three origins all three pairs have to be declared. Rule: what
nobody declared is "not recorded", never taken for granted.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from evidenceboard.analysis.board_arguments import BoardArguments
from evidenceboard.analysis.standing import Independence
from evidenceboard.model.records import RecordId

INDEPENDENT_OF = "independent_of"
MOST_PAIRED = 64
"""Nobody declares the pairs of more origins than this."""


def independence_of(
    arguments: BoardArguments, sides: Collection[Collection[RecordId]]
) -> Independence:
    """The state of the origins that stand on each side of a claim.

    Only those on one side corroborate each other, so a pair across the sides is not asked about.
    """
    corroborating = [sorted(side) for side in sides if len(side) > 1]
    if not corroborating:
        return "single"
    declared = all(
        len(side) <= MOST_PAIRED
        and all(_declared(arguments, one, other) for one, other in combinations(side, 2))
        for side in corroborating
    )
    return "declared" if declared else "not recorded"


def _declared(arguments: BoardArguments, one: RecordId, other: RecordId) -> bool:
    """Whether the two, or reports that go back to them alone, are connected as independent."""
    connectors = arguments.board.connectors_at(one)
    return any(
        connector.kind == INDEPENDENT_OF and {connector.source, connector.target} == {one, other}
        for connector in connectors
    )
