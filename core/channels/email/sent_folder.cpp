// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/sent_folder.h"

#include "core/channels/email/mailbox_choice.h"

namespace threadline {

namespace {

const QByteArray fallbackName = "Sent";

using FoundIn = std::function<void(Expected<bool>, std::optional<ListedMailbox>)>;

/// The header field as RFC 5322 folds it, reduced to the id.
QByteArray messageIdOf(const QByteArray& headerSection)
{
    const qsizetype from = headerSection.indexOf('<');
    const qsizetype to = headerSection.indexOf('>', from);
    return from < 0 || to < 0 ? QByteArray() : headerSection.sliced(from + 1, to - from - 1);
}

/// SEARCH compares parts and without regard to case: each candidate's own header decides.
void verify(ImapSession& session, const UidSet& candidates, const QByteArray& messageId,
            std::function<void(Expected<bool>)> done)
{
    if (candidates.isEmpty()) {
        done(false);
        return;
    }
    const auto found = std::make_shared<bool>(false);
    fetchMessages(
        session, candidates, "(UID BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])", {},
        [found, messageId](const FetchedMessage& message) {
            *found = *found || messageIdOf(*message.section) == messageId;
        },
        [found, done = std::move(done)](const Expected<void>& outcome) {
            done(outcome ? Expected<bool>(*found) : Expected<bool>(outcome.error()));
        });
}

void searchIn(const std::shared_ptr<ImapSession>& session, const ListedMailbox& sent,
              const QByteArray& messageId, FoundIn done)
{
    // The session holds its callbacks: a shared pointer to it in one of them would never let go.
    const std::weak_ptr<ImapSession> weak = session;
    selectMailbox(
        *session, sent.wireName, std::nullopt,
        [weak, sent, messageId, done = std::move(done)](const Expected<SelectedMailbox>& selected) {
            if (!selected) {
                done(selected.error(), sent);
                return;
            }
            ImapCommand criteria("UID SEARCH HEADER Message-ID");
            criteria.string(messageId);
            searchUids(*weak.lock(), criteria,
                       [weak, sent, messageId, done](const Expected<UidSet>& found) {
                           if (!found) {
                               done(found.error(), sent);
                               return;
                           }
                           verify(*weak.lock(), *found, messageId,
                                  [sent, done](const Expected<bool>& there) { done(there, sent); });
                       });
        });
}

void findSent(const std::shared_ptr<ImapSession>& session, const QByteArray& messageId,
              FoundIn done)
{
    const std::weak_ptr<ImapSession> weak = session;
    listMailboxes(*session, [weak, messageId,
                             done = std::move(done)](const Expected<QList<ListedMailbox>>& listed) {
        if (!listed) {
            done(listed.error(), std::nullopt);
        } else if (const auto sent = sentMailbox(*listed)) {
            searchIn(weak.lock(), *sent, messageId, done);
        } else {
            done(false, std::nullopt);
        }
    });
}

void append(ImapSession& session, const QByteArray& wireName, const QByteArray& mail,
            std::function<void(Expected<void>)> done)
{
    ImapCommand command("APPEND");
    command.string(wireName).words(" (\\Seen)").literal(mail);
    session.run(std::move(command), {},
                [done = std::move(done)](const Expected<ImapResponse>& outcome) {
                    done(outcome ? Expected<void>() : Expected<void>(outcome.error()));
                });
}

} // namespace

void findInSent(const std::shared_ptr<ImapSession>& session, const QByteArray& messageId,
                std::function<void(Expected<bool>)> done)
{
    findSent(session, messageId,
             [done = std::move(done)](const Expected<bool>& there,
                                      const std::optional<ListedMailbox>&) { done(there); });
}

void fileInSent(const std::shared_ptr<ImapSession>& session, const QByteArray& messageId,
                const QByteArray& mail, std::function<void(Expected<void>)> done)
{
    const std::weak_ptr<ImapSession> weak = session;
    findSent(session, messageId,
             [weak, mail, done = std::move(done)](const Expected<bool>& there,
                                                  const std::optional<ListedMailbox>& sent) {
                 if (!there) {
                     done(there.error());
                 } else if (*there) {
                     done({});
                 } else if (sent) {
                     append(*weak.lock(), sent->wireName, mail, done);
                 } else {
                     weak.lock()->run(ImapCommand("CREATE").string(fallbackName), {},
                                      [weak, mail, done](const Expected<ImapResponse>& created) {
                                          if (created) {
                                              append(*weak.lock(), fallbackName, mail, done);
                                          } else {
                                              done(created.error());
                                          }
                                      });
                 }
             });
}

} // namespace threadline
