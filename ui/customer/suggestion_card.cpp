// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/suggestion_card.h"

#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace threadline {

SuggestionCard::SuggestionCard(const Theme& theme, const Suggestion& suggestion, CustomerId shown, QWidget* parent)
    : Surface(theme, &ThemeTokens::accentSoft, {}, parent)
{
    setCard(true);
    setObjectName(QStringLiteral("suggestionCard"));
    const Customer& other = suggestion.besides(shown);
    QStringList known;
    for (const Identity& identity : other.identities) {
        known.append(identity.value);
    }
    const QString name = other.name.isEmpty() ? known.value(0) : other.name;
    auto* who = new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink);
    who->setText(name);
    who->setElided(true);
    auto* addresses = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
    const QString count = other.interactions == 1 ? QStringLiteral("1 interaction")
                                                  : QStringLiteral("%1 interactions").arg(other.interactions);
    addresses->setText(known.join(QStringLiteral(", ")) + QStringLiteral(" · ") + count);
    addresses->setElided(true);
    auto* why = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
    why->setText(suggestion.reasons.value(0));
    why->setToolTip(suggestion.reasons.join(QLatin1Char('\n')));
    why->setWrapped();

    auto* merge = new QPushButton(QStringLiteral("Merge"));
    merge->setObjectName(QStringLiteral("suggestionMerge"));
    merge->setAccessibleName(QStringLiteral("Merge with %1").arg(name));
    merge->setToolTip(QStringLiteral("One history from now on; it can be undone at any time"));
    auto* reject = new QPushButton(QStringLiteral("Not the same"));
    reject->setObjectName(QStringLiteral("suggestionReject"));
    reject->setAccessibleName(QStringLiteral("%1 is not the same person").arg(name));
    setButtonRole(*merge, ButtonRole::Primary);
    setButtonRole(*reject, ButtonRole::Quiet);
    connect(merge, &QPushButton::clicked, this, &SuggestionCard::mergeWanted);
    connect(reject, &QPushButton::clicked, this, &SuggestionCard::rejectWanted);

    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.scaled(12), theme.scaled(8), theme.scaled(8), theme.scaled(8));
    lines->setSpacing(theme.scaled(4));
    lines->addWidget(who);
    lines->addWidget(addresses);
    lines->addWidget(why);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(reject);
    buttons->addWidget(merge);
    lines->addLayout(buttons);
}

} // namespace threadline
