// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/service_levels_page.h"

#include "core/async/when_finished.h"
#include "core/sla/usual_policies.h"
#include "ui/controls/emptied_layout.h"
#include "ui/controls/text_label.h"
#include "ui/settings/calendar_editor.h"
#include "ui/settings/policy_editor.h"
#include "ui/settings/policy_form.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimeZone>
#include <QToolButton>

#include <algorithm>

namespace threadline {

namespace {

constexpr int pageWidth = 720;
enum Place { Overview, PolicyPlace, CalendarPlace };

QToolButton* iconButton(const Theme& theme, IconName icon, const QString& what)
{
    auto* button = new QToolButton;
    button->setIcon(theme.icon(icon));
    button->setAutoRaise(true);
    button->setAccessibleName(what);
    button->setToolTip(what);
    return button;
}

/// A card with a name, a line about it and buttons at its end.
QHBoxLayout* cardOf(Surface& card, const QString& name, const QString& words)
{
    const Theme& theme = card.theme();
    card.setCard(true);
    auto* title = new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink);
    title->setText(name);
    title->setTextFormat(Qt::PlainText);
    auto* line = new TextLabel(theme, TextRole::Body, ColourRole::Ink2);
    line->setText(words);
    line->setTextFormat(Qt::PlainText);
    line->setWrapped();
    auto* texts = new QVBoxLayout;
    texts->setSpacing(theme.scaled(2));
    texts->addWidget(title);
    texts->addWidget(line);
    auto* across = new QHBoxLayout(&card);
    across->setContentsMargins(theme.scaled(14), theme.scaled(10), theme.scaled(10), theme.scaled(10));
    across->addLayout(texts, 1);
    return across;
}

} // namespace

