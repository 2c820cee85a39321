// One import gives the whole library: `import AlignmentKit`.
@_exported public import CorpusIO
@_exported public import DataSelection
@_exported public import DivergenceMeasures
@_exported public import LanguageIdentification
@_exported public import LanguageModels
@_exported public import NGramStatistics
@_exported public import PerformancePrediction
@_exported public import ScalingLaws
@_exported public import TextSegmentation
@_exported public import TranslationMetrics
