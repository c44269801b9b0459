"""Finds or registers the Jupyter kernel named `java`.

    kernels.py find JAVA OPTIONS       prints three lines: ours, stale, other or none; its folder; the java it starts
    kernels.py register JAVA OPTIONS   registers Diptych's kernel unless another `java` kernel is installed
    kernels.py equip OPTIONS           gives the installed `java` kernel, as IJava, these options in its own file

JAVA is the java program to start; OPTIONS are options of the Java virtual machine between blanks, or empty.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from jupyter_core import paths

MAIN = "diptych.kernel.Main"
JARS = Path(__file__).resolve().parents[2] / "lib" / "kernel"


def spec(java, options, jars=JARS):
    """Diptych's kernel specification.

    Jupyter starts a kernel in its notebook's folder, notebooks/ or notebooks/zh/, so the class path begins with the
    jars of the clone to which the notebook belongs; the absolute folder serves notebooks elsewhere. One registration
    thus serves several clones.
    """
    class_path = os.pathsep.join(("../lib/kernel/*", "../../lib/kernel/*", f"{jars}/*"))
    return {
        "argv": [java, *options.split(), "-cp", class_path, MAIN, "{connection_file}"],
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
    }


def installed():
    """All kernels named `java` that Jupyter sees, as (folder, specification), in Jupyter's order."""
    found = []
    for folder in dict.fromkeys(paths.jupyter_path("kernels")):
        file = Path(folder) / "java" / "kernel.json"
        try:
            found.append((file.parent, json.loads(file.read_text(encoding="utf-8"))))
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as problem:
            sys.exit(f"{file} cannot be read: {problem}")
    return found


def is_ours(kernel):
    return MAIN in kernel.get("argv", [])


def is_current(kernel, java, options):
    """Whether our own registration would start: this java, these options, and jars that are still there."""
    jars = kernel["argv"][kernel["argv"].index("-cp") + 1].split(os.pathsep)[-1][: -len("/*")]
    return kernel == spec(java, options, jars) and Path(jars, "diptych-kernel.jar").exists()


def find(java, options):
    kernels = installed()
    for folder, kernel in kernels:
        if not is_ours(kernel):
            return "other", folder, shutil.which(kernel["argv"][0]) or kernel["argv"][0]
    for folder, kernel in kernels:
        return ("ours" if is_current(kernel, java, options) else "stale"), folder, java
    return "none", "-", java


def write(folder, kernel):
    """Puts a kernel specification into a folder, whole or not at all."""
    partial = Path(folder) / f"kernel.json.{os.getpid()}"
    partial.write_text(json.dumps(kernel, indent=1) + "\n", encoding="utf-8")
    os.replace(partial, Path(folder) / "kernel.json")


def register(java, options):
    kind, _, _ = find(java, options)
    if kind == "other":
        for folder, kernel in installed():
            if is_ours(kernel):
                shutil.rmtree(folder)
                print(f"Removed our java kernel {folder}: another one is installed.")
    elif kind != "ours":
        private = sys.prefix != sys.base_prefix and os.access(sys.prefix, os.W_OK)
        home = Path(sys.prefix, "share", "jupyter") if private else Path(paths.jupyter_data_dir())
        folder = home / "kernels" / "java"
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, spec(java, options))
        print(f"Registered the java kernel in {folder}")


def equip(options):
    """In the file of the kernel, where it holds however Jupyter is started; for images, which have one user."""
    if not installed():
        sys.exit("there is no kernel named java")
    folder, kernel = installed()[0]
    kernel.setdefault("env", {})["JDK_JAVA_OPTIONS"] = options
    write(folder, kernel)
    print(f"The java kernel in {folder} starts with {options}")


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    try:
        if command == "find":
            print(*find(*arguments), sep="\n")
        elif command == "register":
            register(*arguments)
        else:
            equip(*arguments)
    except OSError as problem:
        sys.exit(f"lab: {problem}")