ServiceLevelsPage::ServiceLevelsPage(Workspace& workspace, const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::bg, {}, parent)
    , m_workspace(workspace)
    , m_policyAnswer([this](const Expected<QList<SlaPolicy>>& policies) {
        m_policies = policies ? *policies : QList<SlaPolicy>();
        showAll();
    })
    , m_calendarAnswer([this](const Expected<QList<BusinessCalendar>>& calendars) {
        m_calendars = calendars ? *calendars : QList<BusinessCalendar>();
        showAll();
    })
    , m_stack(new QStackedWidget)
    , m_policyEditor(new PolicyEditor(theme))
    , m_calendarEditor(new CalendarEditor(theme))
    , m_policyRows(new QVBoxLayout)
    , m_calendarRows(new QVBoxLayout)
    , m_usual(new QPushButton(QStringLiteral("Use the usual policies")))
    , m_addPolicy(new QPushButton(QStringLiteral("Add policy")))
    , m_none(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
{
    setObjectName(QStringLiteral("serviceLevelsPage"));
    m_stack->addWidget(makePlace(makeOverview()));
    m_stack->addWidget(makePlace(m_policyEditor));
    m_stack->addWidget(makePlace(m_calendarEditor));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    listenToEditors();
    connect(&workspace, &Workspace::changed, this, [this](const WorkspaceChange& change) {
        if (change.everything && isVisible()) {
            ask();
        }
    });
}

QWidget* ServiceLevelsPage::makePlace(QWidget* editor)
{
    editor->setMaximumWidth(theme().scaled(pageWidth));
    auto* page = new QWidget;
    const int margin = theme().scaled(24);
    auto* across = new QHBoxLayout(page);
    across->setContentsMargins(margin, margin, margin, margin);
    across->addStretch(1);
    across->addWidget(editor, 20, Qt::AlignTop);
    across->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    return scroll;
}

QWidget* ServiceLevelsPage::makeOverview()
{
    const Theme& look = theme();
    auto* column = new QWidget;
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(look.scaled(10));
    const auto heading = [&](const QString& words, TextRole role, QPushButton* button) {
        auto* title = new TextLabel(look, role, ColourRole::Ink);
        title->setText(words);
        auto* line = new QHBoxLayout;
        line->addWidget(title, 1);
        line->addWidget(button);
        lines->addLayout(line);
    };
    auto* back = new QPushButton(QStringLiteral("Back to settings"));
    back->setObjectName(QStringLiteral("backToSettings"));
    connect(back, &QPushButton::clicked, this, &ServiceLevelsPage::backWanted);
    heading(QStringLiteral("Service levels"), TextRole::LargeTitle, back);
    auto* what = new TextLabel(look, TextRole::Body, ColourRole::Ink2);
    what->setText(QStringLiteral("What you promise, counted in working hours. The first policy that fits a case holds for "
                                 "it; solved cases keep what they were promised."));
    what->setWrapped();
    lines->addWidget(what);
    lines->addSpacing(look.scaled(8));

    m_addPolicy->setObjectName(QStringLiteral("addPolicy"));
    connect(m_addPolicy, &QPushButton::clicked, this, [this] { editPolicy(std::nullopt); });
    heading(QStringLiteral("Policies"), TextRole::Title, m_addPolicy);
    m_none->setWrapped();
    lines->addWidget(m_none);
    m_usual->setObjectName(QStringLiteral("usualPolicies"));
    setButtonRole(*m_usual, ButtonRole::Primary);
    connect(m_usual, &QPushButton::clicked, this, [this] {
        store(m_workspace.setSlaPolicies(usualPolicies(), {usualCalendar(QTimeZone::systemTimeZoneId())}),
              [this](const QString& sentence) { showProblem(sentence); });
    });
    lines->addWidget(m_usual, 0, Qt::AlignLeft);
    m_policyRows->setSpacing(look.scaled(8));
    lines->addLayout(m_policyRows);
    m_problem->setObjectName(QStringLiteral("serviceLevelProblem"));
    m_problem->setWrapped();
    m_problem->hide();
    lines->addWidget(m_problem);
    lines->addSpacing(look.scaled(16));

    auto* addCalendar = new QPushButton(QStringLiteral("Add calendar"));
    addCalendar->setObjectName(QStringLiteral("addCalendar"));
    connect(addCalendar, &QPushButton::clicked, this, [this] {
        BusinessCalendar fresh = usualCalendar(QTimeZone::systemTimeZoneId());
        fresh.name.clear();
        editCalendar(fresh);
    });
    heading(QStringLiteral("Business calendars"), TextRole::Title, addCalendar);
    m_calendarRows->setSpacing(look.scaled(8));
    lines->addLayout(m_calendarRows);
    lines->addStretch(1);
    return column;
}

void ServiceLevelsPage::listenToEditors()
{
    const auto toOverview = [this] { m_stack->setCurrentIndex(Overview); };
    connect(m_policyEditor, &PolicyEditor::cancelled, this, toOverview);
    connect(m_calendarEditor, &CalendarEditor::cancelled, this, toOverview);
    connect(m_policyEditor, &PolicyEditor::saveWanted, this, &ServiceLevelsPage::storePolicy);
    connect(m_calendarEditor, &CalendarEditor::saveWanted, this, [this](const BusinessCalendar& calendar) {
        store(m_workspace.saveCalendar(calendar),
              [this](const QString& sentence) { m_calendarEditor->showProblem(sentence); });
    });
}

void ServiceLevelsPage::appear()
{
    m_stack->setCurrentIndex(Overview);
    m_problem->hide();
    ask();
}

void ServiceLevelsPage::ask()
{
    m_policyAnswer.ask(m_workspace.slaPolicies());
    m_calendarAnswer.ask(m_workspace.businessCalendars());
}

void ServiceLevelsPage::showAll()
{
    if (m_policyAnswer.isPending() || m_calendarAnswer.isPending()) {
        return;
    }
    showPolicies();
    showCalendars();
    Q_EMIT settled();
}

void ServiceLevelsPage::showPolicies()
{
    emptyLayout(*m_policyRows);
    m_none->setText(m_calendars.isEmpty()
                        ? QStringLiteral("Nothing is promised yet. The usual policies are a beginning: office hours, and "
                                         "three levels by priority. Everything can be changed.")
                        : QStringLiteral("Nothing is promised yet."));
    m_none->setVisible(m_policies.isEmpty());
    m_usual->setVisible(m_policies.isEmpty());
    m_addPolicy->setEnabled(!m_calendars.isEmpty());
    m_addPolicy->setToolTip(m_calendars.isEmpty() ? QStringLiteral("Add a calendar first: it says when time counts.")
                                                  : QString());
    for (int i = 0; i < m_policies.size(); ++i) {
        m_policyRows->addWidget(policyRow(i));
    }
}

void ServiceLevelsPage::showCalendars()
{
    emptyLayout(*m_calendarRows);
    for (const BusinessCalendar& calendar : std::as_const(m_calendars)) {
        m_calendarRows->addWidget(calendarRow(calendar));
    }
}

QWidget* ServiceLevelsPage::policyRow(int index)
{
    const SlaPolicy& policy = m_policies[index];
    auto* row = new Surface(theme(), &ThemeTokens::panel);
    row->setObjectName(QStringLiteral("policy-%1").arg(index));
    auto* across = cardOf(*row, policy.name, policyInWords(policy));
    auto* up = iconButton(theme(), IconName::ChevronUp, QStringLiteral("Try %1 earlier").arg(policy.name));
    up->setObjectName(QStringLiteral("up-%1").arg(index));
    up->setEnabled(index > 0);
    connect(up, &QToolButton::clicked, this, [this, index] { movePolicy(index, -1); });
    auto* down = iconButton(theme(), IconName::ChevronDown, QStringLiteral("Try %1 later").arg(policy.name));
    down->setEnabled(index + 1 < m_policies.size());
    connect(down, &QToolButton::clicked, this, [this, index] { movePolicy(index, 1); });
    auto* edit = iconButton(theme(), IconName::Edit, QStringLiteral("Change %1").arg(policy.name));
    edit->setObjectName(QStringLiteral("edit-%1").arg(index));
    connect(edit, &QToolButton::clicked, this, [this, index] { editPolicy(index); });
    auto* remove = iconButton(theme(), IconName::Close, QStringLiteral("Remove %1").arg(policy.name));
    connect(remove, &QToolButton::clicked, this, [this, index] { removePolicy(index); });
    for (QToolButton* button : {up, down, edit, remove}) {
        across->addWidget(button, 0, Qt::AlignTop);
    }
    return row;
}

QWidget* ServiceLevelsPage::calendarRow(const BusinessCalendar& calendar)
{
    auto* row = new Surface(theme(), &ThemeTokens::panel);
    auto* across = cardOf(*row, calendar.name, calendarInWords(calendar));
    auto* edit = iconButton(theme(), IconName::Edit, QStringLiteral("Change %1").arg(calendar.name));
    edit->setObjectName(QStringLiteral("edit-") + calendar.name);
    connect(edit, &QToolButton::clicked, this, [this, calendar] { editCalendar(calendar); });
    auto* remove = iconButton(theme(), IconName::Close, QStringLiteral("Remove %1").arg(calendar.name));
    connect(remove, &QToolButton::clicked, this, [this, name = calendar.name] {
        store(m_workspace.removeCalendar(name), [this](const QString& sentence) { showProblem(sentence); });
    });
    across->addWidget(edit, 0, Qt::AlignTop);
    across->addWidget(remove, 0, Qt::AlignTop);
    return row;
}

void ServiceLevelsPage::editPolicy(std::optional<int> index)
{
    m_edited = index;
    SlaPolicy shown = index ? m_policies[*index] : SlaPolicy();
    if (!index) {
        shown.calendar = m_calendars.first().name;
    }
    m_policyEditor->edit(shown, calendarNames());
    m_stack->setCurrentIndex(PolicyPlace);
}

void ServiceLevelsPage::editCalendar(const BusinessCalendar& calendar)
{
    m_calendarEditor->edit(calendar);
    m_stack->setCurrentIndex(CalendarPlace);
}

void ServiceLevelsPage::movePolicy(int index, int by)
{
    QList<SlaPolicy> policies = m_policies;
    policies.swapItemsAt(index, index + by);
    store(m_workspace.setSlaPolicies(policies), [this](const QString& sentence) { showProblem(sentence); });
}

void ServiceLevelsPage::removePolicy(int index)
{
    QList<SlaPolicy> policies = m_policies;
    policies.removeAt(index);
    store(m_workspace.setSlaPolicies(policies), [this](const QString& sentence) { showProblem(sentence); });
}

void ServiceLevelsPage::storePolicy(const SlaPolicy& policy)
{
    QList<SlaPolicy> policies = m_policies;
    if (m_edited && *m_edited < policies.size()) {
        policies[*m_edited] = policy;
    } else {
        policies.append(policy);
    }
    store(m_workspace.setSlaPolicies(policies),
          [this](const QString& sentence) { m_policyEditor->showProblem(sentence); });
}

void ServiceLevelsPage::store(const QFuture<Expected<void>>& command,
                              const std::function<void(const QString&)>& problem)
{
    m_storing = true;
    whenFinished(command, this, [this, problem](const Expected<void>& stored) {
        m_storing = false;
        if (stored) {
            appear();
        } else {
            problem(stored.error().sentence);
            Q_EMIT settled();
        }
    });
}

void ServiceLevelsPage::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

QStringList ServiceLevelsPage::calendarNames() const
{
    QStringList names;
    for (const BusinessCalendar& calendar : m_calendars) {
        names.append(calendar.name);
    }
    return names;
}

} // namespace threadline
