"""Every read that other engines need."""

from banyan.engines.documents.queries.figures import Figures, figures
from banyan.engines.documents.queries.files import file, files_of, open_file
from banyan.engines.documents.queries.held import held, held_types
from banyan.engines.documents.queries.holdings import Wanted, library
from banyan.engines.documents.queries.licences import (
    history,
    licence,
    licence_of_case,
    licence_types,
    licences_of,
    shares_of,
    type_of,
    uses_of,
)
from banyan.engines.documents.queries.register import issued_by
from banyan.engines.documents.queries.shared import open_shared, shared
from banyan.engines.documents.queries.verify import verify, verify_paper
from banyan.engines.documents.records import FileInfo, LicenceInfo

__all__ = [
    "Figures",
    "FileInfo",
    "LicenceInfo",
    "Wanted",
    "figures",
    "file",
    "files_of",
    "held",
    "held_types",
    "history",
    "issued_by",
    "library",
    "licence",
    "licence_of_case",
    "licence_types",
    "licences_of",
    "open_file",
    "open_shared",
    "shared",
    "shares_of",
    "type_of",
    "uses_of",
    "verify",
    "verify_paper",
]
