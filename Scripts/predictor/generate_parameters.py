#!/usr/bin/env python3
"""Makes Swift source of Scripts/predictor/predictor.json, so that the modules need no bundle and no Foundation.

Writes Sources/PerformancePrediction/Prior/PredictorParameters+Bundled.swift and
Sources/ScalingLaws/Monotonicity/EvidenceMap+Fitted.swift. Python 3.11. Usage: generate_parameters.py
"""
import json
import pathlib
import textwrap

ROOT = pathlib.Path(__file__).resolve().parents[2]
parameters = json.loads((ROOT / "Scripts/predictor/predictor.json").read_text())
prior = parameters["prior"]


def swift(value, indent=8):
    if isinstance(value, list) and isinstance(value[0], list):
        rows = "".join(f"{' ' * (indent + 4)}{swift(row)},\n" for row in value)
        return f"[\n{rows}{' ' * indent}]"
    return "[" + ", ".join(map(repr, value)) + "]" if isinstance(value, list) else repr(value)


arguments = ",\n".join(f"        {name}: {swift(value)}" for name, value in prior.items())
(ROOT / "Sources/PerformancePrediction/Prior/PredictorParameters+Bundled.swift").write_text(f"""\
// Written by Scripts/predictor/generate_parameters.py from predictor.json beside it; do not edit.

extension PredictorParameters {{
    /// The parameters this version of the library was built with: those of `Scripts/predictor/predictor.json`. Source
    /// rather than a resource file, so that the module needs no bundle and no Foundation; encode them as JSON, change
    /// them and decode them to use your own.
    public static let bundled = PredictorParameters(
{arguments})
}}
""")
about = {"knownNoise": "With standard errors.", "assumedNoise": "With the noise prior, updated by the scatter."}
maps = "\n".join(
    f"    /// {about[name]}\n    public static let {name} = EvidenceMap(\n        "
    + textwrap.fill(", ".join(f"{key}: {value!r}" for key, value in values.items()), 112).replace("\n", "\n        ") + ")"
    for name, values in parameters["evidence"].items())
(ROOT / "Sources/ScalingLaws/Monotonicity/EvidenceMap+Fitted.swift").write_text(
    "// Written by Scripts/predictor/generate_parameters.py from predictor.json beside it; do not edit.\n\n"
    f"extension EvidenceMap {{\n{maps}\n}}\n")
