"""Items, drafts, cases and the work-list as JSON."""

from ninja import Router

from banyan.engines.services.api import cases, drafts, items, work

router = Router()
router.add_router("", items.router)
router.add_router("", drafts.router)
router.add_router("", cases.router)
router.add_router("", work.router)

__all__ = ["router"]
