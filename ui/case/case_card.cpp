// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/case/case_card.h"

#include "ui/actions/desk_actions.h"
#include "ui/case/case_field_row.h"
#include "ui/case/chip_flow.h"
#include "ui/controls/emptied_layout.h"
#include "ui/controls/text_label.h"
#include "ui/models/case_words.h"
#include "ui/models/time_words.h"
#include "ui/theme/desk_style.h"

#include <QDateTime>
#include <QGridLayout>
#include <QPushButton>
#include <QToolButton>

namespace threadline {

namespace {

constexpr int margin = 15;

QVBoxLayout* column(const Theme& theme)
{
    auto* lines = new QVBoxLayout;
    lines->setSpacing(theme.scaled(4));
    return lines;
}

} // namespace

CaseCard::CaseCard(const Theme& theme, const DeskActions& actions, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, Qt::BottomEdge, parent)
    , m_title(new TextLabel(theme, TextRole::Label, ColourRole::Ink3))
    , m_priority(actionButton(actions, static_cast<int>(DeskAction::Priority), "casePriority"))
    , m_skill(actionButton(actions, static_cast<int>(DeskAction::Skill), "caseSkill"))
    , m_tags(new QWidget)
    , m_addTag(actionButton(actions, static_cast<int>(DeskAction::Tag), "caseAddTag"))
    , m_fields(column(theme))
    , m_reminders(column(theme))
    , m_links(column(theme))
{
    setObjectName(QStringLiteral("caseCard"));
    m_addTag->setText(QStringLiteral("+ Tag"));
    auto* remind = actionButton(actions, static_cast<int>(DeskAction::Remind), "caseRemind");
    remind->setText(QStringLiteral("+ Reminder"));
    auto* link = actionButton(actions, static_cast<int>(DeskAction::LinkCases), "caseLink");
    link->setText(QStringLiteral("+ Link"));
    m_tags->setLayout(new ChipFlow(theme.scaled(4)));
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    addLine(*grid, QStringLiteral("Priority"), m_priority);
    addLine(*grid, QStringLiteral("Skill"), m_skill);
    auto* more = new QHBoxLayout;
    more->setContentsMargins(-theme.scaled(10), 0, 0, 0);
    more->setSpacing(0);
    more->addWidget(remind);
    more->addWidget(link);
    more->addStretch(1);

    auto* lines = new QVBoxLayout(this);
    const int side = theme.scaled(margin);
    lines->setContentsMargins(side, theme.scaled(4), side, theme.scaled(10));
    lines->setSpacing(theme.scaled(6));
    lines->addWidget(m_title);
    lines->addWidget(m_tags);
    lines->addLayout(grid);
    lines->addLayout(m_fields);
    lines->addLayout(m_reminders);
    lines->addLayout(m_links);
    lines->addLayout(more);
    showNothing();
}

QPushButton* CaseCard::actionButton(const DeskActions& actions, int action, const char* name)
{
    QAction* does = actions.at(static_cast<DeskAction>(action));
    auto* button = new QPushButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setAccessibleName(does->text());
    const QString keys = DeskActions::keysInWords(does);
    button->setToolTip(keys.isEmpty() ? does->text() : QStringLiteral("%1 (%2)").arg(does->text(), keys));
    setButtonRole(*button, ButtonRole::Quiet);
    connect(button, &QPushButton::clicked, does, &QAction::trigger);
    return button;
}

void CaseCard::addLine(QGridLayout& grid, const QString& words, QWidget* button)
{
    const int row = grid.rowCount();
    auto* label = new TextLabel(theme(), TextRole::Body, ColourRole::Ink2);
    label->setText(words);
    grid.addWidget(label, row, 0);
    grid.addWidget(button, row, 1, Qt::AlignLeft);
}

void CaseCard::showNothing()
{
    hide();
}

void CaseCard::showCase(const Case& shown, const CaseDetails& details, const QList<CaseField>& fields)
{
    if (m_case.id != shown.id) {
        qDeleteAll(std::exchange(m_rows, {})); // what was typed for another case is not this one's
    }
    m_case = shown;
    m_title->setText(QStringLiteral("CASE %1").arg(shown.number));
    setAccessibleName(QStringLiteral("Case %1").arg(shown.number));
    m_priority->setText(casePriorityWords(shown.priority));
    m_priority->setAccessibleName(QStringLiteral("Priority: %1").arg(m_priority->text()));
    m_skill->setText(shown.skill.isEmpty() ? QStringLiteral("nothing special") : shown.skill);
    m_skill->setAccessibleName(QStringLiteral("Skill: %1").arg(m_skill->text()));
    showTags(shown.tags);
    showFields(shown, fields);
    showReminders(details.reminders);
    showLinks(details);
    show();
}

void CaseCard::showTags(const QStringList& tags)
{
    QLayout* flow = m_tags->layout();
    flow->removeWidget(m_addTag);
    emptyLayout(*flow);
    for (const QString& tag : tags) {
        auto* chip = new QToolButton;
        chip->setObjectName(QStringLiteral("caseTag_") + tag);
        chip->setText(tag);
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the word
        chip->setIcon(theme().icon(IconName::Close));
        chip->setIconSize({10, 10});
        chip->setFont(theme().font(TextRole::Caption));
        chip->setAccessibleName(QStringLiteral("Remove the tag %1").arg(tag));
        chip->setToolTip(chip->accessibleName());
        connect(chip, &QToolButton::clicked, this, [this, tag] { Q_EMIT untagWanted(tag); });
        flow->addWidget(chip);
    }
    flow->addWidget(m_addTag);
    m_tags->updateGeometry();
}

void CaseCard::showFields(const Case& shown, const QList<CaseField>& fields)
{
    QList<CaseField> known;
    for (const CaseFieldRow* row : std::as_const(m_rows)) {
        known.append(row->field());
    }
    if (known != fields) {
        qDeleteAll(std::exchange(m_rows, {}));
        for (const CaseField& field : fields) {
            auto* row = new CaseFieldRow(theme(), field);
            connect(row, &CaseFieldRow::valueChosen, this, &CaseCard::fieldWanted);
            m_rows.append(row);
            m_fields->addWidget(row);
        }
    }
    for (CaseFieldRow* row : std::as_const(m_rows)) {
        row->setValue(shown.fields.value(row->field().name));
    }
}

void CaseCard::showFieldProblem(const QString& field, const QString& sentence)
{
    for (CaseFieldRow* row : std::as_const(m_rows)) {
        if (row->field().name == field) {
            row->showProblem(sentence);
        }
    }
}

void CaseCard::showReminders(const QList<ReminderView>& reminders)
{
    emptyLayout(*m_reminders);
    const Timestamp now = currentMoment();
    const auto local = QDateTime::fromMSecsSinceEpoch(now.us / 1000);
    for (const ReminderView& reminder : reminders) {
        const bool due = reminder.at <= now;
        auto* words = new TextLabel(theme(), TextRole::Body, due ? ColourRole::Warn : ColourRole::Ink);
        const QString when = due ? QStringLiteral("due since %1").arg(momentWords(reminder.at, now))
                                 : snoozeWords(reminder.at, local);
        words->setText(QStringLiteral("%1 · %2").arg(reminder.words.isEmpty() ? QStringLiteral("Reminder") : reminder.words,
                                                     when));
        words->setToolTip(fullMoment(reminder.at));
        words->setWrapped();
        auto* done = new QPushButton(QStringLiteral("Done"));
        done->setObjectName(QStringLiteral("reminderDone"));
        done->setAccessibleName(QStringLiteral("Done: %1").arg(words->text()));
        setButtonRole(*done, ButtonRole::Quiet);
        connect(done, &QPushButton::clicked, this, [this, reminder] { Q_EMIT reminderDone(reminder); });
        auto* line = new QHBoxLayout;
        line->addWidget(words, 1);
        line->addWidget(done, 0, Qt::AlignTop);
        m_reminders->addLayout(line);
    }
}

QPushButton* CaseCard::addLinkLine(const QString& words, CaseId opens, const QString& button, const QString& spoken)
{
    auto* open = new QPushButton;
    auto* inside = new QHBoxLayout(open);
    inside->setContentsMargins(0, 0, 0, 0);
    auto* label = new TextLabel(theme(), TextRole::Body, ColourRole::Accent);
    label->setText(words);
    label->setElided(true);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    inside->addWidget(label);
    open->setObjectName(QStringLiteral("caseLinked"));
    open->setAccessibleName(words);
    open->setToolTip(words);
    setButtonRole(*open, ButtonRole::Quiet);
    connect(open, &QPushButton::clicked, this, [this, opens] { Q_EMIT caseChosen(opens); });
    auto* beside = new QPushButton(button);
    beside->setAccessibleName(spoken);
    beside->setToolTip(spoken);
    setButtonRole(*beside, ButtonRole::Quiet);
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    line->addWidget(open, 1);
    line->addWidget(beside);
    m_links->addLayout(line);
    return beside;
}

void CaseCard::addMerged(const Case& merged, const QString& words)
{
    auto* undo = addLinkLine(words, merged.id == m_case.id ? merged.mergedInto.value_or(merged.id) : merged.id,
                             QStringLiteral("Undo"),
                             QStringLiteral("Undo the merge: case %1 stands alone again").arg(merged.number));
    undo->setObjectName(QStringLiteral("caseUnmerge"));
    connect(undo, &QPushButton::clicked, this, [this, merged] { Q_EMIT unmergeWanted(merged); });
}

void CaseCard::showLinks(const CaseDetails& details)
{
    emptyLayout(*m_links);
    if (m_case.mergedInto) {
        addMerged(m_case, QStringLiteral("merged into #%1").arg(details.mergedIntoNumber));
    }
    for (const Case& merged : details.mergedFrom) {
        addMerged(merged, QStringLiteral("merged from %1").arg(caseInWords(merged)));
    }
    for (const LinkedCase& link : details.links) {
        const QString words = QStringLiteral("%1: #%2 %3 (%4)")
                                  .arg(link.here ? QStringLiteral("%1, from there").arg(link.how) : link.how)
                                  .arg(link.number)
                                  .arg(link.subject.simplified(), caseStatusWords(link.status).toLower());
        auto* part = addLinkLine(words, link.id, QStringLiteral("Unlink"),
                                 QStringLiteral("Unlink case %1").arg(link.number));
        part->setObjectName(QStringLiteral("caseUnlink"));
        connect(part, &QPushButton::clicked, this, [this, link] { Q_EMIT unlinkWanted(link); });
    }
}

} // namespace threadline
