// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/folder_fetch.h"

#include <QLocale>

namespace threadline {

namespace {

class FolderFetch : public std::enable_shared_from_this<FolderFetch>
{
public:
    using Done = std::function<void(Expected<RawMails>)>;

    FolderFetch(std::weak_ptr<ImapSession> session, QString folder, bool newestFirst,
                SyncLimits limits, std::shared_ptr<MailSizes> sizes, Done done)
        : m_session(std::move(session))
        , m_folder(std::move(folder))
        , m_newestFirst(newestFirst)
        , m_limits(limits)
        , m_sizes(std::move(sizes))
        , m_done(std::move(done))
    {
    }

    void start(const UidSet& uids)
    {
        m_candidates = end(uids, m_limits.batchMails);
        const auto all = m_candidates.uids();
        const bool known = std::all_of(all.begin(), all.end(),
                                       [&](quint32 uid) { return m_sizes->contains(uid); });
        if (known) {
            choose();
        } else {
            askSizes(end(uids, m_limits.sizesAtOnce));
        }
    }

private:
    UidSet end(const UidSet& uids, quint64 count) const
    {
        return m_newestFirst ? uids.newest(count) : uids.oldest(count);
    }

    void askSizes(const UidSet& uids)
    {
        m_sizes->clear();
        fetchMessages(
            *m_session.lock(), uids, "(UID RFC822.SIZE)", {},
            [self = shared_from_this()](const FetchedMessage& message) {
                self->m_sizes->insert(message.uid, message.size.value_or(0));
            },
            [self = shared_from_this()](const Expected<void>& outcome) {
                if (outcome) {
                    self->choose();
                } else {
                    self->m_done(outcome.error());
                }
            });
    }

    /// As many of the candidates as fit.
    void choose()
    {
        std::vector<quint32> order = m_candidates.uids();
        if (m_newestFirst) {
            std::reverse(order.begin(), order.end());
        }
        std::vector<quint32> handled;
        std::vector<quint32> wanted;
        quint64 bytes = 0;
        for (const quint32 uid : order) {
            const auto size = m_sizes->constFind(uid);
            if (size != m_sizes->constEnd() && *size > m_limits.largestMail) {
                m_result.failures.append(tooLarge(uid, *size));
            } else if (size != m_sizes->constEnd()) {
                bytes += *size;
                if (bytes > m_limits.batchBytes && !wanted.empty()) {
                    break;
                }
                wanted.push_back(uid);
            }
            handled.push_back(uid);
        }
        m_result.handled = UidSet::of(std::move(handled));
        m_wanted = UidSet::of(std::move(wanted));
        if (m_wanted.isEmpty()) {
            finish();
        } else {
            askMails(m_wanted);
        }
    }

    void askMails(const UidSet& uids)
    {
        ++m_asked;
        fetchMessages(
            *m_session.lock(), uids, "(UID FLAGS INTERNALDATE BODY.PEEK[])", {},
            [self = shared_from_this()](FetchedMessage message) { self->add(std::move(message)); },
            [self = shared_from_this(), uids](const Expected<void>& outcome) {
                self->onAnswered(uids, outcome);
            });
    }

    void add(FetchedMessage message)
    {
        m_got.push_back(message.uid);
        m_result.mails.push_back({message.uid, message.flags.value_or(MessageFlags()),
                                  message.internalDate, std::move(*message.section)});
    }

    /// A server refuses a whole FETCH when it cannot read one of the mails: then the rest is asked
    /// for one by one, so that a single damaged mail holds up no other.
    void onAnswered(const UidSet& uids, const Expected<void>& outcome)
    {
        --m_asked;
        if (!outcome && outcome.error().remedy != Error::Remedy::Rejected) {
            if (m_done) {
                std::exchange(m_done, nullptr)(outcome.error());
            }
            return;
        }
        if (!outcome && uids.count() == 1) {
            m_result.failures.append(unreadable(uids.first(), outcome.error()));
        } else if (!outcome) {
            for (const quint32 uid : uids.without(UidSet::of(m_got)).uids()) {
                askMails(UidSet::between(uid, uid));
            }
        }
        if (m_asked == 0 && m_done) {
            finish();
        }
    }

    void finish()
    {
        std::sort(m_result.mails.begin(), m_result.mails.end(),
                  [this](const RawMail& a, const RawMail& b) {
                      return m_newestFirst ? a.uid > b.uid : a.uid < b.uid;
                  });
        std::exchange(m_done, nullptr)(std::move(m_result));
    }

    Error tooLarge(quint32 uid, quint64 size) const
    {
        return {
            Error::Remedy::Unsupported,
            QStringLiteral("Message %1 in folder \"%2\" has %3 and was not fetched; it stays on "
                           "the server.")
                .arg(uid)
                .arg(m_folder, QLocale::c().formattedDataSize(static_cast<qint64>(size), 1,
                                                              QLocale::DataSizeSIFormat))};
    }

    Error unreadable(quint32 uid, const Error& why) const
    {
        return {Error::Remedy::Rejected,
                QStringLiteral("Message %1 in folder \"%2\" was not handed over. %3")
                    .arg(uid)
                    .arg(m_folder, why.sentence)};
    }

    std::weak_ptr<ImapSession> m_session; ///< which holds this by its callbacks
    QString m_folder;
    bool m_newestFirst;
    SyncLimits m_limits;
    std::shared_ptr<MailSizes> m_sizes;
    UidSet m_candidates;
    UidSet m_wanted;
    std::vector<quint32> m_got;
    int m_asked = 0;
    RawMails m_result;
    Done m_done;
};

} // namespace

void fetchMails(const std::shared_ptr<ImapSession>& session, const QString& folder,
                const UidSet& uids, bool newestFirst, const SyncLimits& limits,
                const std::shared_ptr<MailSizes>& sizes,
                std::function<void(Expected<RawMails>)> done)
{
    std::make_shared<FolderFetch>(session, folder, newestFirst, limits, sizes, std::move(done))
        ->start(uids);
}

} // namespace threadline
