// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mailbox_choice.h"

#include <algorithm>

namespace threadline {

namespace {

const QStringList sentNames{QStringLiteral("Sent"),
                            QStringLiteral("Sent Items"),
                            QStringLiteral("Sent Messages"),
                            QStringLiteral("Sent Mail"),
                            QStringLiteral("INBOX.Sent"),
                            QStringLiteral("INBOX/Sent"),
                            QStringLiteral("[Gmail]/Sent Mail"),
                            QStringLiteral("Gesendet"),
                            QStringLiteral("Gesendete Objekte"),
                            QStringLiteral("Gesendete Elemente")};
const QStringList archiveNames{QStringLiteral("Archive"), QStringLiteral("Archives"),
                               QStringLiteral("INBOX.Archive"), QStringLiteral("INBOX/Archive"),
                               QStringLiteral("Archiv")};

std::optional<ListedMailbox> named(const QList<ListedMailbox>& listed, const QString& name)
{
    const auto found = std::find_if(listed.begin(), listed.end(), [&](const auto& mailbox) {
        return mailbox.canBeSelected() && mailbox.name == name;
    });
    return found == listed.end() ? std::nullopt : std::optional(*found);
}

std::optional<ListedMailbox> ofUse(const QList<ListedMailbox>& listed, const QByteArray& use,
                                   const QStringList& usualNames)
{
    for (const auto& mailbox : listed) {
        if (mailbox.canBeSelected() && mailbox.attributes.contains(use)) {
            return mailbox;
        }
    }
    for (const auto& name : usualNames) {
        if (auto mailbox = named(listed, name)) {
            return mailbox;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<ListedMailbox> sentMailbox(const QList<ListedMailbox>& listed)
{
    return ofUse(listed, "\\sent", sentNames);
}

MailboxChoice chooseMailboxes(const QList<ListedMailbox>& listed, const QStringList& wanted)
{
    MailboxChoice choice;
    const QString inbox = QStringLiteral("INBOX");
    if (wanted.isEmpty()) {
        for (const auto& mailbox : {named(listed, inbox), sentMailbox(listed),
                                    ofUse(listed, "\\archive", archiveNames)}) {
            if (mailbox) {
                choice.mailboxes.append(*mailbox);
            }
        }
        return choice;
    }
    for (const QString& name : wanted) {
        const bool isInbox = name.compare(inbox, Qt::CaseInsensitive) == 0;
        if (const auto mailbox = named(listed, isInbox ? inbox : name)) {
            choice.mailboxes.append(*mailbox);
        } else {
            choice.missing.append(name);
        }
    }
    std::stable_partition(choice.mailboxes.begin(), choice.mailboxes.end(),
                          [&](const auto& mailbox) { return mailbox.name == inbox; });
    return choice;
}

} // namespace threadline
