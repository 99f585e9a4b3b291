// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/customer_corner.h"

#include "core/async/when_finished.h"
#include "ui/controls/choice_card.h"
#include "ui/customer/customer_details.h"
#include "ui/customer/customer_panel.h"
#include "ui/desk/open_customer.h"
#include "ui/models/customer_list_model.h"

namespace threadline {

CustomerCorner::CustomerCorner(Workspace& workspace, OpenCustomer& place, CustomerPanel& panel, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_place(place)
    , m_panel(panel)
    , m_suggestions([this](const Expected<QList<Suggestion>>& suggestions) {
        m_panel.showSuggestions(suggestions ? *suggestions : QList<Suggestion>());
        Q_EMIT settled();
    })
    , m_found([this](const Expected<QList<Customer>>& found) {
        offer(found ? *found : QList<Customer>());
        Q_EMIT settled();
    })
{
    connect(&place, &OpenCustomer::updated, this, &CustomerCorner::show);
    connect(&place, &OpenCustomer::closed, &panel, &CustomerPanel::showNothing);
    connect(&place, &OpenCustomer::failed, &panel, &CustomerPanel::showProblem);
    connect(&panel, &CustomerPanel::caseChosen, this, [this](CaseId id) {
        if (m_place.customer()) {
            m_place.open(*m_place.customer(), id, std::nullopt);
        }
    });
    connect(&panel, &CustomerPanel::previewWanted, this, &CustomerCorner::preview);
    connect(&panel, &CustomerPanel::otherWanted, this, &CustomerCorner::askForOther);
    connect(&panel, &CustomerPanel::mergeWanted, this, &CustomerCorner::merge);
    connect(&panel, &CustomerPanel::splitWanted, this, [this](const Identity& identity) {
        if (m_place.card()) {
            run(m_workspace.splitIdentity(m_place.card()->id, identity),
                QStringLiteral("%1 is a customer of its own now, with all that was said by it.").arg(identity.value));
        }
    });
    connect(&panel.details(), &CustomerDetails::fieldChanged, this,
            [this](CustomerId customer, CustomerField field, const QString& value) {
                keep(m_workspace.setCustomerField(customer, field, value));
            });
    connect(&panel.details(), &CustomerDetails::tagChanged, this,
            [this](CustomerId customer, const QString& tag, bool tagged) {
                keep(m_workspace.tagCustomer(customer, tag, tagged));
            });
    connect(&panel, &CustomerPanel::rejectWanted, this, [this](const Suggestion& suggestion) {
        if (m_place.card()) {
            const CustomerId shown = m_place.card()->id;
            run(m_workspace.rejectSuggestion(shown, suggestion.besides(shown).id),
                QStringLiteral("These two are not suggested again."));
        }
    });
    connect(&panel, &CustomerPanel::unmergeWanted, this, [this](EventId merge) {
        run(m_workspace.unmergeCustomers(merge), QStringLiteral("Parted: each has again what was theirs."));
    });
}

void CustomerCorner::show()
{
    if (!m_place.card()) {
        return;
    }
    const auto& inCase = m_place.currentCase();
    m_panel.showCard(*m_place.card(), inCase ? std::optional(inCase->id) : std::nullopt);
    m_suggestions.ask(m_workspace.suggestions(m_place.card()->id));
}

void CustomerCorner::askForOther()
{
    if (!m_place.card()) {
        Q_EMIT failed(QStringLiteral("Open a case of the customer first."));
        return;
    }
    constexpr int offered = 40;
    const auto find = [this](const QString& words) { m_found.ask(m_workspace.customers(words, offered)); };
    m_choosing = new ChoiceCard(m_panel.theme(), QStringLiteral("Name or address of the other"), m_panel.window());
    m_choosing->setLookedUp();
    connect(m_choosing, &ChoiceCard::typed, this, find);
    m_choosing->openAt(m_panel.mergePlace());
    find({});
}

void CustomerCorner::offer(const QList<Customer>& found)
{
    if (!m_choosing || !m_place.card()) {
        return;
    }
    QList<Choice> choices;
    for (const Customer& customer : found) {
        if (!m_place.card()->members.contains(customer.id)) {
            const QString known = customer.identities.isEmpty() ? QString() : customer.identities.first().value;
            const auto choose = [this, customer] {
                if (m_place.card()) {
                    Customer shown;
                    shown.id = m_place.card()->id;
                    const Suggestion chosen{shown, customer, 1, {}};
                    m_panel.showChosen(chosen);
                    preview(chosen);
                }
            };
            choices.append({customerTitle(customer), known, {}, choose});
        }
    }
    m_choosing->setChoices(choices);
}

void CustomerCorner::preview(const Suggestion& suggestion)
{
    if (!m_place.card()) {
        return;
    }
    const CustomerId shown = m_place.card()->id;
    whenFinished(m_workspace.previewMerge(shown, suggestion.besides(shown).id), this,
                 [this](const Expected<MergePreview>& preview) {
                     if (preview) {
                         m_panel.showPreview(*preview);
                     } else {
                         Q_EMIT failed(preview.error().sentence);
                     }
                 });
}

void CustomerCorner::keep(const QFuture<Expected<void>>& command)
{
    whenFinished(command, this, [this](const Expected<void>& kept) {
        if (!kept) {
            m_panel.details().restore();
            Q_EMIT failed(kept.error().sentence);
        }
    });
}

void CustomerCorner::merge(const Suggestion& suggestion)
{
    if (!m_place.card()) {
        return;
    }
    const CustomerId shown = m_place.card()->id;
    run(m_workspace.mergeCustomers(shown, suggestion.besides(shown).id, suggestion.reasons.value(0)),
        QStringLiteral("One history now. “Undo” in the customer panel parts them again, at any time."));
}

template <class T>
void CustomerCorner::run(const QFuture<Expected<T>>& command, const QString& done)
{
    whenFinished(command, this, [this, done](const Expected<T>& outcome) {
        if (outcome) {
            Q_EMIT said(done); // what changed comes back through the place, suggestions too
        } else {
            Q_EMIT failed(outcome.error().sentence);
        }
    });
}

} // namespace threadline
