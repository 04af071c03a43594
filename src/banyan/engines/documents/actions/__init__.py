"""Every write of files and licences."""

from banyan.engines.documents.actions.files import attach_to_case, remove_file, store
from banyan.engines.documents.actions.folder import add_version, describe_shared, share_file, withdraw_shared
from banyan.engines.documents.actions.issue import issue_licence
from banyan.engines.documents.actions.paper import make_paper
from banyan.engines.documents.actions.share import share_licence, withdraw_share
from banyan.engines.documents.actions.status import restore_licence, revoke_licence, suspend_licence
from banyan.engines.documents.actions.use import record_use
from banyan.engines.documents.actions.versions import change_licence, renew_licence

__all__ = [
    "add_version",
    "attach_to_case",
    "change_licence",
    "describe_shared",
    "issue_licence",
    "make_paper",
    "record_use",
    "remove_file",
    "renew_licence",
    "restore_licence",
    "revoke_licence",
    "share_file",
    "share_licence",
    "store",
    "suspend_licence",
    "withdraw_share",
    "withdraw_shared",
]
