// Empty unless the trait SentencePiece is on: only then is the library there.
#ifdef ALIGNKIT_SENTENCEPIECE

#include "CSentencePiece.h"

#include <sentencepiece_processor.h>

#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

namespace {

using sentencepiece::SentencePieceProcessor;

void report(alignkit_sentencepiece_message *message, std::string_view text) {
    size_t count = text.size() < sizeof(message->text) - 1 ? text.size() : sizeof(message->text) - 1;
    std::memcpy(message->text, text.data(), count);
    message->text[count] = 0;
}

/// The byte that a piece such as <0xE4> stands for.
uint8_t byte_of(const std::string &piece) {
    return piece.size() == 6 ? static_cast<uint8_t>(std::strtoul(piece.c_str() + 3, nullptr, 16)) : 0;
}

}  // namespace

extern "C" void *alignkit_sentencepiece_open(
    const uint8_t *model, size_t count, alignkit_sentencepiece_message *message) {
    try {
        auto processor = std::make_unique<SentencePieceProcessor>();
        auto status = processor->LoadFromSerializedProto(
            std::string_view(reinterpret_cast<const char *>(model), count));
        if (status.ok()) return processor.release();
        report(message, status.ToString());
    } catch (const std::exception &failure) {
        report(message, failure.what());
    } catch (...) {
        report(message, "an unknown failure");
    }
    return nullptr;
}

extern "C" void alignkit_sentencepiece_close(void *model) { delete static_cast<SentencePieceProcessor *>(model); }

extern "C" int alignkit_sentencepiece_cut(
    const void *model, const uint8_t *text, size_t count, void *context,
    void (*emit)(void *context, const uint8_t *piece, size_t count), alignkit_sentencepiece_message *message) {
    try {
        auto processor = static_cast<const SentencePieceProcessor *>(model);
        sentencepiece::ImmutableSentencePieceText pieces;
        auto status = processor->Encode(
            std::string_view(reinterpret_cast<const char *>(text), count), pieces.mutable_proto());
        if (!status.ok()) {
            report(message, status.ToString());
            return 1;
        }
        for (size_t index = 0; index < pieces.pieces_size(); ++index) {
            const auto &piece = pieces.pieces(static_cast<int>(index));
            const std::string &bytes = piece.piece();
            if (processor->IsByte(static_cast<int>(piece.id()))) {
                uint8_t byte = byte_of(bytes);
                emit(context, &byte, 1);
            } else {
                emit(context, reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
            }
        }
        return 0;
    } catch (const std::exception &failure) {
        report(message, failure.what());
    } catch (...) {
        report(message, "an unknown failure");
    }
    return 1;
}

#endif
