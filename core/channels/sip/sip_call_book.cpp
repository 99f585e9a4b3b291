// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/sip_call_book.h"

#include <QRegularExpression>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype mostOpen = 200; // no softphone has so many; robots might

bool saysMine(const QString& why)
{
    return why.contains(u"by user"_s, Qt::CaseInsensitive) ||
           why.contains(u"Rejected"_s, Qt::CaseInsensitive);
}

SipEnd endOfIncoming(const QString& why, bool declined)
{
    if (why.contains(
            u"elsewhere"_s,
            Qt::CaseInsensitive)) { // RFC 3326: Reason of the CANCEL that other telephones get
        return SipEnd::Elsewhere;
    }
    return declined || saysMine(why) ? SipEnd::Declined : SipEnd::Missed;
}

SipEnd endOfOutgoing(const QString& why)
{
    static const QRegularExpression status(u"^([3-6]\\d\\d)\\b"_s); // RFC 3261, 21
    const QString code = status.match(why).captured(1);
    if (code.isEmpty()) {
        return SipEnd::NotReached;
    }
    return code == u"486"_s || code == u"600"_s ? SipEnd::Busy
           : code == u"603"_s                   ? SipEnd::Declined
           : code == u"487"_s                   ? SipEnd::NotReached // we gave up
                                                : SipEnd::Failed;
}

bool isMeant(const ListedCall& listed, const SipCall& call)
{
    return listed.callId.isEmpty() ? listed.peer == call.peer : listed.callId == call.callId;
}

Timestamp before(Timestamp at, qint64 seconds)
{
    return {at.us - seconds * 1'000'000};
}

} // namespace

SipCallBook::Followed* SipCallBook::followed(const BaresipEvent& event, Timestamp now)
{
    const auto known = std::find_if(m_open.begin(), m_open.end(), [&](const Followed& one) {
        return one.call.callId == event.callId && one.call.account == event.account;
    });
    if (known != m_open.end()) {
        return &*known;
    }
    if (m_open.size() >= mostOpen) {
        return nullptr;
    }
    Followed fresh;
    fresh.call.callId = event.callId;
    fresh.call.account = event.account;
    fresh.call.incoming = event.incoming;
    fresh.call.peer = event.peer;
    fresh.call.peerName = event.peerName;
    fresh.call.began = now;
    const auto went = std::find_if(m_before.begin(), m_before.end(),
                                   [&](const ListedCall& one) { return isMeant(one, fresh.call); });
    if (went != m_before.end()) {
        fresh.call.began = before(m_listedAt, went->seconds);
        fresh.call.answered = went->established ? fresh.call.began : Timestamp();
        m_before.erase(went);
    }
    m_open.append(fresh);
    return &m_open.last();
}

bool SipCallBook::take(const BaresipEvent& event, Timestamp now)
{
    if (event.callId.isEmpty() || event.account.isEmpty() || !event.type.startsWith(u"CALL_"_s)) {
        return false;
    }
    const auto count = m_open.size();
    Followed* const one = followed(event, now);
    if (!one) {
        return false;
    }
    const bool isNews = m_open.size() != count || !one->heard;
    one->heard = true;
    if (one->call.peerName.isEmpty()) {
        one->call.peerName = event.peerName;
    }
    if (event.type == u"CALL_ESTABLISHED"_s && one->call.answered.isNull()) {
        one->call.answered = now;
        return true;
    }
    if (event.type == u"CALL_CLOSED"_s) {
        const Followed closed = *one;
        const bool spoken = !closed.call.answered.isNull();
        const SipEnd how = spoken                 ? SipEnd::Talked
                           : closed.call.incoming ? endOfIncoming(event.param, closed.declined)
                                                  : endOfOutgoing(event.param);
        end(closed, how, now);
        if (how == SipEnd::Failed) {
            m_ended.last().reason = event.param.left(120);
        }
        return true;
    }
    return isNews;
}

void SipCallBook::end(const Followed& followed, SipEnd how, Timestamp at)
{
    SipCall call = followed.call;
    call.end = how;
    call.ended = at;
    m_open.removeIf([&](const Followed& one) { return one.call.key() == call.key(); });
    m_ended.append(call);
}

void SipCallBook::adopt(const QList<SipCall>& calls)
{
    for (const SipCall& call : calls) {
        if (!find(call.key())) {
            m_open.append({call, false, false, {}});
        }
    }
}

void SipCallBook::loseLine(Timestamp now)
{
    for (Followed& one : m_open) {
        one.lostAt = one.heard ? now : one.lostAt;
        one.heard = false;
    }
}

void SipCallBook::reconcile(const QList<ListedCall>& listed, Timestamp now)
{
    m_before = listed;
    m_listedAt = now;
    const QList<Followed> all = m_open;
    for (const Followed& one : all) {
        const auto found =
            std::find_if(m_before.begin(), m_before.end(),
                         [&](const ListedCall& still) { return isMeant(still, one.call); });
        if (found != m_before.end()) {
            const auto stays =
                std::find_if(m_open.begin(), m_open.end(), [&](const Followed& open) {
                    return open.call.key() == one.call.key();
                });
            stays->heard = true;
            if (found->established && stays->call.answered.isNull()) {
                stays->call.answered = before(now, found->seconds);
            }
            m_before.erase(found);
        } else if (!one.heard) {
            end(one, SipEnd::Unknown, {});
        }
    }
}

void SipCallBook::endUnheard()
{
    const QList<Followed> all = m_open;
    for (const Followed& one : all) {
        if (!one.heard) {
            end(one, SipEnd::Unknown, one.lostAt); // it was heard of until then, at least
        }
    }
}

void SipCallBook::noteDeclined(const QByteArray& key)
{
    for (Followed& one : m_open) {
        one.declined = one.declined || one.call.key() == key;
    }
}

QList<SipCall> SipCallBook::open() const
{
    QList<SipCall> calls;
    for (const Followed& one : m_open) {
        calls.append(one.call);
    }
    return calls;
}

QList<SipCall> SipCallBook::heard() const
{
    QList<SipCall> calls;
    for (const Followed& one : m_open) {
        if (one.heard) {
            calls.append(one.call);
        }
    }
    return calls;
}

std::optional<SipCall> SipCallBook::find(const QByteArray& key) const
{
    for (const Followed& one : m_open) {
        if (one.call.key() == key) {
            return one.call;
        }
    }
    return std::nullopt;
}

} // namespace threadline
