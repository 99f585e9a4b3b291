// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mails of a customer service, made up but shaped like real ones: threads of customers and agents,
// words by Zipf's law, quotes, HTML alternatives, attachments, several charsets. The same seed
// gives the same mails.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QStringList>

namespace threadline::bench {

struct GeneratedMail
{
    QByteArray raw;  ///< CRLF
    QByteArray text; ///< what a reader sees, UTF-8: for the bare store
};

QList<GeneratedMail> generateMails(int count, quint32 seed);
/// Writes them as a Maildir. False: the disk did not take them.
bool writeMaildir(const QList<GeneratedMail>& mails, const QString& folder);

/// The address of somebody who wrote some of them.
inline const char* const someCustomer = "c1@mail.example";

/// In every third mail; in one of a thousand.
inline const char* const commonWord = "order";
inline const char* const rareWord = "marzipanvolt";

} // namespace threadline::bench
