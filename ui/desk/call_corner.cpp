// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/call_corner.h"

#include "core/async/when_finished.h"
#include "ui/call/call_strip.h"
#include "ui/desk/open_customer.h"
#include "ui/desk/touch_corner.h"
#include "ui/models/time_words.h"

#include <algorithm>

namespace threadline {

CallCorner::CallCorner(CallDesk* calls, OpenCustomer& place, CallStrip& strip, TouchCorner& touches,
                       AttachmentOpening::OpenUrl openUrl)
    : m_calls(calls)
    , m_place(place)
    , m_strip(strip)
    , m_touches(touches)
    , m_openUrl(std::move(openUrl))
{
    if (!m_calls) {
        return;
    }
    connect(m_calls, &CallDesk::changed, this, &CallCorner::show);
    connect(m_calls, &CallDesk::troubled, this, &CallCorner::failed);
    connect(&strip, &CallStrip::openWanted, this, [this](const CallView& call) { open(call); });
    connect(&strip, &CallStrip::answerWanted, this,
            qOverload<const CallView&>(&CallCorner::answer));
    connect(&strip, &CallStrip::hangUpWanted, this,
            qOverload<const CallView&>(&CallCorner::hangUp));
    connect(&strip, &CallStrip::noteWanted, this, qOverload<const CallView&>(&CallCorner::note));
    connect(&place, &OpenCustomer::updated, this, &CallCorner::noteWhenOpen);
    touches.setCallLogging([desk = m_calls](const TouchRequest& request, const QByteArray& key) {
        return desk->logCall(request, key);
    });
    show();
}

void CallCorner::show()
{
    for (const CallView& before : std::as_const(m_shown)) {
        const bool goesOn =
            std::any_of(m_calls->calls().cbegin(), m_calls->calls().cend(),
                        [&](const CallView& now) { return now.call.id == before.call.id; });
        if (!goesOn && !before.call.answered.isNull()) {
            m_touches.endCall(before.call.externalKey,
                              (currentMoment().us - before.call.answered.us + 500'000) / 1'000'000);
        }
    }
    m_shown = m_calls->calls();
    m_strip.showCalls(m_shown);
}

void CallCorner::tellRefusal(const QFuture<Expected<void>>& command)
{
    whenFinished(command, this, [this](const Expected<void>& done) {
        if (!done) {
            Q_EMIT failed(done.error().sentence);
        }
    });
}

void CallCorner::answer()
{
    if (const auto call = m_strip.ringing()) {
        answer(*call);
    }
}

void CallCorner::answer(const CallView& call)
{
    tellRefusal(m_calls->answer(call.call.id));
    if (call.customer) {
        Q_EMIT customerWanted(*call.customer);
    }
}

void CallCorner::hangUp()
{
    if (const auto call = m_strip.meant()) {
        hangUp(*call);
    }
}

void CallCorner::hangUp(const CallView& call)
{
    tellRefusal(m_calls->hangUp(call.call.id));
}

void CallCorner::openCaller()
{
    if (const auto call = m_strip.meant()) {
        open(*call);
    }
}

void CallCorner::open(const CallView& call, const std::function<void(CustomerId)>& then)
{
    const auto go = [this, then](CustomerId customer) {
        if (then) {
            then(customer);
        }
        Q_EMIT customerWanted(customer);
    };
    if (call.customer) {
        go(*call.customer);
        return;
    }
    whenFinished(m_calls->customerOf(call.call), this,
                 [this, go](const Expected<CustomerId>& customer) {
                     if (customer) {
                         go(*customer);
                     } else {
                         Q_EMIT failed(customer.error().sentence);
                     }
                 });
}

void CallCorner::note()
{
    if (const auto call = m_strip.meant()) {
        note(*call);
    }
}

void CallCorner::note(const CallView& call)
{
    open(call, [this, call](CustomerId customer) { m_toNote = {customer, call}; });
    noteWhenOpen();
}

void CallCorner::noteWhenOpen()
{
    if (!m_toNote || !m_place.card() || !m_place.card()->members.contains(m_toNote->first)) {
        return;
    }
    const CallView view = std::exchange(m_toNote, std::nullopt)->second;
    m_touches.openForCall(
        {view.call.externalKey, view.call.direction, view.call.began, view.call.answered});
}

void CallCorner::call(const QString& number)
{
    if (m_calls && m_calls->canCall()) {
        tellRefusal(m_calls->call(number));
    } else {
        QUrl link;
        link.setScheme(QStringLiteral("tel"));
        link.setPath(number);
        m_openUrl(link);
    }
}

void CallCorner::openLink(const QUrl& link)
{
    const QString scheme = link.scheme();
    const bool isCall = scheme == QLatin1String("tel") || scheme == QLatin1String("sip") ||
                        scheme == QLatin1String("sips");
    if (isCall && m_calls && m_calls->canCall()) {
        tellRefusal(m_calls->call(link.toString(QUrl::FullyDecoded)));
    } else {
        m_openUrl(link);
    }
}

} // namespace threadline
