// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/account_card.h"

#include "core/channels/conversation_window.h"
#include "ui/controls/text_label.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/desk_style.h"
#include "ui/theme/pill.h"

#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline {

namespace {

PillTone toneOf(const AccountView& account)
{
    if (account.state == AccountView::State::Failed) {
        return PillTone::Bad;
    }
    if (!account.problem.isEmpty()) {
        return PillTone::Warn;
    }
    return account.state == AccountView::State::Watching ? PillTone::Good : PillTone::Neutral;
}

} // namespace

QString accountStateWords(const AccountView& account)
{
    switch (account.state) {
    case AccountView::State::Idle:
        return QStringLiteral("Idle");
    case AccountView::State::Connecting:
        return QStringLiteral("Connecting");
    case AccountView::State::Syncing:
        return QStringLiteral("Synchronising");
    case AccountView::State::Watching:
        return QStringLiteral("Up to date");
    case AccountView::State::Waiting:
        return QStringLiteral("Tries again soon");
    case AccountView::State::Failed:
        return QStringLiteral("Needs you");
    }
    return {};
}

QString accountProgressWords(const AccountView& account)
{
    const QLocale english(QLocale::English);
    QStringList words;
    if (account.total > account.done) {
        words.append(QStringLiteral("%1 of %2 messages")
                         .arg(english.toString(account.done), english.toString(account.total)));
    } else {
        words.append(account.done == 1
                         ? QStringLiteral("1 message")
                         : QStringLiteral("%1 messages").arg(english.toString(account.done)));
    }
    if (!account.completeSince.isNull()) {
        const auto since = QDateTime::fromMSecsSinceEpoch(account.completeSince.us / 1000);
        words.append(QStringLiteral("complete since %1")
                         .arg(english.toString(since, QStringLiteral("MMMM yyyy"))));
    }
    return words.join(QStringLiteral(" · "));
}

AccountCard::AccountCard(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_address(new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink))
    , m_details(new TextLabel(theme, TextRole::Caption, ColourRole::Ink2))
    , m_state(new PillLabel(theme))
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
    , m_conversation(new QComboBox)
    , m_check(new QPushButton(QStringLiteral("Check")))
    , m_remove(new QPushButton(QStringLiteral("Remove")))
    , m_keep(new QPushButton(QStringLiteral("Keep")))
    , m_reallyRemove(new QPushButton(QStringLiteral("Remove it")))
{
    setCard(true);
    m_address->setElided(true);
    m_problem->setWrapped();
    m_problem->setObjectName(QStringLiteral("accountCardProblem"));
    m_problem->hide();
    setButtonRole(*m_remove, ButtonRole::Quiet);
    setButtonRole(*m_reallyRemove, ButtonRole::Danger);
    m_check->setObjectName(QStringLiteral("accountCardCheck"));
    m_remove->setObjectName(QStringLiteral("accountCardRemove"));
    m_reallyRemove->setObjectName(QStringLiteral("accountCardReallyRemove"));

    auto* words = new QVBoxLayout;
    words->setSpacing(theme.scaled(2));
    auto* top = new QHBoxLayout;
    top->addWidget(m_address);
    top->addWidget(m_state);
    top->addStretch(1);
    words->addLayout(top);
    words->addWidget(m_details);
    words->addWidget(m_problem);
    words->addWidget(makeConversation());
    auto* layout = new QHBoxLayout(this);
    const int margin = theme.scaled(14);
    layout->setContentsMargins(margin, theme.scaled(10), margin, theme.scaled(10));
    layout->addLayout(words, 1);
    for (QPushButton* button : {m_check, m_remove, m_keep, m_reallyRemove}) {
        layout->addWidget(button, 0, Qt::AlignTop);
    }
    askToRemove(false);
    connect(m_check, &QPushButton::clicked, this, [this] { Q_EMIT checkWanted(m_id); });
    connect(m_remove, &QPushButton::clicked, this, [this] { askToRemove(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { askToRemove(false); });
    connect(m_reallyRemove, &QPushButton::clicked, this, [this] { Q_EMIT removeWanted(m_id); });
}

QWidget* AccountCard::makeConversation()
{
    m_conversation->setObjectName(QStringLiteral("accountCardConversation"));
    m_conversation->setAccessibleName(QStringLiteral("A message that names no case"));
    m_conversation->setToolTip(QStringLiteral("The time is counted from the last contact in that case"));
    m_conversation->addItem(QStringLiteral("is placed as its channel does it"));
    m_conversation->addItem(QStringLiteral("opens a case"), 0);
    m_conversation->addItem(QStringLiteral("joins an open case for an hour"), 1);
    m_conversation->addItem(QStringLiteral("joins an open case for 4 hours"), 4);
    m_conversation->addItem(QStringLiteral("joins an open case for a day"), 24);
    m_conversation->addItem(QStringLiteral("joins an open case for 3 days"), 72);
    m_conversation->addItem(QStringLiteral("joins an open case for a week"), 168);
    connect(m_conversation, &QComboBox::activated, this, [this] {
        const QVariant hours = m_conversation->currentData();
        Q_EMIT conversationChosen(m_id, hours.isValid() ? std::optional(hours.toInt()) : std::nullopt);
    });
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, theme().scaled(4), 0, 0);
    auto* label = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink2);
    label->setText(QStringLiteral("A message that names no case"));
    layout->addWidget(label);
    layout->addWidget(m_conversation);
    layout->addStretch(1);
    return line;
}

void AccountCard::showAccount(const AccountView& account)
{
    m_id = account.account.id;
    m_address->setText(
        account.account.ownName.isEmpty()
            ? account.account.address
            : QStringLiteral("%1  ·  %2").arg(account.account.address, account.account.ownName));
    m_state->setText(accountStateWords(account), toneOf(account));
    m_details->setText(QStringLiteral("%1 · %2").arg(channelLook(account.account.channel).name, accountProgressWords(account)));
    if (!account.problem.isEmpty()) {
        showOutcome(account.problem, false);
    } else if (account.state == AccountView::State::Watching) {
        m_problem->hide();
    }
    const auto hours = conversationHours(account.account);
    int row = hours ? m_conversation->findData(*hours) : 0;
    if (row < 0) { // set on the command line
        row = m_conversation->count();
        m_conversation->addItem(QStringLiteral("joins an open case for %1 hours").arg(*hours), *hours);
    }
    m_conversation->setCurrentIndex(row);
    m_check->setAccessibleName(QStringLiteral("Check %1").arg(account.account.address));
    m_remove->setAccessibleName(QStringLiteral("Remove %1").arg(account.account.address));
}

void AccountCard::showOutcome(const QString& sentence, bool good)
{
    m_problem->setColour(good ? ColourRole::Good : ColourRole::Bad);
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void AccountCard::setBusy(bool busy)
{
    for (QPushButton* button : {m_check, m_remove, m_reallyRemove}) {
        button->setEnabled(!busy);
    }
}

void AccountCard::askToRemove(bool asking)
{
    m_check->setVisible(!asking);
    m_remove->setVisible(!asking);
    m_keep->setVisible(asking);
    m_reallyRemove->setVisible(asking);
    if (asking) {
        showOutcome(
            QStringLiteral("Synchronising stops and the password or token is forgotten; the history stays."),
            false);
        m_keep->setFocus();
    } else {
        m_problem->hide();
    }
}

} // namespace threadline
