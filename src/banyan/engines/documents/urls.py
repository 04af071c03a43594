"""Addresses of files and licences."""

from django.urls import path

from banyan.engines.documents.views import files, folder, library, public, sharing, wallet, work

app_name = "documents"

urlpatterns = [
    path("verify/", public.verify, name="verify"),
    path("verify/key", public.key, name="verify-key"),
    path("verify/<path:code>", public.verify_code, name="verify-code"),
    path("my/licences/", wallet.licences, name="licences"),
    path("my/licences/offices/", sharing.offices, name="offices"),
    path("my/licences/shares/<uuid:share_id>/withdraw/", wallet.withdraw, name="share-withdraw"),
    path("my/licences/<uuid:licence_id>/", wallet.licences, name="licence"),
    path("my/licences/<uuid:licence_id>/show/", wallet.show, name="licence-show"),
    path("my/licences/<uuid:licence_id>/paper/", wallet.paper, name="licence-paper"),
    path("my/licences/<uuid:licence_id>/share/", wallet.share, name="licence-share"),
    path("work/licences/", work.register, name="work-licences"),
    path("work/licences/<uuid:licence_id>/", work.licence, name="work-licence"),
    path("work/licences/<uuid:licence_id>/paper/", work.paper, name="work-licence-paper"),
    path("work/licences/<uuid:licence_id>/<slug:verb>/", work.deed, name="work-licence-deed"),
    path("work/documents/", library.library, name="library"),
    path("work/documents/new/", folder.add, name="shared-new"),
    path("work/documents/<uuid:shared_id>/", folder.show, name="shared"),
    path("work/documents/<uuid:shared_id>/edit/", folder.describe, name="shared-edit"),
    path("work/documents/<uuid:shared_id>/version/", folder.update, name="shared-version"),
    path("work/documents/<uuid:shared_id>/withdraw/", folder.withdraw, name="shared-withdraw"),
    path("work/documents/<uuid:shared_id>/versions/<int:version>/", folder.download, name="shared-file"),
    path("files/", files.upload, name="files"),
    path("files/<uuid:file_id>/", files.download, name="file"),
    path("files/<uuid:file_id>/remove/", files.remove, name="file-remove"),
    path("files/<uuid:file_id>/page/<int:number>/<int:width>/", files.page, name="file-page"),
]
