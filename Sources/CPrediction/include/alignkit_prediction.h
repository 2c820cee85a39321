/* AlignmentKit's predictor for other languages: will more of a pretraining corpus keep raising a translation score, and
 * how sure is that?
 *
 * Link with the shared library AlignmentKitPrediction (swift build -c release --product AlignmentKitPrediction). All functions
 * may be called from any thread; nothing is kept between calls, and nothing has to be freed. A number that is not known is
 * NAN, on the way in and on the way out. */
#ifndef ALIGNKIT_PREDICTION_H
#define ALIGNKIT_PREDICTION_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised when a struct or function below changes. */
#define ALIGNKIT_PREDICTION_VERSION 1

/* The score of one finetuned checkpoint. */
typedef struct {
    double tokens;             /* pretraining tokens seen, more than 0; 0 or more with is_baseline */
    double value;              /* the score: BLEU, or another metric for which more is better */
    double standard_error;     /* its standard error, more than 0 */
    double cross_entropy;      /* downstream cross-entropy in nats per token, more than 0 */
    int32_t is_baseline;       /* not 0: the model was trained without pretraining */
} alignkit_observation;

/* What is known of corpus and task before any run; shares, score, divergences and coverages lie between 0 and 1. */
typedef struct {
    double source_share;       /* share of the task's source language in the corpus */
    double target_share;       /* share of the task's target language */
    double alignment_score;    /* the translation alignment score; follows from the shares where it is NAN */
    double source_divergence;  /* Jensen-Shannon divergence over ln 2 between corpus and source side */
    double target_divergence;  /* the same for the target side */
    double source_coverage;    /* share of the source side's tokens that occur in the corpus */
    double target_coverage;    /* the same for the target side */
    double pretraining_tokens; /* tokens of the corpus */
    double finetuning_tokens;  /* tokens of the finetuning set */
} alignkit_features;

/* The score expected at some number of pretraining tokens, and the 90 % interval of a new measurement. */
typedef struct {
    double tokens;
    double value;
    double lower;
    double upper;
} alignkit_forecast;

typedef enum {
    ALIGNKIT_MONOTONE = 0,              /* rises, the log-law holds */
    ALIGNKIT_SATURATING = 1,            /* rises, the log-law promises too much */
    ALIGNKIT_FLAT = 2,                  /* pretraining adds nothing measurable */
    ALIGNKIT_NON_MONOTONE = 3,          /* falls by more than its noise explains */
    ALIGNKIT_INSUFFICIENT_EVIDENCE = 4
} alignkit_verdict;

typedef struct {
    int32_t verdict;                    /* an alignkit_verdict */
    double probability_non_monotone;    /* strictly between 0 and 1 */
    double probability_lower;           /* its 90 % interval */
    double probability_upper;
    double probability_of_fall;         /* that the score falls by more than 1 BLEU from its peak to its end */
    double probability_of_no_gain;      /* that the curve gains less than that; NAN with fewer than two checkpoints */
    double noise_deviation;             /* standard deviation of one score; NAN without checkpoints */
    double next_checkpoint_tokens;      /* the checkpoint to finetune next; NAN with fewer than three */
    double tokens_of_last_gain;         /* from there on four times the pretraining gains less than 1 BLEU; NAN if not in sight */
} alignkit_prediction;

typedef enum {
    ALIGNKIT_OK = 0,
    ALIGNKIT_BAD_INPUT = 1              /* the message says what is wrong and what to do */
} alignkit_status;

/* The version of the interface the library was built with; compare with ALIGNKIT_PREDICTION_VERSION. */
uint32_t alignkit_prediction_version(void);

/* Predicts.
 *
 * features may be NULL (nothing is known); observations may be NULL with count 0. forecasts holds forecast_count entries whose
 * tokens say where to predict; value, lower and upper are filled in, and are NAN with fewer than three checkpoints.
 * message, of message_capacity bytes, receives the recommendation, or what is wrong with the input, as UTF-8 ended by a zero
 * byte and cut where it does not fit; it may be NULL. Returns an alignkit_status. */
int32_t alignkit_predict(
    const alignkit_features *features, const alignkit_observation *observations, size_t count,
    alignkit_forecast *forecasts, size_t forecast_count, alignkit_prediction *prediction, char *message,
    size_t message_capacity);

/* The translation alignment score of a mixture with these shares (Isik et al., arXiv 2402.04177). */
double alignkit_alignment_score(double source_share, double target_share);

#ifdef __cplusplus
}
#endif

#endif
