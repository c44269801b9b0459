"""Jupyter's own tests of kernels (jupyter_kernel_test), on the registered kernel `java`: all of them, none is skipped."""

import unittest

import jupyter_kernel_test


class JavaKernelTest(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "Java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = "1 / 0"
    code_inspect_sample = "String.valueOf("
    code_page_something = "%help String.length"
    code_clear_output = "clearOutput();"
    code_display_data = [{"code": 'display("<b>bold</b>", "text/html");', "mime": "text/html"}]
    code_execute_result = [{"code": "1 + 2", "result": "3"}, {"code": '"a" + 1', "result": "a1"}]
    code_history_pattern = "1 ? 2"
    supported_history_operations = ("tail", "range", "search")
    completion_samples = [
        {"text": "Math.sig", "matches": {"signum("}},
        {"text": "List.of(1).si", "matches": {"size()"}},
        {"text": 'var word = "a";\nword.isBl', "matches": {"isBlank()"}},
    ]
    complete_code_samples = ["1 + 1", "int x = 3;", "for (int i = 0; i < 3; i++) {\n}", "// a comment"]
    incomplete_code_samples = ["for (int i = 0;", "int f(int x) {", 'var s = """\nabc']
    invalid_code_samples = ["int 3x = ;", "} else"]


if __name__ == "__main__":
    result = unittest.main(verbosity=2, exit=False).result
    raise SystemExit(not result.wasSuccessful() or len(result.skipped) > 0)
