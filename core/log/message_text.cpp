// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/message_text.h"

#include <QtEndian>

#include <zstd.h>

#include <memory>

namespace threadline {

namespace {

// Level 1: the log is written at thousands of messages a second, and higher levels gain little on
// texts this short.
constexpr int level = 1;
constexpr qsizetype lengthBytes = 4;

struct FreeContext
{
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

ZSTD_CCtx* compressor()
{
    thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
    return context.get();
}

} // namespace

QByteArray packMessageText(const MessageText& text)
{
    if (text.text.isEmpty() && text.html.isEmpty()) {
        return {};
    }
    QByteArray plain(lengthBytes, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(text.text.size()), plain.data());
    plain += text.text;
    plain += text.html;
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(plain.size()))),
                      Qt::Uninitialized);
    const size_t size = ZSTD_compressCCtx(compressor(), packed.data(), static_cast<size_t>(packed.size()),
                                          plain.constData(), static_cast<size_t>(plain.size()), level);
    if (ZSTD_isError(size)) {
        return {}; // only out of memory; the bound above rules the rest out
    }
    packed.truncate(static_cast<qsizetype>(size));
    packed.squeeze();
    return packed;
}

MessageText unpackMessageText(const QByteArray& packed)
{
    const auto size = ZSTD_getFrameContentSize(packed.constData(), static_cast<size_t>(packed.size()));
    constexpr unsigned long long most = 256ULL << 20;
    if (packed.isEmpty() || size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR
        || size < lengthBytes || size > most) {
        return {};
    }
    QByteArray plain(static_cast<qsizetype>(size), Qt::Uninitialized);
    const size_t written = ZSTD_decompress(plain.data(), static_cast<size_t>(plain.size()),
                                           packed.constData(), static_cast<size_t>(packed.size()));
    if (ZSTD_isError(written)) {
        return {};
    }
    const auto textSize = static_cast<qsizetype>(qFromLittleEndian<quint32>(plain.constData()));
    if (textSize > plain.size() - lengthBytes) {
        return {};
    }
    return {plain.mid(lengthBytes, textSize), plain.mid(lengthBytes + textSize)};
}

} // namespace threadline
