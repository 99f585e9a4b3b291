// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/attachment_words.h"

#include <array>

namespace threadline {

namespace {

using Outcome = AttachmentText::Outcome;

struct Reason
{
    Outcome outcome;
    const char* one;
    const char* many;
};

constexpr std::array reasons{
    Reason{Outcome::NoReader, "The words of one PDF are not searched: install pdftotext (poppler-utils).",
           "The words of %1 PDF files are not searched: install pdftotext (poppler-utils)."},
    Reason{Outcome::Encrypted, "The words of one attachment are not searched: it wants a password.",
           "The words of %1 attachments are not searched: they want a password."},
    Reason{Outcome::Damaged, "The words of one attachment are not searched: it came damaged.",
           "The words of %1 attachments are not searched: they came damaged."},
    Reason{Outcome::TooLarge, "The words of one attachment are not searched: it is too large.",
           "The words of %1 attachments are not searched: they are too large."},
};

QString counted(const char* one, const char* many, qint64 count)
{
    return count == 1 ? QString::fromUtf8(one) : QString::fromUtf8(many).arg(count);
}

} // namespace

QString unreadAttachmentsInWords(qint64 count)
{
    return counted("One attachment is still to be read.", "%1 attachments are still to be read.", count);
}

QStringList attachmentsInWords(const AttachmentsRead& read)
{
    QStringList sentences;
    if (read.unread > 0) {
        sentences.append(unreadAttachmentsInWords(read.unread));
    }
    for (const Reason& reason : reasons) {
        if (const qint64 count = read.outcomes.value(reason.outcome); count > 0) {
            sentences.append(counted(reason.one, reason.many, count));
        }
    }
    return sentences;
}

} // namespace threadline
