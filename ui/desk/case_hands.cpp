// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/case_hands.h"

#include "core/async/when_finished.h"
#include "core/workspace/case_vocabulary.h"
#include "ui/controls/choice_card.h"
#include "ui/controls/moment_picker.h"
#include "ui/desk/open_customer.h"
#include "ui/models/case_words.h"
#include "ui/models/later_moments.h"
#include "ui/queue/queue_pane.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr int offeredCases = 500;

Timestamp timestampOf(const QDateTime& at)
{
    return {at.toMSecsSinceEpoch() * 1000};
}

bool isAmong(const QList<Case>& cases, CaseId id)
{
    return std::any_of(cases.begin(), cases.end(), [&](const Case& one) { return one.id == id; });
}

} // namespace

CaseHands::CaseHands(Workspace& workspace, CaseCommands& commands, OpenCustomer& place, QueuePane& queue,
                     const Theme& theme, QWidget& window)
    : m_workspace(workspace)
    , m_commands(commands)
    , m_place(place)
    , m_queue(queue)
    , m_theme(theme)
    , m_window(window)
    , m_where([&window] { return QRect(window.mapToGlobal(window.rect().center()), QSize()); })
{
}

QList<Case> CaseHands::meant() const
{
    if (!m_queue.marks().isEmpty()) {
        return m_queue.marks().cases();
    }
    return m_place.currentCase() ? QList<Case>{*m_place.currentCase()} : QList<Case>();
}

QRect CaseHands::where() const
{
    return m_queue.marks().isEmpty() ? m_where() : m_queue.bulkPlace();
}

bool CaseHands::perform(DeskAction action)
{
    switch (action) {
    case DeskAction::SelectNext:
        m_queue.markStep(1);
        return true;
    case DeskAction::SelectPrevious:
        m_queue.markStep(-1);
        return true;
    case DeskAction::SelectAll:
        m_queue.markAll();
        return true;
    default:
        return performOnce(action) || ask(action);
    }
}

bool CaseHands::performOnce(DeskAction action)
{
    switch (action) {
    case DeskAction::Claim:
        changeAndLeave(case_change::Claim{});
        return true;
    case DeskAction::Solve:
        changeAndLeave(case_change::Status{CaseStatus::Solved});
        return true;
    case DeskAction::SetOpen:
        changeAndLeave(case_change::Status{CaseStatus::Open});
        return true;
    case DeskAction::SetWaiting:
        changeAndLeave(case_change::Status{CaseStatus::Waiting});
        return true;
    case DeskAction::SetOnHold:
        changeAndLeave(case_change::Status{CaseStatus::OnHold});
        return true;
    case DeskAction::Wake:
        changeAndLeave(case_change::Wake{});
        return true;
    default:
        return false;
    }
}

bool CaseHands::ask(DeskAction action)
{
    const auto asks = [this](void (CaseHands::*question)()) {
        if (!meant().isEmpty()) {
            (this->*question)();
        }
        return true;
    };
    switch (action) {
    case DeskAction::Assign:
        return asks(&CaseHands::askAssignee);
    case DeskAction::Tag:
        return asks(&CaseHands::askTag);
    case DeskAction::Priority:
        return asks(&CaseHands::askPriority);
    case DeskAction::Skill:
        return asks(&CaseHands::askSkill);
    case DeskAction::Snooze:
        return asks(&CaseHands::askSnooze);
    case DeskAction::Remind:
        return asks(&CaseHands::askReminder);
    case DeskAction::MergeCases:
        return asks(&CaseHands::askMerge);
    case DeskAction::LinkCases:
        return asks(&CaseHands::askLink);
    default:
        return false;
    }
}

void CaseHands::change(const CaseChange& change)
{
    m_commands.change(meant(), change);
}

void CaseHands::changeAndLeave(const CaseChange& change)
{
    m_commands.change(meant(), change, [this] { m_queue.clearMarks(); });
}

void CaseHands::setStatus(CaseStatus status)
{
    if (m_place.currentCase()) {
        m_commands.change({*m_place.currentCase()}, case_change::Status{status});
    }
}

void CaseHands::assignTo(const QString& agent)
{
    if (m_place.currentCase()) {
        m_commands.change({*m_place.currentCase()}, case_change::Assignee{agent});
    }
}

ChoiceCard* CaseHands::open(const QString& question)
{
    const QList<Case> cases = meant();
    auto* card = new ChoiceCard(
        m_theme, cases.size() > 1 ? QStringLiteral("%1: %2").arg(casesInWords(cases), question) : question, &m_window);
    return card;
}

