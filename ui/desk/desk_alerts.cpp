// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desk_alerts.h"

#include "core/sla/sla_words.h"
#include "ui/models/sla_due_words.h"
#include "ui/models/time_words.h"

#include <QSystemTrayIcon>
#include <QWidget>

#include <algorithm>

namespace threadline {

namespace {

constexpr qint64 longestWaitMs = 60 * 60 * 1000; // a laptop's clock may jump when it wakes
constexpr int shownMs = 10'000;

/// Of a case or a swarm, in a line.
QString placeWords(const Alert& alert)
{
    if (alert.inSwarm) {
        return alert.words.isEmpty() ? QStringLiteral("%1 · %2").arg(alert.swarmName, alert.subject.simplified())
                                     : QStringLiteral("%1 · “%2”").arg(alert.swarmName, alert.words);
    }
    return QStringLiteral("#%1 · %2 · %3").arg(alert.number).arg(alert.customerName, alert.subject.simplified());
}

QString whatWords(const Alert& alert, Timestamp now)
{
    switch (alert.kind) {
    case Alert::Kind::Promise:
        return slaTargetWords(alert.target) + QLatin1Char(' ')
               + slaDueWords({alert.target, alert.dueAt, std::min(alert.at, alert.dueAt)}, now);
    case Alert::Kind::Reminder:
        return alert.words.isEmpty() ? QStringLiteral("Reminder") : QStringLiteral("Reminder: %1").arg(alert.words);
    case Alert::Kind::Woken: return QStringLiteral("Back from snoozing");
    case Alert::Kind::SwarmInvited: return QStringLiteral("%1 asks you to help").arg(alert.by);
    case Alert::Kind::SwarmMention: return QStringLiteral("%1 calls you").arg(alert.by);
    case Alert::Kind::SwarmAnswer: return QStringLiteral("%1 proposes an answer").arg(alert.by);
    case Alert::Kind::SwarmResolved: return QStringLiteral("%1 resolved the question").arg(alert.by);
    }
    return {};
}

QString counted(qsizetype count, const QString& one, const QString& many)
{
    return count == 1 ? one : many.arg(count);
}

AlertWords severalWords(const QList<Alert>& news, Timestamp now)
{
    const auto number = [&](auto is) { return std::ranges::count_if(news, is); };
    const auto breached = number([&](const Alert& alert) { return alert.kind == Alert::Kind::Promise && alert.dueAt <= now; });
    const auto soon = number([&](const Alert& alert) { return alert.kind == Alert::Kind::Promise && alert.dueAt > now; });
    const auto ofKind = [&](Alert::Kind kind) { return number([kind](const Alert& alert) { return alert.kind == kind; }); };
    QStringList parts;
    const auto add = [&](qsizetype count, const QString& one, const QString& many) {
        if (count > 0) {
            parts.append(counted(count, one, many));
        }
    };
    add(breached, QStringLiteral("1 promise is breached"), QStringLiteral("%1 promises are breached"));
    add(soon, QStringLiteral("1 promise is due soon"), QStringLiteral("%1 promises are due soon"));
    add(ofKind(Alert::Kind::Reminder), QStringLiteral("1 reminder is due"), QStringLiteral("%1 reminders are due"));
    add(ofKind(Alert::Kind::Woken), QStringLiteral("1 case is back from snoozing"),
        QStringLiteral("%1 cases are back from snoozing"));
    add(ofKind(Alert::Kind::SwarmInvited), QStringLiteral("1 swarm asks you to help"),
        QStringLiteral("%1 swarms ask you to help"));
    add(ofKind(Alert::Kind::SwarmMention), QStringLiteral("1 message calls you"), QStringLiteral("%1 messages call you"));
    add(ofKind(Alert::Kind::SwarmAnswer), QStringLiteral("1 answer is proposed"), QStringLiteral("%1 answers are proposed"));
    add(ofKind(Alert::Kind::SwarmResolved), QStringLiteral("1 question is resolved"),
        QStringLiteral("%1 questions are resolved"));
    return {parts.join(QStringLiteral(", ")), QStringLiteral("First: %1").arg(placeWords(news.first()))};
}

} // namespace

AlertWords alertWords(const QList<Alert>& news, Timestamp now)
{
    if (news.size() == 1) {
        return {whatWords(news.first(), now), placeWords(news.first())};
    }
    return severalWords(news, now);
}

DeskAlerts::DeskAlerts(Workspace& workspace, QWidget& window, SwarmInFront swarmInFront, const QStringList& told,
                       QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_window(window)
    , m_swarmInFront(std::move(swarmInFront))
    , m_told(told)
    , m_answer([this](const Expected<Alerts>& alerts) { take(alerts); })
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &DeskAlerts::ask);
    connect(&workspace, &Workspace::changed, this, &DeskAlerts::ask);
    ask();
}

void DeskAlerts::ask()
{
    m_answer.ask(m_workspace.alerts());
}

void DeskAlerts::take(const Expected<Alerts>& alerts)
{
    if (alerts) {
        QList<Alert> news;
        QStringList current;
        for (const Alert& alert : alerts->current) {
            current.append(alert.key);
            if (!m_told.contains(alert.key) && !isBeforeThem(alert)) {
                news.append(alert);
            }
        }
        if (current != m_told) {
            m_told = current; // what is over needs no remembering
            Q_EMIT toldChanged(m_told);
        }
        if (!alerts->next.isNull()) {
            const qint64 ms = (alerts->next.us - currentMoment().us) / 1000 + 1;
            m_next.start(static_cast<int>(std::clamp<qint64>(ms, 1000, longestWaitMs)));
        }
        if (!news.isEmpty()) {
            tell(news);
        }
    }
    Q_EMIT settled();
}

bool DeskAlerts::isBeforeThem(const Alert& alert) const
{
    return alert.inSwarm && m_window.isActiveWindow() && m_swarmInFront() == alert.inSwarm;
}

void DeskAlerts::tell(const QList<Alert>& news)
{
    const AlertWords words = alertWords(news, currentMoment());
    m_lastTold = {news.first().inCase, news.first().inSwarm};
    QSystemTrayIcon* icon = m_window.isActiveWindow() ? nullptr : tray();
    if (icon) {
        icon->showMessage(words.title, words.sentence, QSystemTrayIcon::Information, shownMs);
    } else {
        Q_EMIT noticed(QStringLiteral("%1 · %2").arg(words.title, words.sentence), m_lastTold);
    }
}

QSystemTrayIcon* DeskAlerts::tray()
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) {
        return nullptr;
    }
    if (!m_tray) {
        m_tray = new QSystemTrayIcon(m_window.windowIcon(), this);
        m_tray->setToolTip(QStringLiteral("Threadline"));
        connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT openWanted(m_lastTold); });
        connect(m_tray, &QSystemTrayIcon::activated, this, [this] {
            m_window.show();
            m_window.raise();
            m_window.activateWindow();
        });
        m_tray->show();
    }
    return m_tray;
}

} // namespace threadline
