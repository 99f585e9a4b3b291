// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/sync_line.h"

#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"
#include "ui/theme/rounded.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace threadline {

namespace {

constexpr int barHeight = 3;

QString grouped(qint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

QString completeWords(const AccountView& account)
{
    if (account.completeSince.isNull()) {
        return {};
    }
    const auto since = QDateTime::fromMSecsSinceEpoch(account.completeSince.us / 1000).toUTC();
    return QStringLiteral(" · complete since %1").arg(since.toString(QStringLiteral("yyyy-MM")));
}

bool isComing(const AccountView& account)
{
    return account.state == AccountView::State::Connecting ||
           account.state == AccountView::State::Syncing;
}

QString accountWords(const AccountView& account)
{
    const QString& address = account.account.address;
    if (!account.problem.isEmpty()) {
        return QStringLiteral("%1: %2").arg(address, account.problem);
    }
    switch (account.state) {
    case AccountView::State::Connecting:
        return QStringLiteral("Connecting to %1").arg(address);
    case AccountView::State::Syncing:
        if (account.total <= 0) {
            return QStringLiteral("Synchronising %1").arg(address);
        }
        return QStringLiteral("Synchronising %1, %2 of %3%4")
            .arg(address, grouped(account.done), grouped(account.total), completeWords(account));
    case AccountView::State::Waiting:
        return QStringLiteral("%1 tries again soon").arg(address);
    case AccountView::State::Idle:
        return QStringLiteral("%1 is idle").arg(address);
    default:
        return QStringLiteral("%1 is up to date").arg(address);
    }
}

} // namespace

std::optional<SyncWords> syncWords(const QList<AccountView>& accounts)
{
    if (accounts.isEmpty()) {
        return std::nullopt;
    }
    SyncWords words;
    QStringList all;
    qint64 done = 0;
    qint64 total = 0;
    const AccountView* troubled = nullptr;
    const AccountView* coming = nullptr;
    for (const AccountView& account : accounts) {
        all.append(accountWords(account));
        if (!account.problem.isEmpty() && !troubled) {
            troubled = &account;
        }
        if (isComing(account)) {
            coming = coming ? coming : &account;
            done += account.done;
            total += account.total;
        }
    }
    words.more = all.join(QLatin1Char('\n'));
    words.problem = troubled != nullptr;
    if (coming) {
        words.progress =
            total > 0 ? std::clamp(static_cast<double>(done) / static_cast<double>(total), 0.0, 1.0)
                      : 0.0;
    }
    if (troubled || coming) {
        words.sentence = accountWords(troubled ? *troubled : *coming);
    } else if (accounts.size() == 1) {
        words.sentence = all.first();
    } else {
        words.sentence = QStringLiteral("%1 accounts are up to date").arg(accounts.size());
    }
    return words;
}

SyncLine::SyncLine(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, Qt::TopEdge | Qt::RightEdge, parent)
    , m_sentence(new TextLabel(theme, TextRole::Caption, ColourRole::Ink2, this))
    , m_settings(new QPushButton(QStringLiteral("Fix"), this))
{
    setObjectName(QStringLiteral("syncLine"));
    m_sentence->setWrapped();
    setButtonRole(*m_settings, ButtonRole::Quiet);
    m_settings->setAccessibleName(QStringLiteral("Open the account in the settings"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(15), theme.scaled(6), theme.scaled(8),
                               theme.scaled(6) + barHeight);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_settings);
    connect(m_settings, &QPushButton::clicked, this, &SyncLine::settingsWanted);
    hide();
}

void SyncLine::setAccounts(const QList<AccountView>& accounts)
{
    const auto words = syncWords(accounts);
    setVisible(words.has_value());
    if (!words) {
        return;
    }
    m_words = *words;
    m_sentence->setText(m_words.sentence);
    m_sentence->setColour(m_words.problem ? ColourRole::Bad : ColourRole::Ink2);
    m_settings->setVisible(m_words.problem);
    setToolTip(m_words.more);
    setAccessibleName(m_words.sentence);
    update();
}

void SyncLine::paintEvent(QPaintEvent* event)
{
    Surface::paintEvent(event);
    if (!m_words.progress) {
        return;
    }
    QPainter painter(this);
    const ThemeTokens& tokens = theme().tokens();
    const QRect track(0, height() - barHeight, width() - 1, barHeight);
    painter.fillRect(track, tokens.sunk);
    const int filled = std::max(barHeight, static_cast<int>(*m_words.progress * track.width()));
    painter.fillRect(QRect(track.topLeft(), QSize(filled, barHeight)), tokens.accent);
}

} // namespace threadline
