// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/email_connector.h"

#include "core/async/when_finished.h"
#include "core/channels/email/mailbox_watch.h"
#include "core/channels/email/mime/mail_composer.h"
#include "core/channels/email/mime/mail_parser.h"
#include "core/channels/email/sent_folder.h"
#include "core/channels/email/smtp/smtp_transmission.h"

#include <QtConcurrentMap>
#include <QtConcurrentRun>

namespace threadline {

namespace {

SmtpMail submission(const Outgoing& outgoing, QByteArray bytes)
{
    QStringList recipients;
    for (const auto& parties : {outgoing.to, outgoing.cc, outgoing.bcc}) {
        for (const Party& party : parties) {
            recipients.append(party.address);
        }
    }
    recipients.removeDuplicates();
    return {outgoing.from.address, recipients, std::move(bytes)};
}

Expected<Receipt> composeAndSend(const Outgoing& outgoing, const Expected<SmtpServer>& server,
                                 const std::function<Expected<void>()>& beforeHandover,
                                 const std::stop_token& stop)
{
    if (!server) {
        return server.error();
    }
    auto bytes = composeMail(outgoing);
    if (!bytes) {
        return bytes.error();
    }
    if (stop.stop_requested()) {
        return Error{Error::Remedy::Cancelled,
                     QStringLiteral("The mail account was closed before the mail was sent.")};
    }
    return transmit(*server, submission(outgoing, std::move(*bytes)), beforeHandover, stop);
}

} // namespace

struct EmailConnector::Pull
{
    QJsonObject from;
    std::optional<Answer<Pulled>> answer; ///< when someone waits for it
    std::optional<Expected<Pulled>> result;
    std::optional<QJsonObject> next; ///< what follows it, known once the network's part is done
};

struct EmailConnector::Sending
{
    QFuture<Expected<Receipt>> work;
    Answer<Receipt> answer;
};

EmailConnector::EmailConnector(EmailSettings settings, QSet<QString> ownAddresses,
                               PasswordReader password, QObject* parent)
    : ChannelConnector(parent)
    , m_settings(std::move(settings))
    , m_ownAddresses(std::move(ownAddresses))
    , m_password(std::move(password))
    , m_access(new ImapAccess(m_settings, m_password, this))
    , m_sync(new MailboxSync(*m_access, m_settings.folders, {}, this))
    , m_senders(this)
{
    m_senders.setMaxThreadCount(1);
}

EmailConnector::~EmailConnector()
{
    m_stop.request_stop();
    m_senders.waitForDone();
    for (const Sending& sending : m_sendings) {
        sending.answer.give(sending.work.result());
    }
}

Capabilities EmailConnector::capabilities() const
{
    Capabilities capabilities;
    capabilities.send = true;
    capabilities.attachments = true;
    capabilities.subject = true;
    capabilities.copies = true;
    capabilities.threads = true;
    capabilities.asksForDelivery = true;
    return capabilities;
}

// --- receiving -----------------------------------------------------------------------------------

QFuture<Expected<Pulled>> EmailConnector::pull(const QJsonObject& cursor)
{
    if (m_watch) {
        m_watch->stop();
    }
    if (m_ahead && m_ahead->from == cursor) {
        m_asked = std::exchange(m_ahead, nullptr);
    } else {
        m_ahead = nullptr;
        m_asked = std::make_shared<Pull>();
        m_asked->from = cursor;
        begin(m_asked);
    }
    const auto asked = m_asked;
    const auto future = asked->answer.emplace().future();
    if (asked->result) {
        asked->answer->give(std::move(*asked->result));
    }
    fetchAhead();
    return future;
}

void EmailConnector::begin(const std::shared_ptr<Pull>& pull)
{
    if (m_sync->isBusy()) {
        m_waiting = pull;
        return;
    }
    m_sync->step(pull->from,
                 [this, pull](Expected<RawBatch> batch) { onStepped(pull, std::move(batch)); });
}

void EmailConnector::onStepped(const std::shared_ptr<Pull>& pull, Expected<RawBatch> batch)
{
    if (const auto waiting = std::exchange(m_waiting, nullptr)) {
        begin(waiting);
        return; // what was stepped is of no use to anyone: the same cursor gives it again
    }
    if (!batch) {
        finish(pull, batch.error());
        return;
    }
    if (!batch->caughtUp) {
        pull->next = batch->cursor;
    }
    parse(pull, std::move(*batch));
    fetchAhead();
}

/// In the thread pool: the network thread only moves bytes.
void EmailConnector::parse(const std::shared_ptr<Pull>& pull, RawBatch batch)
{
    Pulled pulled;
    pulled.changes = std::move(batch.changes);
    pulled.failures = std::move(batch.failures);
    pulled.cursor = std::move(batch.cursor);
    pulled.progress = batch.progress;
    pulled.caughtUp = batch.caughtUp;
    const auto read = [own = m_ownAddresses, place = batch.place,
                       validity = batch.uidValidity](const RawMail& mail) -> Expected<Delivered> {
        auto arrival = parseMail(mail.bytes, {own, mail.receivedAt, mail.flags.seen});
        if (!arrival) {
            return Error{arrival.error().remedy,
                         QStringLiteral("Message %1 in folder \"%2\" could not be read. %3")
                             .arg(QString::number(mail.uid), QString::fromUtf8(place),
                                  arrival.error().sentence)};
        }
        const RemoteChange remote{place,
                                  remoteItem(validity, mail.uid),
                                  false,
                                  mail.flags.seen,
                                  mail.flags.flagged,
                                  mail.flags.answered};
        return Delivered{std::move(*arrival), remote};
    };
    whenFinished(QtConcurrent::mapped(std::move(batch.mails), read), this,
                 [this, pull,
                  pulled = std::move(pulled)](const QFuture<Expected<Delivered>>& mails) mutable {
                     for (const auto& mail : mails) {
                         if (mail) {
                             pulled.delivered.append(*mail);
                         } else {
                             pulled.failures.append(mail.error());
                         }
                     }
                     finish(pull, std::move(pulled));
                 });
}

void EmailConnector::finish(const std::shared_ptr<Pull>& pull, Expected<Pulled> result)
{
    if (pull->answer) {
        pull->answer->give(std::move(result));
    } else {
        pull->result = std::move(result);
    }
}

/// One batch ahead and not more: memory stays bounded, and the line is never idle while mails are
/// parsed and stored.
void EmailConnector::fetchAhead()
{
    if (m_asked && m_asked->next && !m_ahead && !m_waiting && !m_sync->isBusy()) {
        m_ahead = std::make_shared<Pull>();
        m_ahead->from = *m_asked->next;
        begin(m_ahead);
    }
}

QFuture<Expected<void>> EmailConnector::watch(const QJsonObject& cursor)
{
    const Answer<void> answer;
    if (!m_sync->isCaughtUpAt(cursor)) {
        answer.give({});
        return answer.future();
    }
    m_watch = std::make_unique<MailboxWatch>(*m_sync);
    m_watch->start([answer](const Expected<void>& outcome) { answer.give(outcome); });
    return answer.future();
}

// --- sending -------------------------------------------------------------------------------------

SmtpServer EmailConnector::smtpServer(const QString& password) const
{
    return {m_settings.smtp, password, m_settings.caFile};
}

QFuture<Expected<Receipt>> EmailConnector::send(const Outgoing& outgoing,
                                                std::function<Expected<void>()> beforeHandover)
{
    const Answer<Receipt> answer;
    const auto work = QtConcurrent::run(
        &m_senders, [server = smtpServer({}), password = m_password, outgoing,
                     beforeHandover = std::move(beforeHandover), stop = m_stop.get_token()] {
            const auto secret = password();
            Expected<SmtpServer> ready = server;
            if (secret) {
                ready->password = *secret;
            } else {
                ready = secret.error();
            }
            return composeAndSend(outgoing, ready, beforeHandover, stop);
        });
    const auto sending = m_sendings.insert(m_sendings.end(), {work, answer});
    whenFinished(work, this, [this, sending](const Expected<Receipt>& receipt) {
        const auto toTell = sending->answer;
        m_sendings.erase(sending);
        toTell.give(receipt);
    });
    return answer.future();
}

template <class T>
void EmailConnector::inOwnSession(const Answer<T>& answer, Errand<T> errand)
{
    m_access->open([this, answer, errand = std::move(errand)](
                       const Expected<std::shared_ptr<ImapSession>>& opened) {
        if (!opened) {
            answer.give(opened.error());
            return;
        }
        m_errands.push_back(*opened);
        errand(*opened, [this, answer, session = opened->get()](Expected<T> result) {
            std::erase_if(m_errands, [&](const auto& each) { return each.get() == session; });
            answer.give(std::move(result));
        });
    });
}

QFuture<Expected<bool>> EmailConnector::find(const QByteArray& messageId)
{
    const Answer<bool> answer;
    inOwnSession<bool>(answer, [messageId](const auto& session, auto done) {
        findInSent(session, messageId, std::move(done));
    });
    return answer.future();
}

QFuture<Expected<void>> EmailConnector::fileCopy(const Outgoing& outgoing)
{
    const Answer<void> answer;
    const auto file = [this, answer,
                       id = outgoing.messageId](const Expected<QByteArray>& mail) {
        if (!mail) {
            answer.give(mail.error());
            return;
        }
        inOwnSession<void>(answer, [id, mail = *mail](const auto& session, auto done) {
            fileInSent(session, id, mail, std::move(done));
        });
    };
    whenFinished(QtConcurrent::run(composeMail, outgoing), this, file);
    return answer.future();
}

// --- checking ------------------------------------------------------------------------------------

QFuture<Expected<void>> EmailConnector::check()
{
    const Answer<void> answer;
    m_access->open([this, answer](const Expected<std::shared_ptr<ImapSession>>& opened) {
        if (opened) {
            checkSending(answer);
        } else {
            answer.give(opened.error());
        }
    });
    return answer.future();
}

void EmailConnector::checkSending(const Answer<void>& answer)
{
    const auto tried = QtConcurrent::run(&m_senders,
                                         [server = smtpServer({}), password = m_password,
                                          stop = m_stop.get_token()]() mutable -> Expected<void> {
                                             const auto secret = password();
                                             if (!secret) {
                                                 return secret.error();
                                             }
                                             server.password = *secret;
                                             return checkSubmission(server, stop);
                                         });
    whenFinished(tried, this, [answer](const Expected<void>& outcome) { answer.give(outcome); });
}

} // namespace threadline
