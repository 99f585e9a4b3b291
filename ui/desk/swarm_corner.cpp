// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/swarm_corner.h"

#include "core/async/when_finished.h"
#include "ui/controls/choice_card.h"
#include "ui/desk/context_panel.h"
#include "ui/desk/open_customer.h"
#include "ui/swarm/swarm_chat_view.h"
#include "ui/swarm/swarm_input.h"
#include "ui/swarm/swarm_panel.h"
#include "ui/swarm/swarm_resolve_form.h"
#include "ui/swarm/swarm_start_form.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Tab = ContextPanel::Tab;

} // namespace

SwarmCorner::SwarmCorner(Workspace& workspace, OpenCustomer& place, ContextPanel& context, SwarmPanel& panel)
    : m_workspace(workspace)
    , m_place(place)
    , m_context(context)
    , m_panel(panel)
    , m_list([this](const Expected<QList<SwarmRow>>& rows) { takeList(rows); })
    , m_view([this](const Expected<SwarmView>& view) { takeView(view); })
    , m_suggestions([this](const Expected<QList<ExpertSuggestion>>& found) {
        offer(found ? *found : QList<ExpertSuggestion>());
    })
    , m_colleagues([this](const Expected<QList<ColleagueView>>& found) {
        m_people.clear();
        for (const ColleagueView& one : found ? *found : QList<ColleagueView>()) {
            m_people.append(one.name);
        }
        m_panel.input().setPeople(people());
    })
{
    connect(&place, &OpenCustomer::updated, this, &SwarmCorner::follow);
    connect(&place, &OpenCustomer::closed, this, &SwarmCorner::follow);
    connect(&context, &ContextPanel::tabChanged, this, &SwarmCorner::markRead);
    connect(&workspace, &Workspace::changed, this, [this](const WorkspaceChange& change) {
        if (change.everything || !change.swarms.isEmpty()) {
            ask();
        }
    });
    connect(&workspace, &Workspace::presenceChanged, this, [this] {
        if (m_panel.shown()) {
            m_view.ask(m_workspace.swarms().show(*m_panel.shown()));
        }
        m_colleagues.ask(m_workspace.swarms().colleagues());
    });
    connectPanel();
    connectForms();
    m_colleagues.ask(workspace.swarms().colleagues());
}

void SwarmCorner::connectPanel()
{
    const auto onShown = [this](auto command) {
        return [this, command] {
            if (m_panel.shown()) {
                run(command(m_workspace.swarms(), *m_panel.shown()));
            }
        };
    };
    connect(&m_panel, &SwarmPanel::askWanted, this, &SwarmCorner::startAsking);
    connect(&m_panel, &SwarmPanel::inviteWanted, this, &SwarmCorner::askWhom);
    connect(&m_panel, &SwarmPanel::acceptWanted, this,
            onShown([](SwarmDesk& swarms, SwarmId id) { return swarms.accept(id); }));
    connect(&m_panel, &SwarmPanel::declineWanted, this,
            onShown([](SwarmDesk& swarms, SwarmId id) { return swarms.decline(id, {}); }));
    connect(&m_panel, &SwarmPanel::leaveWanted, this,
            onShown([](SwarmDesk& swarms, SwarmId id) { return swarms.leave(id); }));
    connect(&m_panel, &SwarmPanel::reopenWanted, this,
            onShown([](SwarmDesk& swarms, SwarmId id) { return swarms.reopen(id); }));
    connect(&m_panel, &SwarmPanel::shareWanted, this, &SwarmCorner::share);
    connect(&m_panel, &SwarmPanel::swarmChosen, this, [this](SwarmId id) {
        m_chosen = id;
        ask();
    });
    SwarmChatView& chat = m_panel.chat();
    connect(&chat, &SwarmChatView::useWanted, this, [this](EventId message) {
        whenFinished(m_workspace.swarms().use(*m_panel.shown(), message), this, [this](const Expected<QString>& words) {
            if (words) {
                Q_EMIT answerTaken(*words);
            } else {
                Q_EMIT failed(words.error().sentence);
            }
        });
    });
    connect(&chat, &SwarmChatView::editWanted, &m_panel.input(), &SwarmInput::change);
    connect(&chat, &SwarmChatView::withdrawWanted, this,
            [this](EventId message) { run(m_workspace.swarms().withdraw(*m_panel.shown(), message)); });
    connect(&chat, &SwarmChatView::reactWanted, this, [this](EventId message, const QString& reaction, bool on) {
        run(m_workspace.swarms().react(*m_panel.shown(), message, reaction, on));
    });
    connect(&chat, &SwarmChatView::quoteChosen, this, [this](InteractionId id) {
        whenFinished(m_workspace.swarms().show(*m_panel.shown()), this, [this, id](const Expected<SwarmView>& view) {
            if (view && m_place.customer() && view->quotes.value(id).key != 0) {
                m_place.open(*m_place.customer(), view->row.swarm.inCase, view->quotes.value(id).key);
            }
        });
    });
    connect(&chat, &SwarmChatView::fileChosen, this, &SwarmCorner::attachmentWanted);
}

