"""Object identifiers of the national algorithms (GB/T 33560; the same are in GM/T 0006)."""

from __future__ import annotations

#: The curve of SM2 that GB/T 32918.5 recommends.
SM2_CURVE = "1.2.156.10197.1.301"
#: A signature by SM2 over the SM3 digest.
SM2_WITH_SM3 = "1.2.156.10197.1.501"
