// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_views.h"

#include "core/async/when_finished.h"
#include "ui/actions/desk_actions.h"
#include "ui/controls/choice_card.h"

#include <algorithm>

namespace threadline {

QString queueViewName(QueueFilter::View view)
{
    switch (view) {
    case QueueFilter::View::All:
        return QStringLiteral("All cases");
    case QueueFilter::View::Mine:
        return QStringLiteral("My cases");
    case QueueFilter::View::Unassigned:
        return QStringLiteral("Unassigned");
    }
    return {};
}

QueueViews::QueueViews(Workspace& workspace, const Theme& theme, const DeskActions& actions, QWidget* parent)
    : QMenu(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_actions(actions)
    , m_answer([this](const Expected<QList<SavedView>>& views) {
        if (views && m_saved != *views) {
            m_saved = *views;
            fill();
            Q_EMIT changed();
        }
        Q_EMIT settled();
    })
{
    setObjectName(QStringLiteral("queueViews"));
    // A colleague's view is there too when the menu is opened the next time.
    connect(this, &QMenu::aboutToShow, this, [this] { m_answer.ask(m_workspace.savedViews()); });
    m_answer.ask(workspace.savedViews());
    fill();
}

void QueueViews::setFilter(const QueueFilter& filter)
{
    m_filter = filter;
    fill();
}

const SavedView* QueueViews::current() const
{
    const auto found = std::find_if(m_saved.begin(), m_saved.end(),
                                    [this](const SavedView& view) { return view.filter == m_filter; });
    return found == m_saved.end() ? nullptr : &*found;
}

QString QueueViews::title() const
{
    const SavedView* saved = current();
    return saved ? saved->name : queueViewName(m_filter.view);
}

void QueueViews::fill()
{
    clear();
    for (const auto action : {DeskAction::ViewAll, DeskAction::ViewMine, DeskAction::ViewUnassigned}) {
        addAction(m_actions.at(action));
    }
    addSeparator();
    const SavedView* shown = current();
    for (const SavedView& view : std::as_const(m_saved)) {
        QAction* choice = addAction(view.name);
        choice->setCheckable(true);
        choice->setChecked(shown && shown->name == view.name);
        connect(choice, &QAction::triggered, this, [this, filter = view.filter] { Q_EMIT chosen(filter); });
    }
    addChanges();
}

void QueueViews::addChanges()
{
    if (!m_saved.isEmpty()) {
        addSeparator();
    }
    addAction(m_actions.at(DeskAction::FilterQueue));
    addAction(m_actions.at(DeskAction::SaveView));
    if (const SavedView* shown = current()) {
        const QString name = shown->name;
        connect(addAction(QStringLiteral("Rename “%1”…").arg(name)), &QAction::triggered, this,
                [this, name] { rename(name); });
        connect(addAction(QStringLiteral("Remove “%1”").arg(name)), &QAction::triggered, this,
                [this, name] { remove(name); });
    }
}

void QueueViews::save(const QRect& place)
{
    auto* card = new ChoiceCard(m_theme, QStringLiteral("Save this view as"), parentWidget());
    QList<Choice> names;
    for (const SavedView& view : std::as_const(m_saved)) {
        names.append({view.name, QStringLiteral("replace"), {}, [this, name = view.name] { store(name, {}); }});
    }
    card->setChoices(names);
    card->setFree([this](const QString& typed) -> std::optional<Choice> {
        const bool taken = std::any_of(m_saved.begin(), m_saved.end(),
                                       [&](const SavedView& view) { return view.name == typed; });
        return typed.isEmpty() || taken ? std::nullopt
                                        : std::optional(Choice{QStringLiteral("Save as “%1”").arg(typed), {}, {},
                                                               [this, typed] { store(typed, {}); }});
    });
    card->openAt(place);
}

void QueueViews::rename(const QString& name)
{
    auto* card = new ChoiceCard(m_theme, QStringLiteral("New name"), parentWidget());
    card->setFree([this, name](const QString& typed) -> std::optional<Choice> {
        return typed.isEmpty() || typed == name
                   ? std::nullopt
                   : std::optional(Choice{QStringLiteral("Rename to “%1”").arg(typed), {}, {},
                                          [this, name, typed] { store(typed, name); }});
    });
    card->setText(name);
    const QWidget* under = parentWidget();
    card->openAt(QRect(under->mapToGlobal(QPoint(0, 0)), under->size()));
}

void QueueViews::store(const QString& name, const QString& instead)
{
    whenFinished(m_workspace.saveView({name, m_filter}), this, [this, instead](const Expected<void>& saved) {
        if (!saved) {
            Q_EMIT said(saved.error().sentence);
        } else if (!instead.isEmpty()) {
            remove(instead);
            return;
        }
        m_answer.ask(m_workspace.savedViews());
    });
}

void QueueViews::remove(const QString& name)
{
    whenFinished(m_workspace.removeView(name), this, [this](const Expected<void>& removed) {
        if (!removed) {
            Q_EMIT said(removed.error().sentence);
        }
        m_answer.ask(m_workspace.savedViews());
    });
}

} // namespace threadline
