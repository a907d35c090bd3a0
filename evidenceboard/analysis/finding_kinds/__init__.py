"""The kinds of findings, in the order in which the screen lists them: the gravest first."""

from evidenceboard.analysis.finding_kinds.cannot_be_judged import CANNOT_BE_JUDGED
from evidenceboard.analysis.finding_kinds.conflicting_figures import CONFLICTING_FIGURES
from evidenceboard.analysis.finding_kinds.contested import CONTESTED
from evidenceboard.analysis.finding_kinds.expert_questions import (
    BADLY_ANSWERED,
    UNANSWERED_QUESTIONS,
)
from evidenceboard.analysis.finding_kinds.forecast_due import FORECAST_DUE
from evidenceboard.analysis.finding_kinds.interested_party import INTERESTED_PARTY
from evidenceboard.analysis.finding_kinds.judgement_against_standing import (
    JUDGEMENT_AGAINST_STANDING,
)
from evidenceboard.analysis.finding_kinds.kind import FindingKind
from evidenceboard.analysis.finding_kinds.linchpin import LINCHPIN
from evidenceboard.analysis.finding_kinds.mirrored_ratings import MIRRORED_RATINGS
from evidenceboard.analysis.finding_kinds.near_duplicates import NEAR_DUPLICATES
from evidenceboard.analysis.finding_kinds.one_sided import ONE_SIDED
from evidenceboard.analysis.finding_kinds.origin_circle import ORIGIN_CIRCLE
from evidenceboard.analysis.finding_kinds.outdated_judgement import OUTDATED_JUDGEMENT
from evidenceboard.analysis.finding_kinds.shared_origins import SHARED_ORIGINS
from evidenceboard.analysis.finding_kinds.single_source import SINGLE_SOURCE
from evidenceboard.analysis.finding_kinds.stale import STALE
from evidenceboard.analysis.finding_kinds.unanchored import UNANCHORED
from evidenceboard.analysis.finding_kinds.unconfirmed import UNCONFIRMED
from evidenceboard.analysis.finding_kinds.undated import UNDATED
from evidenceboard.analysis.finding_kinds.unrated import UNRATED_SOURCE, UNRATED_STATEMENT
from evidenceboard.analysis.finding_kinds.unrecorded_independence import UNRECORDED_INDEPENDENCE
from evidenceboard.analysis.finding_kinds.unsupported_assumption import UNSUPPORTED_ASSUMPTION

FINDING_KINDS: tuple[FindingKind, ...] = (
    ORIGIN_CIRCLE,
    SHARED_ORIGINS,
    INTERESTED_PARTY,
    CANNOT_BE_JUDGED,
    UNRECORDED_INDEPENDENCE,
    NEAR_DUPLICATES,
    UNCONFIRMED,
    CONFLICTING_FIGURES,
    JUDGEMENT_AGAINST_STANDING,
    CONTESTED,
    LINCHPIN,
    BADLY_ANSWERED,
    UNSUPPORTED_ASSUMPTION,
    UNANCHORED,
    SINGLE_SOURCE,
    ONE_SIDED,
    STALE,
    MIRRORED_RATINGS,
    FORECAST_DUE,
    UNANSWERED_QUESTIONS,
    OUTDATED_JUDGEMENT,
    UNRATED_SOURCE,
    UNRATED_STATEMENT,
    UNDATED,
)
_BY_NAME = {kind.name: kind for kind in FINDING_KINDS}


def finding_kind(name: str) -> FindingKind:
    """The kind of that name. Raises KeyError for a name that is not in the catalogue."""
    return _BY_NAME[name]
