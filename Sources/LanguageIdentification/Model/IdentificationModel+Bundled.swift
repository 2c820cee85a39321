import CLanguageModel

extension IdentificationModel {
    /// The model that comes with the library, made by `Scripts/languages/train.sh`.
    package static let bundled: IdentificationModel = {
        let storage = unsafe ModelStorage(static: bundled_language_model(), count: Int(bundled_language_model_size()))
        do {
            return try IdentificationModel(storage)
        } catch {
            preconditionFailure("The bundled model is part of the program: \(error)")
        }
    }()
}
