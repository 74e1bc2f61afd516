"""Make the pictures in docs/images from our own sample texts.

    python docs/screenshots.py                 judge the samples first (needs the model)
    python docs/screenshots.py report.json     from a report on them

Needs Chromium and one CJK font (Debian: chromium, fonts-noto-cjk).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

import duizhao
from reports.report import Report
from reports.writers.json import from_json

ROOT = Path(__file__).parents[1]
SAMPLES = [ROOT / f"corpus/samples/{name}.txt" for name in ("narrative", "policy", "technical")]
IMAGES = ROOT / "docs/images"
LARGEST = 300_000
#: Without it Debian's "system-ui" is wider than any that our readers have.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include>
<selectfont><rejectfont><glob>*/dejavu/*</glob></rejectfont></selectfont>
</fontconfig>"""


def main() -> None:
    os.chdir(ROOT / "corpus/samples")
    report = from_json(sys.argv[1]) if len(sys.argv) > 1 else duizhao.report(*SAMPLES)
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with chromium(folder) as browser:
            take(browser, prepared(report, folder), folder)
    for path in sorted(IMAGES.glob("*.png")):
        size = path.stat().st_size
        print(f"{path.name}: {size // 1000} KB{' TOO LARGE' if size > LARGEST else ''}")


def prepared(report: Report, folder: Path) -> str:
    """The report's page, and beside it the texts and the report for a review."""
    for sample in SAMPLES:
        shutil.copy(sample, folder)
    text = duizhao_json(replace(report, title="Sample translations"))
    (folder / "report.json").write_bytes(re.sub(rb'"(?:[^"]*/)?(\w+\.txt)"', rb'"\1"', text))
    duizhao.write(from_json(folder / "report.json"), folder / "report.html")
    return (folder / "report.html").as_uri()


def duizhao_json(report: Report) -> bytes:
    from reports.writers import render

    return render(report, "json")


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    (folder / "fonts.conf").write_text(FONTS, encoding="utf-8")
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--font-render-hinting=none", "--disable-lcd-text"],
            env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        )
        yield browser
        browser.close()


def take(browser: Browser, address: str, folder: Path) -> None:
    desktop = {"width": 1240, "height": 820}
    with page_at(browser, address, viewport={"width": 1240, "height": 1080}) as page:
        page.screenshot(path=IMAGES / "report-light.png")
    with page_at(browser, address, viewport=desktop, color_scheme="dark") as page:
        page.screenshot(path=IMAGES / "report-dark.png")
    phone = {"width": 390, "height": 780}
    with page_at(browser, address, viewport=phone, has_touch=True) as page:
        page.get_by_role("button", name="Review").tap()
        page.evaluate("D.select(D.rows.find((row) => row.status === 'weak'))")
        page.wait_for_timeout(500)
        page.screenshot(path=IMAGES / "report-phone.png")
    closer: dict[str, Any] = {
        "viewport": {"width": 1180, "height": 740},
        "device_scale_factor": 1.15,
    }
    with served(folder) as address, page_at(browser, address, **closer) as page:
        for key in "aaf":
            page.keyboard.press(key)
            page.wait_for_timeout(150)
        page.evaluate("D.select(D.rows.find((row) => D.isTodo(row) && D.$('.there', row.element)))")
        page.mouse.move(900, 600)
        page.wait_for_timeout(300)
        page.screenshot(path=IMAGES / "review.png")


@contextmanager
def page_at(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    context = browser.new_context(**({"locale": "en-GB", "device_scale_factor": 1.3} | options))
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html.ready")
    page.wait_for_timeout(300)
    yield page
    context.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "duizhao", "review", "report.json", "--no-browser"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(  # noqa: S603 (our own command)
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout
        found = re.search(r"http://\S+", running.stdout.readline())
        assert found
        yield found[0]
    finally:
        running.terminate()
        running.wait()


if __name__ == "__main__":
    main()
