"""JupyterLab in headless Chromium: type, Tab, Shift-Tab, run, an error, a figure, progress, an
interruption. What must be seen is asserted; pictures of each step are left to be looked at."""
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

from playwright.sync_api import sync_playwright

OUT = pathlib.Path(os.environ["OUT"])
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
if not BROWSER:
    sys.exit("lab: chromium is needed: apt-get install chromium")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def serve(folder, port):
    command = [str(pathlib.Path(sys.executable).parent / "jupyter-lab"), "--no-browser", "--ip=127.0.0.1",
               f"--port={port}", "--IdentityProvider.token=", "--ServerApp.password=", "--allow-root",
               f"--ServerApp.root_dir={folder}", "--LabApp.news_url=None", "--LabApp.check_for_updates_class="
               "jupyterlab.NeverCheckForUpdate"]
    environment = dict(os.environ, JUPYTER_CONFIG_DIR=folder + "/.config", HOME=folder)
    server = subprocess.Popen(command, stdout=open(OUT / "lab.log", "w"), stderr=subprocess.STDOUT,
                              env=environment)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/api/kernelspecs")
            return server
        except OSError:
            time.sleep(0.3)
    sys.exit("lab: the server does not answer; see lab.log")


class Notebook:
    def __init__(self, page):
        self.page = page

    def cell(self, index):
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(index)

    def output(self, index):
        return self.cell(index).locator(".jp-OutputArea")

    def type(self, index, text):
        self.cell(index).locator(".cm-content").click()
        self.page.keyboard.insert_text(text)

    def run(self, index, text):
        self.type(index, text)
        self.page.keyboard.press("Shift+Enter")

    def picture(self, name):
        self.page.wait_for_timeout(400)
        self.page.screenshot(path=str(OUT / f"lab-{name}.png"))


def check(page, port):
    page.goto(f"http://127.0.0.1:{port}/lab")
    card = page.locator(".jp-LauncherCard[data-category='Notebook'][title^='vae']")
    card.wait_for(timeout=60000)
    page.screenshot(path=str(OUT / "lab-launcher.png"))
    card.click()
    book = Notebook(page)
    book.cell(0).wait_for(timeout=30000)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for(timeout=30000)
    # It says so a moment before it takes cells.
    page.get_by_text("vae | Idle").wait_for(timeout=30000)
    page.wait_for_timeout(2000)

    book.run(0, "recording = demo(neurons=4, seconds=20s)\nrecording")
    book.output(0).get_by_text("4 neurons").wait_for(timeout=20000)

    book.type(1, "plot.tr")
    page.keyboard.press("Tab")
    page.wait_for_timeout(1500)
    book.picture("tab")
    if page.locator(".jp-Completer:visible").count():
        page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert "plot.trace(" in book.cell(1).locator(".cm-content").inner_text()
    page.keyboard.press("Shift+Tab")
    page.locator(".jp-Tooltip").get_by_text("plot.trace(").first.wait_for(timeout=10000)
    book.picture("shift-tab")
    page.keyboard.press("Escape")
    book.cell(1).locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("plot.trace(recording)")
    page.keyboard.press("Shift+Enter")
    book.output(1).locator("img, svg").first.wait_for(timeout=20000)
    book.picture("figure")

    book.run(2, "rows = windows(recording)\nscore(svm(rows), rows)")
    book.output(2).locator("table").first.wait_for(timeout=20000)
    book.run(3, "x = [1, 2]\nx[7]")
    book.output(3).get_by_text("cell 4:2:").wait_for(timeout=20000)
    book.picture("table-and-error")

    book.run(4, "d = toy(n=4000)\nmodel = train(vae(latent=8), d, epochs=5000)\nprint(\"after\")")
    book.output(4).locator("progress").wait_for(timeout=20000)
    first = book.output(4).inner_text()
    page.wait_for_timeout(2000)
    assert book.output(4).inner_text() != first and book.output(4).locator("progress").count() == 1
    book.picture("progress")
    page.keyboard.press("Escape")
    page.keyboard.press("i")
    page.keyboard.press("i")
    book.output(4).get_by_text("is the model so far").wait_for(timeout=10000)
    book.picture("interrupted")
    assert book.output(4).locator("progress").count() == 0
    book.run(5, "model")
    book.output(5).get_by_text("stopped after").wait_for(timeout=10000)
    book.run(6, ":save kept.vae")
    book.output(6).get_by_text("saved").wait_for(timeout=10000)
    book.picture("kept")


folder = tempfile.mkdtemp()
port = free_port()
server = serve(folder, port)
try:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        try:
            check(page, port)
        except Exception:
            page.screenshot(path=str(OUT / "lab-failure.png"))
            raise
        browser.close()
finally:
    server.terminate()
    server.wait()
print(pathlib.Path(folder, "kept.vae").read_text())
