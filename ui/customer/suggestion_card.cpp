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
    , m_other(suggestion.besides(shown).id)
    , m_preview(new TextLabel(theme, TextRole::Caption, ColourRole::Ink))
    , m_merge(new QPushButton(QStringLiteral("Merge…")))
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
    const bool byHand = suggestion.reasons.isEmpty();
    why->setText(byHand ? QStringLiteral("Chosen by you") : suggestion.reasons.first());
    why->setToolTip(suggestion.reasons.join(QLatin1Char('\n')));
    why->setWrapped();

    m_preview->setObjectName(QStringLiteral("mergePreview"));
    m_preview->setWrapped();
    m_preview->hide();
    m_merge->setObjectName(QStringLiteral("suggestionMerge"));
    m_merge->setAccessibleName(QStringLiteral("Merge with %1").arg(name));
    m_merge->setToolTip(QStringLiteral("Says first what comes together; it can be undone at any time"));
    auto* reject = new QPushButton(byHand ? QStringLiteral("Cancel") : QStringLiteral("Not the same"));
    reject->setObjectName(QStringLiteral("suggestionReject"));
    reject->setAccessibleName(byHand ? QStringLiteral("Do not merge with %1").arg(name)
                                     : QStringLiteral("%1 is not the same person").arg(name));
    setButtonRole(*m_merge, ButtonRole::Primary);
    setButtonRole(*reject, ButtonRole::Quiet);
    connect(m_merge, &QPushButton::clicked, this, [this] {
        if (m_preview->isHidden()) {
            Q_EMIT previewWanted();
        } else {
            Q_EMIT mergeWanted();
        }
    });
    connect(reject, &QPushButton::clicked, this, &SuggestionCard::rejectWanted);

    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.scaled(12), theme.scaled(8), theme.scaled(8), theme.scaled(8));
    lines->setSpacing(theme.scaled(4));
    lines->addWidget(who);
    lines->addWidget(addresses);
    lines->addWidget(why);
    lines->addWidget(m_preview);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(reject);
    buttons->addWidget(m_merge);
    lines->addLayout(buttons);
}

void SuggestionCard::showPreview(const MergePreview& preview)
{
    const auto counted = [](qint64 count, const char* one, const char* many) {
        return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
    };
    QString words = QStringLiteral("%1 and %2 come under %3.")
                        .arg(counted(preview.from.interactions, "interaction", "interactions"),
                             counted(preview.cases, "case", "cases"), preview.into.name);
    if (!preview.fields.isEmpty()) {
        QStringList names = preview.fields;
        names.replaceInStrings(QStringLiteral("_"), QStringLiteral(" "));
        words += QStringLiteral(" Both have %1: that of %2 stays shown.").arg(names.join(QLatin1String(", ")), preview.into.name);
    }
    m_preview->setText(words + QStringLiteral(" Nothing is lost: the merge can be undone at any time."));
    m_preview->show();
    m_merge->setText(QStringLiteral("Merge"));
}

} // namespace threadline
