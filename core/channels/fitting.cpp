// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/fitting.h"

#include "core/channels/sms_segments.h"

namespace threadline {

namespace {

QString obstacleOf(const WrittenReply& reply, const Capabilities& can, int length)
{
    if (reply.files > 0 && !can.attachments) {
        return QStringLiteral("This channel takes no files: remove them, or choose another channel.");
    }
    if (can.maxAttachmentBytes > 0 && reply.fileBytes > can.maxAttachmentBytes) {
        return QStringLiteral("%1 of files is too much: %2 fit into one message. Remove some or send a link.")
            .arg(sizeWords(reply.fileBytes), sizeWords(can.maxAttachmentBytes));
    }
    if (can.maxFileBytes > 0 && reply.largestFileBytes > can.maxFileBytes) {
        return QStringLiteral("A file of %1 is too large: this channel takes %2 at most. Remove it or send a link.")
            .arg(sizeWords(reply.largestFileBytes), sizeWords(can.maxFileBytes));
    }
    if (can.maxLength > 0 && length > can.maxLength) {
        return QStringLiteral("The text has %1 characters and this channel takes %2: shorten it by %3, or choose "
                              "another channel.")
            .arg(length)
            .arg(can.maxLength)
            .arg(length - can.maxLength);
    }
    const qint64 window = can.replyWindowHours * qint64{3600};
    if (window > 0 && reply.customerSecondsAgo.value_or(window) >= window) {
        return QStringLiteral("This channel takes free words only within %1 hours of the customer's last message there: "
                              "choose another channel, or wait until they write.")
            .arg(can.replyWindowHours);
    }
    return {};
}

QString segmentWords(const QString& text)
{
    const SmsSegments segments = smsSegments(text);
    if (segments.count < 2) {
        return {};
    }
    return segments.outside.isEmpty()
               ? QStringLiteral("This goes, and is paid for, as %1 SMS.").arg(segments.count)
               : QStringLiteral("This goes, and is paid for, as %1 SMS: \"%2\" is no letter of the SMS alphabet.")
                     .arg(segments.count)
                     .arg(segments.outside);
}

} // namespace

Fitting fittingOf(const WrittenReply& reply, const Capabilities& can)
{
    Fitting fitting;
    // Characters as people count them: a pair of surrogates is one.
    const bool units = can.counting == Capabilities::Counting::Utf16Units;
    fitting.length = static_cast<int>(units ? reply.text.size() : reply.text.toUcs4().size());
    fitting.obstacle = obstacleOf(reply, can, fitting.length);
    if (const QString words = can.smsSegments ? segmentWords(reply.text) : QString(); !words.isEmpty()) {
        fitting.warnings.append(words);
    }
    if (can.publicPosts) {
        fitting.warnings.append(QStringLiteral("Everybody can read what is written here."));
    }
    if (reply.copies && !can.copies) {
        fitting.warnings.append(QStringLiteral("This channel has no Cc and Bcc: only the customer gets it."));
    }
    return fitting;
}

QString sizeWords(qint64 bytes)
{
    if (bytes < 1000) {
        return QStringLiteral("%1 B").arg(bytes);
    }
    if (bytes < 1'000'000) {
        return QStringLiteral("%1 kB").arg((bytes + 500) / 1000);
    }
    return QStringLiteral("%1 MB").arg(static_cast<double>(bytes) / 1e6, 0, 'f',
                                       bytes < 100'000'000 ? 1 : 0);
}

} // namespace threadline
