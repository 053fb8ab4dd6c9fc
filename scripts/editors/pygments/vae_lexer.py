"""Pygments lexer of vae. Written by scripts/editors/write: change what it is written from, not this."""
from pygments.lexer import RegexLexer, include, words
from pygments.token import (Comment, Generic, Keyword, Name, Number, Operator, Punctuation, String,
                            Whitespace)

__all__ = ["VaeLexer"]

COMMANDS = (
    "abs", "align", "all", "any", "argmax", "argmin", "audit", "average", "axis", "balance",
    "calibrate", "classifier", "compare", "concat", "confusion", "conv", "correlate",
    "correlations", "count_spikes", "cross", "crossvalidate", "cumsum", "cutoff", "dataset",
    "decision", "decode", "demo", "dense", "describe", "detrend", "dff", "dot", "encode", "events",
    "exp", "expected", "gaps", "grid", "head", "health", "histogram", "length", "load", "log",
    "logistic", "lstm", "max", "mean", "median", "methods", "min", "mistakes", "noise", "norm",
    "normal", "normalise", "oasis", "overlay", "pca", "population", "predict", "print",
    "probability", "quantile", "range", "read", "reconstruct", "relabel", "reliability", "resample",
    "reshape", "restore", "result", "round", "sample", "save", "score", "seed", "select", "shape",
    "show", "shuffle", "smooth", "sort", "spike_encoder", "spike_times", "spikes", "split", "sqrt",
    "statistics", "std", "style", "sum", "svm", "table", "tanh", "tensor", "time", "toy", "train",
    "transpose", "type", "unique", "vae", "var", "version", "walk", "where", "windows", "zeros",
)
MEMBERS = (
    "plot.bar", "plot.calibration", "plot.compare", "plot.confusion", "plot.dots", "plot.explained",
    "plot.heatmap", "plot.histogram", "plot.latent", "plot.line", "plot.loss", "plot.mark",
    "plot.model", "plot.psth", "plot.raster", "plot.reconstruction", "plot.roc", "plot.scatter",
    "plot.trace", "plot.walk", "plot.weights", "plot.windows",
)


class VaeLexer(RegexLexer):
    """For scripts of vae, a command language for learning from calcium traces."""

    name = "vae"
    aliases = ["vae"]
    filenames = ["*.vae"]
    mimetypes = ["text/x-vae"]

    tokens = {
        "root": [
            (r"^[ \t]*#%%.*$", Generic.Subheading),
            (r"^[ \t]*#:.*$", Comment.Special),
            (r"\A#!.*$", Comment.Hashbang),
            (r"#.*$", Comment.Single),
            include("code"),
        ],
        "code": [
            (r"\s+", Whitespace),
            (r"[0-9][0-9_]*(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9]+)?(?:kHz|min|µs|Hz|cm|mm|ms|pt|us|%|s)?", Number),
            (r"\.[0-9][0-9_]*(?:[eE][+-]?[0-9]+)?(?:kHz|min|µs|Hz|cm|mm|ms|pt|us|%|s)?", Number),
            (words(("assert", "break", "continue", "def", "else", "for", "if", "param", "return", "while"), prefix=r"(?<!\.)\b", suffix=r"\b"), Keyword),
            (words(("false", "none", "true"), prefix=r"(?<!\.)\b", suffix=r"\b"),
             Keyword.Constant),
            (words(("and", "in", "not", "or"), prefix=r"(?<!\.)\b", suffix=r"\b"),
             Operator.Word),
            (words(MEMBERS + COMMANDS, prefix=r"\b", suffix=r"(?=\s*\()"), Name.Builtin),
            (r"[^\W\d]\w*(?==[^=])", Name.Attribute),
            (r"[^\W\d]\w*(?=\s*\()", Name.Function),
            (r"[^\W\d]\w*", Name),
            (r"\|>|\*\*|//|[-+*/%@<>=!]=?", Operator),
            (r"[()\[\]{},:;.?]", Punctuation),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
        ],
        "double": [
            (r'[^"\\{\n]+', String.Double),
            include("escapes"),
            (r'"|\n', String.Double, "#pop"),
        ],
        "single": [
            (r"[^'\\{\n]+", String.Single),
            include("escapes"),
            (r"'|\n", String.Single, "#pop"),
        ],
        "escapes": [
            (r"\\(?:u\{[0-9A-Fa-f]+\}|.)", String.Escape),
            (r"\{", String.Interpol, "value"),
        ],
        "value": [
            (r"\}", String.Interpol, "#pop"),
            (r":[^}\n]*(?=\})", String.Interpol),
            (r"\n", String.Interpol, "#pop"),
            include("code"),
        ],
    }
