#!/usr/bin/env python3
"""The predictor from Python, with the standard library alone. Usage: predict.py LIBRARY; see run.sh."""
import ctypes
import math
import sys

NAN = math.nan
VERDICTS = ["monotone", "saturating", "flat", "nonMonotone", "insufficientEvidence"]


def structure(name, *fields):
    """A C struct of doubles, and of 32-bit integers for fields that end in '#'."""
    kinds = [(f.rstrip("#"), ctypes.c_int32 if f.endswith("#") else ctypes.c_double) for f in fields]
    return type(name, (ctypes.Structure,), {"_fields_": kinds})


Observation = structure("Observation", "tokens", "value", "standard_error", "cross_entropy", "is_baseline#")
Features = structure(
    "Features", "source_share", "target_share", "alignment_score", "source_divergence", "target_divergence",
    "source_coverage", "target_coverage", "pretraining_tokens", "finetuning_tokens")
Forecast = structure("Forecast", "tokens", "value", "lower", "upper")
Prediction = structure(
    "Prediction", "verdict#", "probability_non_monotone", "probability_lower", "probability_upper",
    "probability_of_fall", "probability_of_no_gain", "noise_deviation", "next_checkpoint_tokens", "tokens_of_last_gain")


class Predictor:
    """The functions of alignkit_prediction.h."""

    def __init__(self, path):
        self.library = ctypes.CDLL(path)
        self.library.alignkit_predict.argtypes = [
            ctypes.POINTER(Features), ctypes.POINTER(Observation), ctypes.c_size_t, ctypes.POINTER(Forecast),
            ctypes.c_size_t, ctypes.POINTER(Prediction), ctypes.c_char_p, ctypes.c_size_t]
        if self.library.alignkit_prediction_version() != 1:
            raise RuntimeError("the library has another version of the interface")

    def predict(self, observations, at=(), **features):
        known = Features(**{name: features.get(name, NAN) for name, _ in Features._fields_})
        rows = (Observation * len(observations))(*observations)
        places = (Forecast * len(at))(*(Forecast(tokens=tokens) for tokens in at))
        prediction, message = Prediction(), ctypes.create_string_buffer(1024)
        status = self.library.alignkit_predict(
            ctypes.byref(known), rows, len(rows), places, len(places), ctypes.byref(prediction), message, len(message))
        if status:
            raise ValueError(message.value.decode())
        return prediction, list(places), message.value.decode()


def main(path):
    predictor = Predictor(path)
    scores = [22, 25, 27, 24.5, 22.5]
    rows = [Observation(1e9 * 2 ** i, score, 0.3, NAN, 0) for i, score in enumerate(scores)]
    prediction, forecasts, advice = predictor.predict(rows, at=[3.2e10, 6.4e10], source_share=.5, target_share=.5)
    print(f"{VERDICTS[prediction.verdict]}, probability of not rising {prediction.probability_non_monotone:.2f}")
    for point in forecasts:
        print(f"  at {point.tokens:.3g} tokens: {point.value:.1f} ({point.lower:.1f} to {point.upper:.1f})")
    print(" ", advice)
    try:
        predictor.predict([Observation(1e9, NAN, NAN, NAN, 0)])
    except ValueError as error:
        print("refused:", error)
    else:
        return 1
    return VERDICTS[prediction.verdict] != "nonMonotone"


sys.exit(main(sys.argv[1]))
