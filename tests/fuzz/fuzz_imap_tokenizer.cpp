// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever a server sends, in whatever pieces: no crash, no hang, and the same responses as when it
// comes at once. The first byte of the input chooses the size of the pieces.
#include "core/channels/email/imap/fetched_message.h"
#include "core/channels/email/imap/imap_tokenizer.h"
#include "core/channels/email/imap/mailbox_name.h"
#include "core/channels/email/imap/uid_set.h"

#include <cstdlib>

using namespace threadline;

namespace {

std::vector<ImapResponse> read(QByteArrayView bytes, qsizetype step)
{
    ImapTokenizer tokenizer({1 << 16, 1 << 16, 16});
    std::vector<ImapResponse> responses;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        tokenizer.feed(bytes.sliced(at, std::min(step, bytes.size() - at)));
        for (auto next = tokenizer.next(); next && *next; next = tokenizer.next()) {
            responses.push_back(std::move(**next));
        }
    }
    return responses;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    const QByteArrayView bytes(reinterpret_cast<const char*>(data + 1),
                               static_cast<qsizetype>(size - 1));
    auto responses = read(bytes, bytes.size());
    if (responses != read(bytes, data[0] % 32 + 1)) {
        std::abort();
    }
    for (ImapResponse& response : responses) {
        takeFetched(response);
    }
    mailboxNameFromWire(bytes);
    if (const auto set = UidSet::fromText(bytes); set && UidSet::fromText(set->text()) != set) {
        std::abort();
    }
    return 0;
}
