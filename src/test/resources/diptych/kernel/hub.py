"""A class on a JupyterHub: several users at once, each with a server and a kernel, run one notebook.

    hub.py [--users 10] [--notebook 02] [--options=-Xmx1g]

Needs JupyterHub with its proxy (Debian: apt-get install jupyterhub) and a built lib/. Starts a hub on localhost with
users and homes of its own in a temporary folder, runs the notebook's code cells through each user's server, compares
what they print with the stored outputs (cells tagged `timing` excepted), measures time and memory, and ends the hub.
Ends with 1 where an output differs. PSS counts a page that several processes share in parts.
"""

import argparse
import asyncio
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.websocket import websocket_connect

ROOT = Path(__file__).resolve().parents[5]
sys.path.insert(0, str(ROOT / "src" / "lab"))

import kernels  # noqa: E402

CONFIG = """
import os, shutil

c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.JupyterHub.db_url = "sqlite:///{folder}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{folder}/cookie"
c.JupyterHub.pid_file = "{folder}/hub.pid"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = "simple"
c.JupyterHub.concurrent_spawn_limit = 0
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/home/{{username}}"
c.Spawner.notebook_dir = "~/course/notebooks"
c.Spawner.args = ["--allow-root"]
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.Spawner.environment = {{"JUPYTER_PATH": "{folder}/jupyter", "JDK_JAVA_OPTIONS": "{options}"}}
c.JupyterHub.services = [{{"name": "trial", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [
    {{"name": "trial", "services": ["trial"], "scopes": ["admin:users", "admin:servers", "access:servers"]}}
]


def give_course(spawner):
    home = "{folder}/home/" + spawner.user.name + "/course"
    if not os.path.exists(home):
        shutil.copytree("{root}/notebooks", home + "/notebooks")
        os.symlink("{root}/lib", home + "/lib")


c.Spawner.pre_spawn_hook = give_course
"""


def free_port():
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