void SwarmCorner::connectForms()
{
    SwarmStartForm& start = m_panel.startForm();
    connect(&start, &SwarmStartForm::suggestionsWanted, this, [this](const QString& question, const QStringList& skills) {
        if (m_case) {
            m_suggestions.ask(m_workspace.swarms().suggest(*m_case, question, skills));
        }
    });
    connect(&start, &SwarmStartForm::startWanted, this, [this, &start](const SwarmRequest& request) {
        start.setBusy(true);
        whenFinished(m_workspace.swarms().start(request), this, [this, &start](const Expected<SwarmId>& started) {
            start.setBusy(false);
            if (!started) {
                start.showProblem(started.error().sentence);
                return;
            }
            start.setCase({}, {});
            m_chosen = *started;
            m_panel.leaveForm();
            ask();
        });
    });
    SwarmInput& input = m_panel.input();
    connect(&input, &SwarmInput::sayWanted, this,
            [this](const SwarmSaying& saying) { speak(m_workspace.swarms().say(*m_panel.shown(), saying)); });
    connect(&input, &SwarmInput::proposeWanted, this,
            [this](const SwarmSaying& saying) { speak(m_workspace.swarms().propose(*m_panel.shown(), saying)); });
    connect(&input, &SwarmInput::changeWanted, this, [this](EventId message, const QString& text) {
        speak(m_workspace.swarms().edit(*m_panel.shown(), message, text));
    });
    SwarmResolveForm& resolve = m_panel.resolveForm();
    connect(&resolve, &SwarmResolveForm::resolveWanted, this, [this, &resolve](const SwarmResolution& resolution) {
        whenFinished(m_workspace.swarms().resolve(*m_panel.shown(), resolution), this,
                     [this, &resolve](const Expected<void>& resolved) {
                         if (resolved) {
                             m_panel.leaveForm();
                         } else {
                             resolve.showProblem(resolved.error().sentence);
                         }
                     });
    });
}

void SwarmCorner::follow()
{
    const auto& open = m_place.currentCase();
    const std::optional<CaseId> now = open ? std::optional(open->id) : std::nullopt;
    if (now == m_case) {
        return;
    }
    m_case = now;
    if (m_pinned && !m_case) {
        return; // it is shown for itself
    }
    const bool ofThis = m_case && m_pinned;
    if (!ofThis) {
        m_chosen.reset();
    }
    m_pinned = false;
    m_panel.leaveForm();
    ask();
}

void SwarmCorner::ask()
{
    if (m_case) {
        constexpr int all = -1;
        m_list.ask(m_workspace.swarms().list({SwarmFilter::Which::Any, {}, m_case}, all));
    } else if (m_pinned && m_chosen) {
        m_rows.clear();
        m_view.ask(m_workspace.swarms().show(*m_chosen));
    } else {
        m_list.drop();
        m_view.drop();
        m_context.setCount(Tab::Swarm, 0, false);
        m_panel.showNothing();
    }
}

void SwarmCorner::takeList(const Expected<QList<SwarmRow>>& rows)
{
    if (!rows) {
        m_panel.showProblem(rows.error().sentence);
        Q_EMIT settled();
        return;
    }
    m_rows = *rows;
    const auto chosen = std::find_if(m_rows.begin(), m_rows.end(), [&](const SwarmRow& row) {
        return m_chosen ? row.swarm.id == *m_chosen : row.swarm.isOpen();
    });
    const auto shown = chosen == m_rows.end() ? m_rows.begin() : chosen;
    if (shown == m_rows.end()) {
        m_view.drop();
        m_context.setCount(Tab::Swarm, 0, false);
        m_panel.showNone();
        Q_EMIT settled();
        return;
    }
    m_view.ask(m_workspace.swarms().show(shown->swarm.id));
}

void SwarmCorner::takeView(const Expected<SwarmView>& view)
{
    if (!view) {
        m_panel.showProblem(view.error().sentence);
        Q_EMIT settled();
        return;
    }
    QList<SwarmRow> others = m_rows;
    others.removeIf([&](const SwarmRow& row) { return row.swarm.id == view->row.swarm.id; });
    m_called.clear();
    for (const ColleagueView& one : view->people) {
        m_called.append(one.name);
    }
    m_panel.showSwarm(*view, others, m_workspace.agentName(), people());
    const auto called = std::count_if(view->row.swarm.members.begin(), view->row.swarm.members.end(), [](const auto& member) {
        return member.isIn() || member.state == SwarmMember::State::Invited;
    });
    m_context.setCount(Tab::Swarm, std::max<qsizetype>(1, called), view->row.news.unread > 0 || view->row.asked);
    if (view->row.news.unread > 0) {
        markRead();
    }
    Q_EMIT settled();
}

