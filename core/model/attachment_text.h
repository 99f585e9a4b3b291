// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words inside an attached file, or why there are none. Made by core/attachment_text, kept by
// core/search.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace threadline {

struct AttachmentText
{
    enum class Outcome {
        Text,      ///< it has words
        NoText,    ///< it could be read and has none: empty, or a scanned page
        OtherKind, ///< a kind of file that is not read: a picture, an archive, a program
        Encrypted, ///< it wants a password
        Damaged,   ///< it is not what it says, or ends too early
        TooLarge,  ///< it, or what it unpacks to, is more than is read, or took too long
        NoReader,  ///< the program that reads this kind is not installed
        Missing,   ///< its bytes are not in the workspace
    };

    Outcome outcome = Outcome::NoText;
    QByteArray text;        ///< UTF-8, lines end with \n; empty unless the outcome is Text
    bool shortened = false; ///< only the beginning was kept

    friend bool operator==(const AttachmentText&, const AttachmentText&) = default;
};

/// "text", "no_text", "other_kind", "encrypted", "damaged", "too_large", "no_reader", "missing".
QString attachmentOutcomeName(AttachmentText::Outcome outcome);
std::optional<AttachmentText::Outcome> attachmentOutcomeFromName(QStringView name);

} // namespace threadline
