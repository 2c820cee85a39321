/* The predictor from C: a curve that rises and one that falls. See run.sh. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "alignkit_prediction.h"

static const char *names[] = {"monotone", "saturating", "flat", "nonMonotone", "insufficientEvidence"};

static int show(const char *title, const double *scores, size_t count, int expected) {
    alignkit_features features = {
        .source_share = 0.5, .target_share = 0.5, .alignment_score = NAN, .source_divergence = NAN,
        .target_divergence = NAN, .source_coverage = NAN, .target_coverage = NAN, .pretraining_tokens = 1e12,
        .finetuning_tokens = NAN};
    alignkit_observation *observations = calloc(count, sizeof *observations);
    if (!observations) return 1;
    for (size_t i = 0; i < count; i++)
        observations[i] = (alignkit_observation){
            .tokens = 1e9 * pow(2, (double)i), .value = scores[i], .standard_error = 0.3, .cross_entropy = NAN};
    alignkit_forecast forecasts[2] = {{.tokens = 1e11}, {.tokens = 1e12}};
    alignkit_prediction prediction;
    char message[512];
    int32_t status =
        alignkit_predict(&features, observations, count, forecasts, 2, &prediction, message, sizeof message);
    free(observations);
    if (status != ALIGNKIT_OK) {
        fprintf(stderr, "%s\n", message);
        return 1;
    }
    printf("%s: %s, probability of not rising %.2f (%.2f to %.2f)\n", title, names[prediction.verdict],
           prediction.probability_non_monotone, prediction.probability_lower, prediction.probability_upper);
    for (int i = 0; i < 2; i++)
        printf("  at %.0e tokens: %.1f (%.1f to %.1f)\n", forecasts[i].tokens, forecasts[i].value,
               forecasts[i].lower, forecasts[i].upper);
    printf("  %s\n", message);
    return prediction.verdict != expected;
}

int main(void) {
    if (alignkit_prediction_version() != ALIGNKIT_PREDICTION_VERSION) {
        fprintf(stderr, "the library has interface %u, the header %d\n", alignkit_prediction_version(),
                ALIGNKIT_PREDICTION_VERSION);
        return 1;
    }
    const double rising[] = {18, 20.5, 22.7, 24.8, 26.6}, falling[] = {22, 25, 27, 24.5, 22.5};
    int failed = show("rising", rising, 5, ALIGNKIT_MONOTONE) | show("falling", falling, 5, ALIGNKIT_NON_MONOTONE);
    /* Input that cannot be used is told, not trapped. */
    alignkit_observation broken = {.tokens = -1, .value = 20, .standard_error = NAN, .cross_entropy = NAN};
    alignkit_prediction prediction;
    char message[256];
    failed |= alignkit_predict(NULL, &broken, 1, NULL, 0, &prediction, message, sizeof message) != ALIGNKIT_BAD_INPUT;
    printf("refused: %s\n", message);
    return failed;
}