void CaseHands::withVocabulary(ChoiceCard* card, const std::function<QList<Choice>(const CaseVocabulary&)>& choices)
{
    card->setChoices(choices({}));
    whenFinished(m_workspace.caseVocabulary(), this,
                 [card = QPointer(card), choices](const Expected<CaseVocabulary>& words) {
                     if (card && words) {
                         card->setChoices(choices(*words));
                     }
                 });
    card->openAt(where());
}

void CaseHands::askAssignee()
{
    const QString me = m_workspace.agentName();
    const auto choice = [this](const QString& words, const QString& agent, const QString& note = {}) {
        return Choice{words, note, {}, [this, agent] { changeAndLeave(case_change::Assignee{agent}); }};
    };
    auto* card = open(QStringLiteral("Assign to"));
    card->setFree([choice](const QString& typed) -> std::optional<Choice> {
        return typed.isEmpty() ? std::nullopt : std::optional(choice(typed, typed, QStringLiteral("not seen here yet")));
    });
    withVocabulary(card, [choice, me](const CaseVocabulary& words) {
        QList<Choice> choices{choice(QStringLiteral("%1 (you)").arg(me), me),
                              choice(QStringLiteral("Nobody"), QString())};
        for (const QString& agent : words.agents) {
            if (agent != me) {
                choices.append(choice(agent, agent));
            }
        }
        return choices;
    });
}

Choice CaseHands::tagChoice(const QString& tag, bool on)
{
    return {tag, {}, on, [this, tag, on] {
                if (on) {
                    change(case_change::Untag{tag});
                } else {
                    change(case_change::Tag{tag});
                }
            }};
}

void CaseHands::askTag()
{
    const QList<Case> cases = meant();
    const auto all = [cases](const QString& tag) {
        return std::all_of(cases.begin(), cases.end(), [&](const Case& one) { return one.tags.contains(tag); });
    };
    auto* card = open(QStringLiteral("Tag"));
    card->setStaying();
    card->setFree([this](const QString& typed) -> std::optional<Choice> {
        const QString tag = typed.toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
        Choice made = tagChoice(tag, false);
        made.note = QStringLiteral("new tag");
        return tag.isEmpty() ? std::nullopt : std::optional(made);
    });
    withVocabulary(card, [this, cases, all](const CaseVocabulary& words) {
        QStringList own;
        for (const Case& one : cases) {
            own.append(one.tags);
        }
        own.removeDuplicates();
        QList<Choice> choices;
        for (const QString& tag : std::as_const(own)) {
            choices.append(tagChoice(tag, all(tag)));
        }
        for (const QString& tag : words.tags) {
            if (!own.contains(tag)) {
                choices.append(tagChoice(tag, false));
            }
        }
        return choices;
    });
}

void CaseHands::askPriority()
{
    QList<Choice> choices;
    const QList<Case> cases = meant();
    for (const auto priority : {CasePriority::Urgent, CasePriority::High, CasePriority::Normal, CasePriority::Low}) {
        const bool so = std::all_of(cases.begin(), cases.end(),
                                    [&](const Case& one) { return one.priority == priority; });
        choices.append({casePriorityWords(priority), {}, so, [this, priority] { change(case_change::Priority{priority}); }});
    }
    auto* card = open(QStringLiteral("Priority"));
    card->setChoices(choices);
    card->openAt(where());
}

void CaseHands::askSkill()
{
    const auto choice = [this](const QString& words, const QString& skill, const QString& note = {}) {
        return Choice{words, note, {}, [this, skill] { change(case_change::Skill{skill}); }};
    };
    auto* card = open(QStringLiteral("Skill it needs"));
    card->setFree([choice](const QString& typed) -> std::optional<Choice> {
        return typed.isEmpty() ? std::nullopt : std::optional(choice(typed, typed, QStringLiteral("new skill")));
    });
    withVocabulary(card, [choice](const CaseVocabulary& words) {
        QList<Choice> choices{choice(QStringLiteral("Nothing special"), QString())};
        for (const QString& skill : words.skills) {
            choices.append(choice(skill, skill));
        }
        return choices;
    });
}

QList<Choice> CaseHands::moments(const QString& question, const std::function<void(Timestamp)>& then)
{
    QList<Choice> choices;
    const QDateTime now = QDateTime::currentDateTime();
    for (const LaterMoment& later : laterMoments(now)) {
        QString words = later.words;
        words[0] = words[0].toUpper();
        choices.append({words, snoozeWords(timestampOf(later.at), now), {},
                        [then, at = later.at] { then(timestampOf(at)); }});
    }
    choices.append({QStringLiteral("Another moment…"), {}, {}, [this, question, then] { askMoment(question, then); }});
    return choices;
}

