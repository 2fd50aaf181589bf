"""A headless Chromium, driven over its debugging pipe with the standard library alone (for tests/report.py)."""

import base64
import json
import os
import shutil
import subprocess
import tempfile


class Browser:
    """with Browser() as b: b.open(path, width=360, dark=True); b.value('document.title'); b.picture('page.png')"""

    def __init__(self):
        self.program = os.environ.get("BROWSER") or shutil.which("chromium")
        if not self.program:
            raise FileNotFoundError("no chromium, and BROWSER names none")

    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="report-browser-")
        from_us, self.to_browser = os.pipe()
        self.from_browser, to_us = os.pipe()
        # the browser reads commands from descriptor 3 and answers on 4; first out of the way of what they are now
        high_read, high_write = os.dup(from_us), os.dup(to_us)
        while high_read < 5:
            high_read = os.dup(high_read)
        while high_write < 5:
            high_write = os.dup(high_write)

        def descriptors():
            os.dup2(high_read, 3)
            os.dup2(high_write, 4)

        self.log = open(os.path.join(self.profile, "log"), "wb")
        self.process = subprocess.Popen(
            [self.program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--no-first-run", "--disable-extensions", "--disable-background-networking", "--remote-debugging-pipe",
             "--user-data-dir=" + self.profile, "about:blank"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, close_fds=False, preexec_fn=descriptors)
        for end in (from_us, to_us, high_read, high_write):
            os.close(end)
        self.number = 0
        self.buffer = b""
        self.session = None
        self.requests = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")
        self.call("Network.enable")
        return self

    def __exit__(self, *unused):
        try:
            self.session = None
            self.call("Browser.close")
            self.process.wait(10)
        except Exception:
            self.process.kill()
            self.process.wait()
        self.log.close()
        os.close(self.to_browser)
        os.close(self.from_browser)
        shutil.rmtree(self.profile, ignore_errors=True)

    def receive(self):
        while b"\0" not in self.buffer:
            part = os.read(self.from_browser, 1 << 20)
            if not part:
                raise EOFError("the browser ended: " + open(self.log.name, errors="replace").read()[-500:])
            self.buffer += part
        message, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(message)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        return message

    def call(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to_browser, data):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def open(self, path, width=1280, height=900, dark=False, media=""):
        """Shows a file in a window of this size; what it asks for is in self.requests."""
        self.requests = []
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        while self.receive().get("method") != "Page.loadEventFired":
            pass
        self.value("document.fonts.ready.then(() => 1)")

    def value(self, script):
        """What a script in the page evaluates to."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["text"] + ": " + script[:80])
        return result["result"].get("value")

    def picture(self, path, scale=1, top=0, height=None):
        """Writes the page, or a part of its height, as PNG."""
        whole = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": top, "width": whole["width"], "height": height or whole["height"] - top, "scale": scale}
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))
