// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which calls go on and which have ended, from what baresip tells. It tells each step once and only
// to who listens just then; after a gap the list of calls says what still goes on. Pure; one
// thread.
#pragma once

#include "core/channels/sip/baresip_message.h"
#include "core/channels/sip/sip_call.h"

namespace threadline {

class SipCallBook
{
public:
    /// True: a call began, was taken or ended.
    bool take(const BaresipEvent& event, Timestamp now);

    /// Calls of an earlier run of the desk, of which nothing is known since.
    void adopt(const QList<SipCall>& calls);
    /// Nothing is heard from now on.
    void loseLine(Timestamp now);
    /// What goes on now. What went on before the gap and is not in it has ended in between.
    void reconcile(const QList<ListedCall>& listed, Timestamp now);
    /// There is no softphone any more: all that went on has ended.
    void endUnheard();

    /// A person declined it here.
    void noteDeclined(const QByteArray& key);

    /// In the order in which they began.
    QList<SipCall> open() const;
    /// Those that are heard of: without what may have ended in a gap.
    QList<SipCall> heard() const;
    std::optional<SipCall> find(const QByteArray& key) const;
    /// All that ended, in that order.
    const QList<SipCall>& ended() const { return m_ended; }

private:
    struct Followed
    {
        SipCall call;
        bool heard = true;
        bool declined = false;
        Timestamp lostAt;
    };

    Followed* followed(const BaresipEvent& event, Timestamp now);
    void end(const Followed& followed, SipEnd how, Timestamp at);

    QList<Followed> m_open;
    QList<ListedCall> m_before; ///< went on when the line was made, not heard of yet
    Timestamp m_listedAt;
    QList<SipCall> m_ended;
};

} // namespace threadline