QStringList SwarmCorner::people() const
{
    QStringList names = m_people + m_called;
    names.removeDuplicates();
    names.removeAll(m_workspace.agentName());
    return names;
}

void SwarmCorner::markRead()
{
    // Seen is what can be seen: its tab is in front, in a window somebody is at.
    if (m_panel.shown() && m_panel.isVisible() && m_panel.window()->isActiveWindow()) {
        run(m_workspace.swarms().markRead(*m_panel.shown()));
    }
}

void SwarmCorner::perform()
{
    if (!m_case && !m_pinned) {
        Q_EMIT failed(u"Open a case first, then ask about it."_s);
        return;
    }
    Q_EMIT panelWanted();
    m_context.choose(Tab::Swarm);
    if (m_panel.shown() || m_panel.isAsking()) {
        m_panel.focusInput();
    } else {
        startAsking();
    }
}

void SwarmCorner::open(const SwarmRow& row)
{
    m_chosen = row.swarm.id;
    m_pinned = !row.caseKnown;
    if (row.caseKnown) {
        m_case = row.swarm.inCase;
        m_place.openCase(row.swarm.inCase);
    } else {
        m_case.reset();
        m_place.close();
    }
    Q_EMIT panelWanted();
    m_context.choose(Tab::Swarm);
    m_panel.leaveForm();
    ask();
}

void SwarmCorner::open(SwarmId swarm)
{
    whenFinished(m_workspace.swarms().show(swarm), this, [this](const Expected<SwarmView>& view) {
        if (view) {
            open(view->row);
        } else {
            Q_EMIT failed(view.error().sentence);
        }
    });
}

void SwarmCorner::quote(const Interaction& message)
{
    const QString words = message.text.isEmpty() ? message.subject : message.text;
    Q_EMIT panelWanted();
    m_context.choose(Tab::Swarm);
    if (m_panel.shown() && !m_panel.isAsking()) {
        m_panel.input().quote(message.id, words);
        return;
    }
    startAsking();
    m_panel.startForm().quote(message.id, words);
}

bool SwarmCorner::useProposal()
{
    const auto proposal = m_panel.shown() ? m_panel.chat().openProposal() : std::nullopt;
    if (proposal) {
        Q_EMIT m_panel.chat().useWanted(*proposal);
    }
    return proposal.has_value();
}

void SwarmCorner::startAsking()
{
    if (m_case && m_place.currentCase()) {
        m_panel.startAsking(*m_case, m_place.currentCase()->skill);
    }
}

void SwarmCorner::askWhom()
{
    if (!m_panel.shown()) {
        return;
    }
    m_inviting = new ChoiceCard(m_panel.theme(), u"Whom to ask"_s, m_panel.window());
    m_inviting->setFree([this](const QString& typed) -> std::optional<Choice> {
        const QString name = typed.simplified();
        if (name.isEmpty()) {
            return std::nullopt;
        }
        if (name.contains(u'@')) {
            return Choice{u"Ask “%1” from outside, by chat"_s.arg(name), {}, {}, [this, name] {
                              run(m_workspace.swarms().inviteOutsider(*m_panel.shown(), name));
                          }};
        }
        return Choice{u"Ask “%1”"_s.arg(name), {}, {}, [this, name] {
                          run(m_workspace.swarms().invite(*m_panel.shown(), name));
                      }};
    });
    m_inviting->openAt(m_panel.invitePlace());
    m_suggestions.ask(m_workspace.swarms().suggest(*m_panel.shown()));
}

void SwarmCorner::offer(const QList<ExpertSuggestion>& suggestions)
{
    if (!m_inviting) {
        m_panel.startForm().showSuggestions(suggestions);
        return;
    }
    QList<Choice> choices;
    for (const ExpertSuggestion& one : suggestions) {
        choices.append({one.person.name, one.reasons.value(0), {}, [this, name = one.person.name] {
                            run(m_workspace.swarms().invite(*m_panel.shown(), name));
                        }});
    }
    m_inviting->setChoices(choices);
}

void SwarmCorner::share()
{
    if (m_place.card() && m_panel.shown()) {
        SwarmShare history;
        history.customers = m_place.card()->members;
        run(m_workspace.swarms().share(*m_panel.shown(), history));
    }
}

template <class T>
void SwarmCorner::run(const QFuture<Expected<T>>& command)
{
    whenFinished(command, this, [this](const Expected<T>& done) {
        if (!done) {
            Q_EMIT failed(done.error().sentence);
        }
    });
}

template <class T>
void SwarmCorner::speak(const QFuture<Expected<T>>& command)
{
    m_panel.input().setBusy(true);
    whenFinished(command, this, [this](const Expected<T>& said) {
        m_panel.input().setBusy(false);
        if (said) {
            m_panel.input().clear();
        } else {
            Q_EMIT failed(said.error().sentence);
        }
    });
}

} // namespace threadline
