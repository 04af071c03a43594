"""Tables of files and licences."""

from banyan.engines.documents.models.files import File
from banyan.engines.documents.models.licences import Licence, LicenceEntry, LicenceVersion
from banyan.engines.documents.models.numbering import Attempt, SerialCounter, TypeNumber
from banyan.engines.documents.models.shared import SharedFile, SharedVersion
from banyan.engines.documents.models.usage import LicenceShare, LicenceUse

__all__ = [
    "Attempt",
    "File",
    "Licence",
    "LicenceEntry",
    "LicenceShare",
    "LicenceUse",
    "LicenceVersion",
    "SerialCounter",
    "SharedFile",
    "SharedVersion",
    "TypeNumber",
]
