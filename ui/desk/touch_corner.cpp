// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/touch_corner.h"

#include "core/async/when_finished.h"
#include "core/model/duration.h"
#include "ui/desk/case_commands.h"
#include "ui/desk/open_customer.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QString loggedWords(const TouchRequest& request)
{
    return request.touch.kind == InteractionKind::OnSite ? u"Work on site logged"_s
                                                         : touchTitle(request.touch.kind) + u" logged"_s;
}

bool isOpenCase(const Case& one)
{
    return !one.mergedInto && one.status != CaseStatus::Solved && one.status != CaseStatus::Closed;
}

} // namespace

TouchCorner::TouchCorner(Workspace& workspace, OpenCustomer& place, CaseCommands& commands, TouchForm& form,
                         QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_place(place)
    , m_commands(commands)
    , m_form(form)
{
    connect(&form, &TouchForm::logWanted, this, &TouchCorner::log);
    connect(&form, &TouchForm::correctionWanted, this, qOverload<InteractionId, const Touch&>(&TouchCorner::correct));
    connect(&form, &TouchForm::closeWanted, this, &TouchCorner::close);
    connect(&place, &OpenCustomer::opened, this, &TouchCorner::follow);
    connect(&place, &OpenCustomer::closed, this, &TouchCorner::close);
}

std::optional<TouchPlace> TouchCorner::placeNow() const
{
    if (!m_place.card()) {
        return std::nullopt;
    }
    const CustomerCard& card = *m_place.card();
    TouchPlace place{card.id, card.name, {}, {}};
    if (m_place.currentCase() && !m_place.currentCase()->mergedInto) {
        place.cases.append(*m_place.currentCase());
    }
    for (const Case& one : card.cases) {
        const bool isThere = !place.cases.isEmpty() && place.cases.first().id == one.id;
        if (isOpenCase(one) && !isThere) {
            place.cases.append(one);
        }
    }
    return place;
}

void TouchCorner::open(InteractionKind kind)
{
    const auto place = placeNow();
    if (!place) {
        Q_EMIT failed(u"Open a customer first: what is logged is theirs."_s);
        return;
    }
    if (m_openFor != place->customer) {
        const auto begun = m_begun.constFind(place->customer);
        if (begun != m_begun.constEnd()) {
            m_form.resume(*place, *begun);
            m_begun.remove(place->customer);
        } else {
            Touch touch;
            touch.kind = kind;
            touch.direction = usualDirection(kind);
            m_form.begin(*place, touch);
        }
    }
    m_form.setKind(kind);
    appear(place->customer);
}

void TouchCorner::openForCall(const CallNote& call)
{
    open(InteractionKind::Call);
    if (!isOpen()) {
        return;
    }
    TouchForm::State state = m_form.state();
    state.touch.kind = InteractionKind::Call;
    state.touch.direction = call.direction;
    state.touch.missed = false;
    state.touch.at = call.answered.isNull() ? call.began : call.answered;
    state.startedEdited = true;
    state.timedSince = call.answered.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(call.answered.us / 1000);
    m_form.resume(*placeNow(), state);
    m_calls.insert(m_openFor, call.externalKey);
    m_form.focusText();
}

void TouchCorner::endCall(const QByteArray& externalKey, qint64 seconds)
{
    for (auto call = m_calls.cbegin(); call != m_calls.cend(); ++call) {
        if (call.value() != externalKey) {
            continue;
        }
        if (call.key() == m_openFor) {
            m_form.endTiming(seconds);
        } else if (const auto begun = m_begun.find(call.key()); begun != m_begun.end()) {
            begun->timedSince = {};
            begun->duration = clockFromSeconds(seconds);
        }
    }
}

void TouchCorner::correct(const Interaction& logged)
{
    auto place = placeNow();
    if (!place) {
        return;
    }
    close();
    place->corrected = logged.id;
    m_form.begin(*place, touchFrom(logged));
    appear(place->customer);
}

void TouchCorner::appear(CustomerId customer)
{
    m_openFor = customer;
    Q_EMIT shownChanged(true);
    m_form.focusText();
}

void TouchCorner::takeBack(const Interaction& logged)
{
    const QString what = touchTitle(logged.kind);
    whenFinished(m_workspace.takeBackTouch(logged.id), this, [this, what](const Expected<UndoTicket>& taken) {
        if (taken) {
            m_commands.noteDone(what + u" taken back"_s, *taken);
        } else {
            Q_EMIT failed(taken.error().sentence);
        }
    });
}

void TouchCorner::close()
{
    if (!isOpen()) {
        return;
    }
    if (m_form.isBegun()) {
        m_begun.insert(m_openFor, m_form.state());
    } else {
        m_calls.remove(m_openFor);
    }
    m_openFor = {};
    m_form.clear();
    Q_EMIT shownChanged(false);
}

void TouchCorner::follow()
{
    if (isOpen() && m_place.customer() != m_openFor) {
        close();
    }
}

void TouchCorner::log(const TouchRequest& request)
{
    m_form.setBusy(true);
    const QByteArray call = request.touch.kind == InteractionKind::Call ? m_calls.value(request.customer) : QByteArray();
    const auto logging = m_logCall && !call.isEmpty() ? m_logCall(request, call) : m_workspace.logTouch(request);
    whenFinished(logging, this, [this, request](const Expected<LoggedTouch>& logged) {
        finish(logged, request.customer, loggedWords(request));
    });
}

void TouchCorner::correct(InteractionId id, const Touch& touch)
{
    m_form.setBusy(true);
    whenFinished(m_workspace.correctTouch(id, touch), this,
                 [this, kind = touch.kind, customer = m_openFor](const Expected<LoggedTouch>& logged) {
                     finish(logged, customer, touchTitle(kind) + u" corrected"_s);
                 });
}

void TouchCorner::finish(const Expected<LoggedTouch>& logged, CustomerId customer, const QString& words)
{
    const bool stillThere = m_openFor == customer;
    if (!logged) {
        if (stillThere) {
            m_form.setBusy(false);
            m_form.showProblem(logged.error().sentence);
        } else {
            Q_EMIT failed(logged.error().sentence); // what was typed is kept for that customer
        }
        return;
    }
    m_begun.remove(customer);
    m_calls.remove(customer);
    if (stillThere) {
        m_openFor = {};
        m_form.clear();
        Q_EMIT shownChanged(false);
    }
    m_commands.noteDone(words, logged->ticket);
    if (logged->opened) {
        Q_EMIT caseOpened(logged->inCase);
    }
}

} // namespace threadline
