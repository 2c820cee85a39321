// Written by Scripts/golden/predictor_prior.py; do not edit.

/// Source share, target share, probability of a break.
enum PriorGolden {
    static let rows: [(Double, Double, Double)] = [
        (0.5, 0.5, 0.20410876330635436),
        (0, 1, 0.24063686258796416),
        (1, 0, 0.37943440626042924),
        (0, 0, 0.5289795741582295),
        (0.9, 0.05, 0.24525639887754747),
        (0.02, 0.6, 0.28143459483867894),
    ]
}
