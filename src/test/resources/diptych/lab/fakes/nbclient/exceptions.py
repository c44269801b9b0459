"""What can go wrong in a cell."""


class CellExecutionError(Exception):
    def __init__(self, ename, evalue):
        super().__init__(evalue)
        self.ename, self.evalue = ename, evalue
        self.traceback = f"the source\n------------------\n\x1b[31m{ename}: {evalue}\x1b[0m\n{ename}: {evalue}\n"


class CellTimeoutError(Exception):
    pass


class DeadKernelError(Exception):
    pass