class Hub:
    """A running hub in a folder, and requests to it."""

    def __init__(self, folder, options):
        self.port, self.token = free_port(), secrets.token_hex(16)
        java = Path(os.environ.get("JAVA_HOME", "/usr"), "bin", "java")
        specification = kernels.spec(str(java), "--add-modules=jdk.incubator.vector -XX:MaxRAM=4g")
        kernel = folder / "jupyter" / "kernels" / "java"
        kernel.mkdir(parents=True)
        kernels.write(kernel, specification)
        (folder / "home").mkdir()
        config = folder / "jupyterhub_config.py"
        config.write_text(CONFIG.format(
            folder=folder, root=ROOT, port=self.port, hub_port=free_port(), proxy_port=free_port(), token=self.token,
            options=options))
        self.log = open(folder / "hub.log", "w", encoding="utf-8")
        modules = {"NODE_PATH": "/usr/share/nodejs"}  # Debian's, for a node that is not Debian's
        self.process = subprocess.Popen(
            ["jupyterhub", "-f", str(config)], cwd=folder, stdout=self.log, stderr=self.log, start_new_session=True,
            env=os.environ | modules)

    async def request(self, method, path, body=None):
        headers = {"Authorization": f"token {self.token}", "Content-Type": "application/json"}
        request = HTTPRequest(
            f"http://127.0.0.1:{self.port}{path}", method, headers, allow_nonstandard_methods=True,
            body=None if body is None else json.dumps(body), request_timeout=300)
        answer = await AsyncHTTPClient().fetch(request)
        return json.loads(answer.body or b"null")

    async def until(self, method, path, wanted, seconds):
        """Asks again and again until the answer is wanted."""
        end = time.monotonic() + seconds
        while True:
            try:
                answer = await self.request(method, path)
                if wanted(answer):
                    return answer
            except (HTTPClientError, ConnectionError, OSError):
                pass
            if time.monotonic() > end:
                raise TimeoutError(f"{method} {path}: not within {seconds} s; see {self.log.name}")
            await asyncio.sleep(0.5)

    def close(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


class Resources:
    """The most memory that each user's processes have held, and processor time, by what /proc says."""

    def __init__(self, names):
        self.peaks = {name: {"kernel": [0, 0, 0], "server": [0, 0, 0]} for name in names}

    def look(self):
        for process in Path("/proc").glob("[0-9]*"):
            try:
                command = (process / "cmdline").read_bytes()
                kind = "kernel" if b"diptych.kernel.Main" in command else "server" if b"singleuser" in command else None
                if not kind:
                    continue
                variables = dict(v.split(b"=", 1) for v in (process / "environ").read_bytes().split(b"\0") if b"=" in v)
                peak = self.peaks.get(variables.get(b"JUPYTERHUB_USER", b"").decode(), {}).get(kind)
                if peak:
                    lines = (process / "smaps_rollup").read_text().splitlines()[1:]
                    sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
                    peak[0] = max(peak[0], sizes["Rss"] // 1024)
                    peak[1] = max(peak[1], sizes["Pss"] // 1024)
                    times = (process / "stat").read_text().rpartition(")")[2].split()
                    peak[2] = (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
            except (OSError, ValueError, KeyError):
                continue  # it has ended meanwhile

    async def watch(self):
        while True:
            self.look()
            await asyncio.sleep(1)


class Cell:
    """The outputs of one cell, put together from messages as a front end does."""

    def __init__(self):
        self.outputs, self.ids = [], {}

    def take(self, message):
        kind, content = message["msg_type"], message["content"]
        if kind == "stream":
            last = self.outputs[-1] if self.outputs else {}
            if last.get("name") == content["name"]:
                last["text"] += content["text"]
            else:
                self.outputs.append(dict(content))
        elif kind in ("display_data", "execute_result"):
            output = {"text": content["data"].get("text/plain")}
            self.outputs.append(output)
            self.ids[content.get("transient", {}).get("display_id")] = output
        elif kind == "update_display_data":
            shown = self.ids.get(content["transient"]["display_id"])
            if shown:
                shown["text"] = content["data"].get("text/plain")
        elif kind == "error":
            self.outputs.append({"text": f"{content['ename']}: {content['evalue']}"})

    def texts(self):
        return [folded(output["text"]) for output in self.outputs]


def folded(text):
    """Of lines that overwrite each other, the last."""
    return "\n".join(line.rstrip("\r").split("\r")[-1] for line in (text or "").split("\n"))


def stored(cell):
    """The texts of a cell's stored outputs."""
    texts = []
    for output in cell["outputs"]:
        text = output["text"] if "text" in output else output.get("data", {}).get("text/plain", "")
        texts.append(folded(text if isinstance(text, str) else "".join(text)))
    return texts


async def run_cell(socket_, code):
    header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "username": "", "session": "", "version": "5.3"}
    content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
               "stop_on_error": True}
    await socket_.write_message(json.dumps(
        {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell", "buffers": []}))
    cell = Cell()
    while True:
        text = await socket_.read_message()
        if text is None:
            raise ConnectionError("the server closed the connection")
        message = json.loads(text)
        if message["parent_header"].get("msg_id") != header["msg_id"]:
            continue
        if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
            return cell.texts()
        cell.take(message)


async def attend(hub, name, path, everyone):
    """One user: gets a server and a kernel, waits for the others, runs the notebook. Returns seconds and differences."""
    await hub.request("POST", f"/hub/api/users/{name}", {})
    await hub.request("POST", f"/hub/api/users/{name}/server", {})
    await hub.until("GET", f"/hub/api/users/{name}", lambda user: user["servers"].get("", {}).get("ready"), 300)
    session = {"path": path.name, "name": path.name, "type": "notebook", "kernel": {"name": "java"}}
    kernel = (await hub.request("POST", f"/user/{name}/api/sessions", session))["kernel"]["id"]
    address = f"ws://127.0.0.1:{hub.port}/user/{name}/api/kernels/{kernel}/channels?token={hub.token}"
    channels = await websocket_connect(HTTPRequest(address, connect_timeout=300), max_message_size=1 << 28)
    await everyone()
    begin, differences, first_plot = time.monotonic(), [], None
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            fresh = await run_cell(channels, "".join(cell["source"]))
            if first_plot is None and any("image/png" in output.get("data", {}) for output in cell["outputs"]):
                first_plot = time.monotonic() - begin
            if "timing" not in cell["metadata"].get("tags", []) and fresh != stored(cell):
                differences.append(f"{name}, cell {cell['id']}: {fresh} instead of {stored(cell)}")
    seconds = time.monotonic() - begin
    channels.close()
    await hub.request("DELETE", f"/user/{name}/api/kernels/{kernel}")
    return seconds, first_plot, differences


def barrier(count):
    """A function to await: it returns once so many have called it."""
    waiting, all_there = [], asyncio.Event()

    async def arrive():
        waiting.append(1)
        if len(waiting) == count:
            all_there.set()
        await all_there.wait()

    return arrive


async def trial(hub, names, path):
    await hub.until("GET", "/hub/api/", lambda answer: True, 30)
    resources = Resources(names)
    watch = asyncio.ensure_future(resources.watch())
    everyone = barrier(len(names))
    results = await asyncio.gather(*(attend(hub, name, path, everyone) for name in names))
    watch.cancel()
    return results, resources.peaks


def report(names, results, peaks):
    print(f"{'user':9} {'seconds':>8} {'1st plot':>8} {'CPU s':>6} {'kernel RSS':>11} {'PSS':>6} {'server RSS':>11} {'PSS':>6}  outputs")
    for name, (seconds, first, differences) in zip(names, results):
        kernel, server = peaks[name]["kernel"], peaks[name]["server"]
        verdict = "as stored" if not differences else f"{len(differences)} DIFFER"
        print(f"{name:9} {seconds:8.1f} {first or 0:8.1f} {kernel[2]:6.1f} {kernel[0]:8} MB {kernel[1]:6} {server[0]:8} MB {server[1]:6}  "
              + verdict)
    total = sum(peak[kind][1] for peak in peaks.values() for kind in peak)
    print(f"all processes of users together: {total} MB (PSS, each at its peak)")
    for _, _, differences in results:
        print("\n".join(differences)[:2000], end="")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--users", type=int, default=10)
    parser.add_argument("--notebook", default="02")
    parser.add_argument("--options", default="", help="JDK_JAVA_OPTIONS of every user")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("hub.py: stopped"))  # by way of `finally`, which ends the hub
    path = next((ROOT / "notebooks").glob(f"{options.notebook}-*.ipynb"))
    names = [f"student{number}" for number in range(1, options.users + 1)]
    with tempfile.TemporaryDirectory() as folder:
        results = None
        hub = Hub(Path(folder), options.options)
        try:
            results, peaks = asyncio.run(trial(hub, names, path))
        finally:
            hub.close()
            hub.log.flush()
            print("".join(open(hub.log.name).readlines()[-40:]) if not results else "", end="", file=sys.stderr)
    report(names, results, peaks)
    return any(differences for _, _, differences in results)


if __name__ == "__main__":
    sys.exit(main())
