"""A notebook client without a kernel: the cells' sources say what happens, else they print themselves."""

import os

from .exceptions import CellExecutionError, CellTimeoutError, DeadKernelError


class NotebookClient:
    def __init__(self, notebook, **settings):
        self.notebook, self.settings = notebook, settings

    def execute(self, stdout, stderr):
        stderr.write("the kernel starts\n")
        if os.environ.get("FAKE_KERNEL") == "none":
            raise RuntimeError("Kernel died before replying to kernel_info")
        for index, cell in enumerate(self.notebook.cells):
            if cell.cell_type != "code":
                continue
            self.settings["on_cell_execute"](cell=cell, cell_index=index)
            if cell.source == "fail":
                raise CellExecutionError("IllegalStateException", "no more ink")
            if cell.source == "hang":
                raise CellTimeoutError
            if cell.source == "die":
                raise DeadKernelError
            if cell.source == "stop":
                raise KeyboardInterrupt
            if cell.source == "stop while it runs":
                self._async_cleanup_kernel_future = "done"
                raise AssertionError
            cell.execution_count = index + 5
            cell.outputs = [dict(output_type="stream", name="stdout", text=f"{cell.source} in {self.settings['resources']['metadata']['path']}\n")
                            if cell.source == "where" else
                            dict(output_type="display_data", data={"image/png": "aW1hZ2U=\n", "text/plain": "a figure"},
                                 metadata={}, transient={"display_id": "x"})]
            self.settings["on_cell_executed"](cell=cell, cell_index=index, execute_reply={})