void CaseHands::askMoment(const QString& question, const std::function<void(Timestamp)>& then)
{
    const QDateTime proposed = laterMoments(QDateTime::currentDateTime()).constLast().at;
    auto* picker = new MomentPicker(m_theme, question, proposed, &m_window);
    connect(picker, &MomentPicker::chosen, this, [then](const QDateTime& at) { then(timestampOf(at)); });
    picker->openAt(where());
}

void CaseHands::askSnooze()
{
    const auto snooze = [this](Timestamp until) { changeAndLeave(case_change::Snooze{until}); };
    QList<Choice> choices{{QStringLiteral("Until they write"), {}, {}, [snooze] { snooze(untilTheyWrite); }}};
    choices.append(moments(QStringLiteral("Snooze until"), snooze));
    auto* card = open(QStringLiteral("Snooze until"));
    card->setChoices(choices);
    card->openAt(where());
}

void CaseHands::askReminder()
{
    const auto askWhen = [this](const QString& words) {
        auto* card = open(QStringLiteral("Remind me when"));
        card->setChoices(moments(QStringLiteral("Remind me at"),
                                 [this, words](Timestamp at) { change(case_change::Reminder{at, words}); }));
        card->openAt(where());
    };
    auto* card = open(QStringLiteral("Remind me of"));
    card->setFree([askWhen](const QString& typed) -> std::optional<Choice> {
        return Choice{typed.isEmpty() ? QStringLiteral("This case") : typed, QStringLiteral("then when"), {},
                      [askWhen, typed] { askWhen(typed); }};
    });
    card->openAt(where());
}

void CaseHands::withCases(ChoiceCard* card, QFuture<Expected<QList<Case>>> question, const QList<Case>& without,
                          const std::function<void(const Case&)>& then)
{
    whenFinished(question, this, [card = QPointer(card), without, then](const Expected<QList<Case>>& cases) {
        if (!card || !cases) {
            return;
        }
        QList<Choice> choices;
        for (const Case& one : *cases) {
            if (!one.mergedInto && !isAmong(without, one.id)) {
                choices.append({caseInWords(one), caseStatusWords(one.status), {}, [then, one] { then(one); }});
            }
        }
        card->setChoices(choices);
    });
    card->openAt(where());
}

void CaseHands::find(const QString& words, const std::function<void(const Case&)>& then)
{
    whenFinished(m_workspace.findCase(words), this, [this, then](const Expected<Case>& found) {
        if (found) {
            then(*found);
        } else {
            Q_EMIT m_commands.failed(found.error().sentence);
        }
    });
}

void CaseHands::askMerge()
{
    const QList<Case> cases = meant();
    withCases(open(QStringLiteral("Merge into")), m_workspace.cases(cases.first().customer, offeredCases), cases,
              [this, cases](const Case& into) {
                  m_commands.merge(cases, into, [this] { m_queue.clearMarks(); });
              });
}

void CaseHands::askLink()
{
    const QList<Case> cases = meant();
    const auto link = [this, cases](const Case& other) { m_commands.link(cases, other); };
    auto* card = open(QStringLiteral("Link to"));
    card->setFree([this, link](const QString& typed) -> std::optional<Choice> {
        bool isNumber = false;
        QString(typed).remove(QLatin1Char('#')).toLongLong(&isNumber);
        return isNumber ? std::optional(Choice{QStringLiteral("Case %1").arg(typed), QStringLiteral("by its number"), {},
                                               [this, typed, link] { find(typed, link); }})
                        : std::nullopt;
    });
    withCases(card, m_workspace.cases(std::nullopt, offeredCases), cases, link);
}

void CaseHands::moveMessage(const Interaction& message)
{
    if (!m_place.customer()) {
        return;
    }
    auto* card = new ChoiceCard(m_theme, QStringLiteral("Move to"), &m_window);
    Case from;
    from.id = message.inCase.value_or(CaseId());
    withCases(card, m_workspace.cases(*m_place.customer(), offeredCases), {from},
              [this, id = message.id](const Case& to) { m_commands.move(id, to); });
}

void CaseHands::splitMessage(const Interaction& message)
{
    if (!message.inCase) {
        return;
    }
    find(message.inCase->text(), [this, id = message.id](const Case& from) {
        auto* card = new ChoiceCard(m_theme, QStringLiteral("Subject of the new case"), &m_window);
        card->setFree([this, id, from](const QString& typed) -> std::optional<Choice> {
            return Choice{QStringLiteral("Open a case “%1”").arg(typed.isEmpty() ? from.subject : typed), {}, {},
                          [this, id, from, typed] { m_commands.split(from, id, typed); }};
        });
        card->setText(from.subject);
        card->openAt(m_where());
    });
}

} // namespace threadline
