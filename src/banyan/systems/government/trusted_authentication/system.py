"""可信认证 (4-1-3d): the identity engine itself is the system."""

from banyan.engines.divisions.departments import DATA
from banyan.engines.identity.queries import certificates_in_force
from banyan.engines.identity.roles import ROLES
from banyan.engines.portal.declare import Evidence
from banyan.kernel.systems import System


def count_roles() -> str:
    """What one sign-on reaches, in words with the figures of this installation."""
    return f"一次登录通行各系统，外部系统也用它登录；口令、动态码和通行密钥，{len(ROLES)} 种岗位，三员分立由数据库约束"


def count_certificates() -> str:
    """How many people and programmes hold an SM2 certificate that stands now."""
    return f"自建 SM2 证书机构，{certificates_in_force()} 张证书在用，吊销列表公开"


SYSTEM = System(
    code="trusted-authentication",
    title="可信认证",
    plan=("4-1-3d",),
    owner=DATA.code,
    note="实名等级、法人代理、会话管理、动态验证码、通行密钥、对外系统的统一登录（OIDC）和 SM2 证书在用",
    declares=(
        Evidence(
            code="authentication-roles",
            row="4-1-3d",
            measure=count_roles,
            url="/sign-in/",
            test="banyan/engines/identity/tests/test_sign_in.py",
        ),
        Evidence(
            code="sm2-certificates",
            row="4-1-3d",
            measure=count_certificates,
            url="/pki/",
            test="banyan/engines/identity/tests/test_certificate_sign_in.py",
        ),
    ),
)
