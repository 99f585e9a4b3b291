// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/conversation_header.h"

#include "ui/actions/desk_actions.h"
#include "ui/controls/text_label.h"
#include "ui/models/case_words.h"
#include "ui/theme/avatar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace threadline {

namespace {
constexpr int avatarSide = 32;
}

ConversationHeader::ConversationHeader(const Theme& theme, const DeskActions& actions,
                                       QString agent, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_agent(std::move(agent))
    , m_avatar(new QWidget)
    , m_name(new TextLabel(theme, TextRole::LargeTitle, ColourRole::Ink))
    , m_subject(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_status(new QPushButton)
    , m_assignee(new QPushButton)
    , m_more(new QToolButton)
    , m_context(new QToolButton)
{
    setObjectName(QStringLiteral("conversationHeader"));
    m_avatar->setFixedSize(theme.scaled(avatarSide), theme.scaled(avatarSide));
    m_avatar->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_name->setObjectName(QStringLiteral("customerName"));
    m_name->setElided(true);
    m_subject->setObjectName(QStringLiteral("caseSubject"));
    m_subject->setElided(true);
    m_status->setObjectName(QStringLiteral("statusButton"));
    m_assignee->setObjectName(QStringLiteral("assigneeButton"));
    m_more->setObjectName(QStringLiteral("moreButton"));
    m_more->setIcon(theme.icon(IconName::More));
    m_more->setAutoRaise(true);
    m_more->setAccessibleName(QStringLiteral("More"));
    m_more->setToolTip(QStringLiteral("More"));
    m_context->setObjectName(QStringLiteral("contextButton"));
    m_context->setIcon(theme.icon(IconName::Panel));
    m_context->setAutoRaise(true);
    m_context->setCheckable(true);
    m_context->setAccessibleName(actions.at(DeskAction::ToggleContext)->text());
    m_context->setToolTip(m_context->accessibleName() + QStringLiteral(" (Ctrl+I)"));
    connect(m_context, &QToolButton::clicked, actions.at(DeskAction::ToggleContext),
            &QAction::trigger);
    makeStatusMenu();
    makeAssigneeMenu(actions);
    makeMoreMenu(actions);

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(theme.scaled(18), theme.scaled(8), theme.scaled(12), theme.scaled(4));
    line->setSpacing(theme.scaled(8));
    line->addWidget(m_avatar);
    line->addWidget(m_name, 2);
    line->addWidget(m_subject, 3);
    line->addWidget(m_status);
    line->addWidget(m_assignee);
    line->addWidget(m_more);
    line->addWidget(m_context);
}

void ConversationHeader::makeStatusMenu()
{
    auto* menu = new QMenu(m_status);
    const auto add = [&](CaseStatus status, const QString& keys) {
        QAction* action = menu->addAction(
            keys.isEmpty() ? caseStatusWords(status)
                           : QStringLiteral("%1\t%2").arg(caseStatusWords(status), keys));
        connect(action, &QAction::triggered, this, [this, status] { Q_EMIT statusWanted(status); });
    };
    add(CaseStatus::Open, {});
    add(CaseStatus::Waiting, {});
    add(CaseStatus::OnHold, {});
    add(CaseStatus::Solved, QStringLiteral("E"));
    m_status->setMenu(menu);
}

void ConversationHeader::makeAssigneeMenu(const DeskActions& actions)
{
    auto* menu = new QMenu(m_assignee);
    QAction* mine = menu->addAction(QStringLiteral("%1 (you)\tC").arg(m_agent));
    connect(mine, &QAction::triggered, this, [this] { Q_EMIT assigneeWanted(m_agent); });
    QAction* nobody = menu->addAction(QStringLiteral("Nobody"));
    connect(nobody, &QAction::triggered, this, [this] { Q_EMIT assigneeWanted(QString()); });
    menu->addAction(actions.at(DeskAction::Assign));
    m_assignee->setMenu(menu);
}

void ConversationHeader::makeMoreMenu(const DeskActions& actions)
{
    auto* menu = new QMenu(m_more);
    menu->addAction(actions.at(DeskAction::SolveAndNext));
    for (const auto action : {DeskAction::Snooze, DeskAction::Wake, DeskAction::Tag, DeskAction::Priority,
                              DeskAction::Skill, DeskAction::Remind, DeskAction::MergeCases, DeskAction::LinkCases}) {
        menu->addAction(actions.at(action));
    }
    menu->addSeparator();
    QAction* copyNumber = menu->addAction(QStringLiteral("Copy the case number"));
    connect(copyNumber, &QAction::triggered, this, [this] {
        if (m_case) {
            QGuiApplication::clipboard()->setText(QString::number(m_case->number));
        }
    });
    menu->addAction(actions.at(DeskAction::ToggleContext));
    menu->addAction(actions.at(DeskAction::CheatSheet));
    connect(m_more, &QToolButton::clicked, menu, [this, menu] {
        menu->popup(m_more->mapToGlobal(
            QPoint(m_more->width() - menu->sizeHint().width(), m_more->height() + 2)));
    });
}

void ConversationHeader::showCase(const QString& customerName, const std::optional<Case>& inCase)
{
    m_customer = customerName;
    m_case = inCase;
    m_name->setText(customerName);
    m_status->setVisible(inCase.has_value());
    m_assignee->setVisible(inCase.has_value());
    if (inCase) {
        const QString subject = inCase->subject.isEmpty() ? QStringLiteral("(no subject)")
                                                          : inCase->subject.simplified();
        const QString place = inCase->mergedInto ? QStringLiteral("Case %1, merged into another · %2")
                                                 : QStringLiteral("Case %1 · %2");
        m_subject->setText(place.arg(inCase->number).arg(subject));
        m_status->setText(caseStatusWords(inCase->status));
        m_status->setAccessibleName(QStringLiteral("Status: %1").arg(m_status->text()));
        m_assignee->setText(inCase->assignee.isEmpty() ? QStringLiteral("Unassigned")
                                                       : inCase->assignee);
        m_assignee->setAccessibleName(QStringLiteral("Assigned to: %1").arg(m_assignee->text()));
    } else {
        m_subject->setText({});
    }
    update();
}

void ConversationHeader::setContextShown(bool shown)
{
    m_context->setChecked(shown);
}

void ConversationHeader::addBadge(QWidget& badge)
{
    auto* line = static_cast<QHBoxLayout*>(layout());
    line->insertWidget(line->indexOf(m_status), &badge);
}

void ConversationHeader::paintEvent(QPaintEvent* event)
{
    Surface::paintEvent(event);
    if (!m_customer.isEmpty()) {
        QPainter painter(this);
        paintAvatar(painter, theme(), m_avatar->geometry(), m_customer);
    }
}

} // namespace threadline
