"""The cases of jupyter_kernel_test that apply: this language has no standard error and clears nothing."""
import unittest

import jupyter_kernel_test


class KernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "vae"
    language_name = "vae"
    file_extension = ".vae"
    code_hello_world = 'print("hello, world")'
    completion_samples = [
        {"text": "histogr", "matches": {"histogram("}},
        {"text": "plot.hist", "matches": {"histogram("}},
        {"text": ":sav", "matches": {"save"}},
    ]
    complete_code_samples = ["x = 1", 'print("hello, world")', "for i in [1] {\n  print(i)\n}"]
    incomplete_code_samples = ["print(", "for i in range(3) {", "def f(x) {\n"]
    invalid_code_samples = ["x = = 1", "for for", "1 +* 2"]
    code_page_something = "1 + 1\n:last"
    code_generate_error = "nobody"
    code_execute_result = [
        {"code": "1 + 2", "result": "3"},
        {"code": "[1, 2]", "result": "[1, 2]"},
        {"code": "6 * 7", "result": "42"},
        {"code": "toy(n=20)", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": "plot.line([1, 2])", "mime": "image/svg+xml"},
        {"code": "plot.line([1, 2])", "mime": "text/plain"},
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "1 + 2"
    code_inspect_sample = "pca"


if __name__ == "__main__":
    unittest.main()
