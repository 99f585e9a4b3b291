// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/mailbox_commands.h"

#include "core/channels/email/imap/mailbox_name.h"

#include <memory>

namespace threadline {

namespace {

std::optional<ListedMailbox> listedMailbox(const ImapResponse& response)
{
    // LIST (attributes) "/" name
    if (response.name != "LIST" || response.values.size() < 3 || !response.values[0].isList()) {
        return std::nullopt;
    }
    ListedMailbox mailbox;
    for (const ImapValue& attribute : response.values[0].items) {
        mailbox.attributes.insert(attribute.bytes.toLower());
    }
    mailbox.wireName = response.values[2].bytes;
    mailbox.name = mailboxNameFromWire(mailbox.wireName);
    if (mailbox.wireName.compare("INBOX", Qt::CaseInsensitive) == 0) {
        mailbox.name = QStringLiteral("INBOX"); // in any case it is the same one (RFC 9051, 5.1)
    }
    return mailbox;
}

quint64 firstNumber(const std::vector<ImapValue>& values)
{
    return values.empty() ? 0 : values.front().number().value_or(0);
}

UidSet vanishedUids(const ImapResponse& response)
{
    // VANISHED (EARLIER) 41,43:116 or VANISHED 405
    return response.values.empty()
               ? UidSet()
               : UidSet::fromText(response.values.back().bytes).value_or(UidSet());
}

bool takeSelected(ImapResponse& response, SelectedMailbox& selected)
{
    if (response.name == "EXISTS") {
        selected.exists = response.number.value_or(0);
    } else if (response.name == "VANISHED") {
        selected.vanished = selected.vanished.united(vanishedUids(response));
    } else if (auto fetched = takeFetched(response)) {
        selected.changed.push_back(std::move(*fetched));
    } else if (response.name == "OK") {
        const quint64 number = firstNumber(response.codeValues);
        if (response.code == "CLOSED") {
            selected = {}; // what came before was of the mailbox that was selected until now
        } else if (response.code == "UIDVALIDITY") {
            selected.uidValidity = static_cast<quint32>(number);
        } else if (response.code == "UIDNEXT") {
            selected.uidNext = static_cast<quint32>(number);
        } else if (response.code == "HIGHESTMODSEQ") {
            selected.highestModSeq = number;
        }
    } else {
        return response.name == "FLAGS" || response.name == "RECENT" || response.name == "LIST";
    }
    return true;
}

/// SEARCH 2 84 882, or ESEARCH (TAG "T5") UID ALL 2,84,882 (RFC 4731).
bool takeFound(const ImapResponse& response, std::vector<quint32>& numbers, UidSet& set)
{
    if (response.name == "SEARCH") {
        for (const ImapValue& value : response.values) {
            if (const auto uid = value.number(); uid && *uid > 0 && *uid <= 0xFFFFFFFFu) {
                numbers.push_back(static_cast<quint32>(*uid));
            }
        }
        return true;
    }
    if (response.name != "ESEARCH") {
        return false;
    }
    for (size_t i = 0; i + 1 < response.values.size(); ++i) {
        if (response.values[i].isAtom("ALL")) {
            set = set.united(UidSet::fromText(response.values[i + 1].bytes).value_or(UidSet()));
        }
    }
    return true;
}

} // namespace

bool ListedMailbox::canBeSelected() const
{
    return !attributes.contains("\\noselect") && !attributes.contains("\\nonexistent");
}

void listMailboxes(ImapSession& session, std::function<void(Expected<QList<ListedMailbox>>)> done)
{
    const auto found = std::make_shared<QList<ListedMailbox>>();
    ImapCommand command(session.has("SPECIAL-USE") && session.has("LIST-EXTENDED")
                            ? "LIST \"\" \"*\" RETURN (SPECIAL-USE)"
                            : "LIST \"\" \"*\"");
    session.run(
        std::move(command),
        [found](ImapResponse& response) {
            if (response.name != "LIST") {
                return false;
            }
            if (auto mailbox = listedMailbox(response)) {
                found->append(std::move(*mailbox));
            }
            return true;
        },
        [found, done = std::move(done)](const Expected<ImapResponse>& outcome) {
            if (outcome) {
                done(std::move(*found));
            } else {
                done(outcome.error());
            }
        });
}

void selectMailbox(ImapSession& session, const QByteArray& wireName,
                   const std::optional<ResyncPoint>& since,
                   std::function<void(Expected<SelectedMailbox>)> done)
{
    ImapCommand command("SELECT");
    command.string(wireName);
    if (since && session.resynchronises()) {
        command.words(" (QRESYNC (" + QByteArray::number(since->uidValidity) + ' ' +
                      QByteArray::number(since->modSeq));
        if (!since->known.isEmpty()) {
            command.words(' ' + since->known.text());
        }
        command.words("))");
    } else if (session.has("CONDSTORE") || session.resynchronises()) {
        command.words(" (CONDSTORE)");
    }
    const auto selected = std::make_shared<SelectedMailbox>();
    session.run(
        std::move(command),
        [selected](ImapResponse& response) { return takeSelected(response, *selected); },
        [selected, done = std::move(done)](const Expected<ImapResponse>& outcome) {
            if (outcome) {
                done(std::move(*selected));
            } else {
                done(outcome.error());
            }
        });
}

void searchUids(ImapSession& session, const ImapCommand& criteria,
                std::function<void(Expected<UidSet>)> done)
{
    struct Found
    {
        std::vector<quint32> numbers;
        UidSet set;
    };
    const auto found = std::make_shared<Found>();
    session.run(
        criteria,
        [found](ImapResponse& response) { return takeFound(response, found->numbers, found->set); },
        [found, done = std::move(done)](const Expected<ImapResponse>& outcome) {
            if (outcome) {
                done(found->set.united(UidSet::of(std::move(found->numbers))));
            } else {
                done(outcome.error());
            }
        });
}

void fetchMessages(ImapSession& session, const UidSet& uids, const QByteArray& items,
                   const QByteArray& modifiers, std::function<void(FetchedMessage)> each,
                   std::function<void(Expected<void>)> done)
{
    ImapCommand command("UID FETCH " + uids.text() + ' ' + items +
                        (modifiers.isEmpty() ? QByteArray() : ' ' + modifiers));
    // Besides the answers a server may tell of flags that changed just now: those have no section
    // and are not ours when one was asked for.
    const bool wantsSection = items.contains("BODY.PEEK[");
    session.run(
        std::move(command),
        [uids, wantsSection, each = std::move(each)](ImapResponse& response) {
            auto fetched = takeFetched(response);
            if (!fetched || !uids.contains(fetched->uid) || (wantsSection && !fetched->section)) {
                return false;
            }
            each(std::move(*fetched));
            return true;
        },
        [done = std::move(done)](const Expected<ImapResponse>& outcome) {
            done(outcome ? Expected<void>() : Expected<void>(outcome.error()));
        });
}

void askMailboxStatus(ImapSession& session, const QByteArray& wireName,
                      std::function<void(Expected<MailboxStatus>)> done)
{
    ImapCommand command("STATUS");
    command.string(wireName).words(session.has("CONDSTORE") || session.resynchronises()
                                       ? " (MESSAGES UIDNEXT UIDVALIDITY HIGHESTMODSEQ)"
                                       : " (MESSAGES UIDNEXT UIDVALIDITY)");
    const auto status = std::make_shared<MailboxStatus>();
    session.run(
        std::move(command),
        [status](ImapResponse& response) {
            if (response.name != "STATUS" || response.values.size() < 2) {
                return false;
            }
            const auto& items = response.values.back().items;
            for (size_t i = 0; i + 1 < items.size(); i += 2) {
                const quint64 number = items[i + 1].number().value_or(0);
                if (items[i].isAtom("MESSAGES")) {
                    status->messages = static_cast<quint32>(number);
                } else if (items[i].isAtom("UIDNEXT")) {
                    status->uidNext = static_cast<quint32>(number);
                } else if (items[i].isAtom("UIDVALIDITY")) {
                    status->uidValidity = static_cast<quint32>(number);
                } else if (items[i].isAtom("HIGHESTMODSEQ")) {
                    status->highestModSeq = number;
                }
            }
            return true;
        },
        [status, done = std::move(done)](const Expected<ImapResponse>& outcome) {
            if (outcome) {
                done(*status);
            } else {
                done(outcome.error());
            }
        });
}

} // namespace threadline
