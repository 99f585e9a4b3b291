// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is only now and in no log: customers who are there or type, and what they see of us.
#include "core/async/run_on.h"
#include "core/async/when_finished.h"
#include "core/workspace/case_reading.h"
#include "core/workspace/workspace.h"
#include "core/workspace/workspace_services.h"

namespace threadline {

namespace {

QString keyOf(const Identity& identity)
{
    return identityKindName(identity.kind) + u' ' + identity.value;
}

} // namespace

void Workspace::takeLive(const Identity& customer, LiveState state)
{
    constexpr qsizetype mostRemembered = 20'000; // those who have left; strangers may come as many
    if (m_live.size() >= mostRemembered) {
        m_live.removeIf([](const auto& one) { return !one.value().there; });
    }
    m_live.insert(keyOf(customer), state);
    Q_EMIT customerLiveChanged();
}

std::optional<LiveState> Workspace::liveState(const QList<Identity>& identities) const
{
    std::optional<LiveState> state;
    for (const Identity& identity : identities) {
        const auto known = m_live.constFind(keyOf(identity));
        if (known != m_live.constEnd()) {
            const LiveState before = state.value_or(LiveState());
            state = LiveState{before.there || known->there, before.typing || known->typing};
        }
    }
    return state;
}

void Workspace::tellTyping(std::optional<CaseId> inCase)
{
    if (inCase == m_typingIn || !m_services.synchronisation) {
        return;
    }
    m_typingIn = inCase;
    const auto show = [synchronisation = m_services.synchronisation](const Typing& to,
                                                                     bool typing) {
        runOn(synchronisation, [synchronisation, to, typing] {
            synchronisation->showTyping(to.channel, to.account, to.customer, typing);
        });
    };
    if (m_typingTo) {
        show(*m_typingTo, false);
        m_typingTo.reset();
    }
    if (!inCase) {
        return;
    }
    auto asked = m_services.readers.ask([inCase](Database& database) -> Expected<Typing> {
        const auto answering = whatToAnswer(database, *inCase);
        return answering
                   ? Typing{answering->channel, answering->account, answering->customerIdentity}
                   : Typing{};
    });
    whenFinished(asked, this, [this, inCase, show](const Expected<Typing>& to) {
        if (to && m_typingIn == inCase) {
            m_typingTo = *to;
            show(*to, true);
        }
    });
}

} // namespace threadline
