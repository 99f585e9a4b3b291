// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customer_panel.h"

#include "ui/controls/emptied_layout.h"
#include "ui/controls/text_label.h"
#include "ui/customer/case_row.h"
#include "ui/customer/channel_glyph.h"
#include "ui/customer/customer_details.h"
#include "ui/customer/suggestion_card.h"
#include "ui/models/time_words.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/desk_style.h"
#include "ui/theme/pill.h"

#include <QDateTime>
#include <QGridLayout>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline {

namespace {

constexpr int margin = 15;
constexpr int shownIdentities = 12;

ChannelName channelOf(const Identity& identity, const CustomerCard& card)
{
    switch (identity.kind) {
    case Identity::Kind::Email:
        return channel::email;
    case Identity::Kind::Phone:
        return card.perChannel.value(channel::whatsapp) > 0 ? channel::whatsapp
               : card.perChannel.value(channel::sms) > 0    ? channel::sms
                                                            : channel::voice;
    case Identity::Kind::Handle:
        return identity.value.section(QLatin1Char(':'), 0, 0);
    case Identity::Kind::Reference:
        break;
    }
    return channel::internal;
}

QString shownValue(const Identity& identity)
{
    return identity.kind == Identity::Kind::Handle ? identity.value.section(QLatin1Char(':'), 1)
                                                   : identity.value;
}

QString number(qint64 value)
{
    return QLocale(QLocale::English).toString(value);
}

/// Opens `menu`, which it owns from now on, below itself, flush right.
QToolButton* moreButton(const Theme& theme, const QString& about, QMenu* menu)
{
    auto* button = new QToolButton;
    button->setIcon(theme.icon(IconName::More));
    button->setAutoRaise(true);
    button->setAccessibleName(QStringLiteral("More about %1").arg(about));
    menu->setParent(button, menu->windowFlags());
    QObject::connect(button, &QToolButton::clicked, menu, [button, menu] {
        menu->popup(button->mapToGlobal(QPoint(button->width() - menu->sizeHint().width(), button->height() + 2)));
    });
    return button;
}

} // namespace

CustomerPanel::CustomerPanel(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_scroll(new QScrollArea)
    , m_column(new QVBoxLayout(new QWidget))
    , m_page(new QVBoxLayout(new QWidget))
    , m_details(new CustomerDetails(theme))
{
    setObjectName(QStringLiteral("customerPanel"));
    setAccessibleName(QStringLiteral("Customer"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    const int side = theme.scaled(margin);
    m_page->setContentsMargins(side, theme.scaled(4), side, side);
    m_page->setSpacing(theme.scaled(18));
    m_page->addWidget(m_details);
    m_page->addStretch(1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_page->parentWidget(), 1);
    m_scroll->setWidget(m_column->parentWidget());
    m_scroll->widget()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    showNothing();
}

void CustomerPanel::setTop(QWidget* top)
{
    m_column->insertWidget(0, top);
}

QVBoxLayout* CustomerPanel::begin()
{
    auto* lines = new QVBoxLayout(new QWidget);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme().scaled(6));
    return lines;
}

void CustomerPanel::showParts(QVBoxLayout& above, QVBoxLayout* below)
{
    for (QWidget* before : {m_above, m_below}) {
        if (before) {
            // A click in it may be what brought us here.
            before->hide();
            m_page->removeWidget(before);
            before->deleteLater();
        }
    }
    m_above = above.parentWidget();
    m_below = below ? below->parentWidget() : nullptr;
    m_page->insertWidget(m_page->indexOf(m_details), m_above);
    m_details->setVisible(below != nullptr);
    if (m_below) {
        m_page->insertWidget(m_page->indexOf(m_details) + 1, m_below);
    }
}

void CustomerPanel::showWords(const QString& sentence, ColourRole colour)
{
    m_suggestions = nullptr;
    m_more = nullptr;
    m_shown = {};
    QVBoxLayout* lines = begin();
    auto* words = new TextLabel(theme(), TextRole::Body, colour);
    words->setText(sentence);
    words->setWrapped();
    lines->addWidget(words);
    showParts(*lines, nullptr);
}

void CustomerPanel::showNothing()
{
    showWords(QStringLiteral("Open a case to see who it is about."), ColourRole::Ink2);
}

void CustomerPanel::showProblem(const QString& sentence)
{
    showWords(sentence, ColourRole::Bad);
}

void CustomerPanel::addName(QVBoxLayout& lines, const CustomerCard& card)
{
    auto* line = new QHBoxLayout;
    auto* name = new TextLabel(theme(), TextRole::LargeTitle, ColourRole::Ink);
    name->setText(card.name);
    name->setWrapped();
    auto* write = new QPushButton(QStringLiteral("Message"));
    write->setObjectName(QStringLiteral("messageButton"));
    write->setAccessibleName(QStringLiteral("Write to %1 in a new case").arg(card.name));
    write->setToolTip(QStringLiteral("Write to them; a new case begins with it (Shift+R)"));
    connect(write, &QPushButton::clicked, this, &CustomerPanel::messageWanted);
    auto* menu = new QMenu;
    connect(menu->addAction(QStringLiteral("Same person as another customer…")), &QAction::triggered, this,
            &CustomerPanel::otherWanted, Qt::QueuedConnection); // the card to choose from comes after the menu is gone
    m_more = moreButton(theme(), card.name, menu);
    m_more->setObjectName(QStringLiteral("customerMore"));
    line->addWidget(name, 1);
    line->addWidget(write, 0, Qt::AlignTop);
    line->addWidget(m_more, 0, Qt::AlignTop);
    lines.addLayout(line);
}

void CustomerPanel::showCard(const CustomerCard& card, std::optional<CaseId> openCase)
{
    if (m_shown != card.id) {
        m_shown = card.id;
        m_suggested.clear();
        m_chosen.reset();
        m_preview.reset();
    }
    if (m_chosen && card.members.contains(m_chosen->besides(m_shown).id)) {
        m_chosen.reset();
    }
    QVBoxLayout* above = begin();
    addName(*above, card);
    addIdentities(*above, card);
    addMerges(*above, card);
    m_suggestions = new QVBoxLayout;
    m_suggestions->setSpacing(theme().scaled(6));
    above->addLayout(m_suggestions);
    QVBoxLayout* below = begin();
    addFigures(*below, card);
    below->addSpacing(theme().scaled(12));
    addCases(*below, card, openCase);
    m_details->showCard(card);
    showParts(*above, below);
    refill();
}

void CustomerPanel::addIdentities(QVBoxLayout& lines, const CustomerCard& card)
{
    auto* top = new QHBoxLayout;
    top->addWidget(panelHeading(theme(), QStringLiteral("Known as")));
    top->addStretch(1);
    if (!card.firstAt.isNull()) {
        const auto since = QDateTime::fromMSecsSinceEpoch(card.firstAt.us / 1000);
        auto* sinceLabel = panelHeading(theme(), QStringLiteral("since %1").arg(since.date().year()));
        sinceLabel->setToolTip(fullMoment(card.firstAt));
        top->addWidget(sinceLabel);
    }
    lines.addLayout(top);
    QList<IdentityView> identities = card.identities;
    std::stable_sort(
        identities.begin(), identities.end(),
        [](const IdentityView& a, const IdentityView& b) { return a.lastAt > b.lastAt; });
    const auto shown = std::min<qsizetype>(identities.size(), shownIdentities);
    for (qsizetype i = 0; i < shown; ++i) {
        lines.addWidget(identityRow(identities[i], card, i == 0 && identities.size() > 1));
    }
    if (identities.size() > shown) {
        auto* more = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink3);
        more->setText(QStringLiteral("and %1 more").arg(identities.size() - shown));
        lines.addWidget(more);
    }
}

QWidget* CustomerPanel::identityRow(const IdentityView& view, const CustomerCard& card, bool best)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme().scaled(8));
    layout->addWidget(new ChannelGlyph(theme(), channelOf(view.identity, card)), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* value = new TextLabel(theme(), TextRole::Body, ColourRole::Ink);
    value->setText(shownValue(view.identity));
    value->setElided(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->addWidget(value);
    QStringList names = view.names;
    names.removeAll(card.name);
    if (!names.isEmpty()) {
        auto* evidence = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink3);
        evidence->setText(
            QStringLiteral("also “%1”").arg(names.mid(0, 3).join(QStringLiteral("”, “"))));
        evidence->setElided(true);
        words->addWidget(evidence);
    }
    layout->addLayout(words, 1);
    if (best) {
        auto* pill = new PillLabel(theme());
        pill->setText(QStringLiteral("latest"));
        pill->setToolTip(QStringLiteral("Used last, %1").arg(fullMoment(view.lastAt)));
        layout->addWidget(pill, 0, Qt::AlignTop);
    }
    if (view.identity.kind == Identity::Kind::Phone) {
        auto* call = new QToolButton;
        call->setObjectName(QStringLiteral("callNumber"));
        call->setIcon(theme().icon(IconName::Phone));
        call->setAutoRaise(true);
        call->setAccessibleName(QStringLiteral("Call %1").arg(shownValue(view.identity)));
        call->setToolTip(call->accessibleName());
        connect(call, &QToolButton::clicked, this, [this, number = view.identity.value] { Q_EMIT callWanted(number); });
        layout->addWidget(call, 0, Qt::AlignTop);
    }
    if (card.identities.size() > 1) {
        auto* menu = new QMenu;
        connect(menu->addAction(QStringLiteral("This is somebody else: give it a customer of its own")),
                &QAction::triggered, this, [this, identity = view.identity] { Q_EMIT splitWanted(identity); });
        auto* split = moreButton(theme(), shownValue(view.identity), menu);
        split->setObjectName(QStringLiteral("splitIdentity"));
        layout->addWidget(split, 0, Qt::AlignTop);
    }
    return row;
}

void CustomerPanel::addMerges(QVBoxLayout& lines, const CustomerCard& card)
{
    for (const MergeView& merge : card.merges) {
        auto* line = new QHBoxLayout;
        auto* words = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink2);
        words->setText(QStringLiteral("Merged with %1 by %2, %3")
                           .arg(merge.fromName, merge.actor, momentWords(merge.at, currentMoment())));
        words->setToolTip(merge.reason.isEmpty() ? fullMoment(merge.at)
                                                 : merge.reason + QLatin1Char('\n') + fullMoment(merge.at));
        words->setElided(true);
        auto* undo = new QPushButton(QStringLiteral("Undo"));
        undo->setObjectName(QStringLiteral("unmerge"));
        undo->setAccessibleName(QStringLiteral("Undo the merge with %1").arg(merge.fromName));
        undo->setToolTip(QStringLiteral("Each has again what was theirs, also what came since"));
        setButtonRole(*undo, ButtonRole::Quiet);
        connect(undo, &QPushButton::clicked, this, [this, id = merge.id] { Q_EMIT unmergeWanted(id); });
        line->addWidget(words, 1);
        line->addWidget(undo);
        lines.addLayout(line);
    }
}

void CustomerPanel::showSuggestions(const QList<Suggestion>& suggestions)
{
    m_suggested = suggestions;
    refill();
}

void CustomerPanel::showChosen(const Suggestion& chosen)
{
    m_chosen = chosen;
    refill();
}

void CustomerPanel::dropChosen()
{
    m_chosen.reset();
    m_preview.reset();
    refill();
}

QRect CustomerPanel::mergePlace() const
{
    const QWidget* place = m_more ? static_cast<const QWidget*>(m_more) : this;
    return {place->mapToGlobal(QPoint(0, 0)), place->size()};
}

void CustomerPanel::refill()
{
    if (!m_suggestions) {
        return;
    }
    emptyLayout(*m_suggestions);
    QList<Suggestion> suggested = m_suggested;
    if (m_chosen) {
        const CustomerId chosen = m_chosen->besides(m_shown).id;
        suggested.removeIf([&](const Suggestion& one) { return one.besides(m_shown).id == chosen; });
        m_suggestions->addSpacing(theme().scaled(8));
        m_suggestions->addWidget(panelHeading(theme(), QStringLiteral("Same person as")));
        addSuggestion(*m_chosen);
    }
    if (!suggested.isEmpty()) {
        constexpr qsizetype shown = 3;
        m_suggestions->addSpacing(theme().scaled(8));
        m_suggestions->addWidget(panelHeading(theme(), QStringLiteral("May be the same person")));
        for (const Suggestion& suggestion : suggested.first(std::min(shown, suggested.size()))) {
            addSuggestion(suggestion);
        }
    }
}

void CustomerPanel::addSuggestion(const Suggestion& suggestion)
{
    auto* card = new SuggestionCard(theme(), suggestion, m_shown);
    connect(card, &SuggestionCard::previewWanted, this, [this, suggestion] { Q_EMIT previewWanted(suggestion); });
    connect(card, &SuggestionCard::mergeWanted, this, [this, suggestion] { Q_EMIT mergeWanted(suggestion); });
    if (suggestion.reasons.isEmpty()) {
        connect(card, &SuggestionCard::rejectWanted, this, &CustomerPanel::dropChosen, Qt::QueuedConnection);
    } else {
        connect(card, &SuggestionCard::rejectWanted, this, [this, suggestion] { Q_EMIT rejectWanted(suggestion); });
    }
    if (m_preview && m_preview->from.id == card->other()) {
        card->showPreview(*m_preview);
    }
    m_suggestions->addWidget(card);
}

void CustomerPanel::showPreview(const MergePreview& preview)
{
    m_preview = preview;
    const auto cards = findChildren<SuggestionCard*>();
    for (SuggestionCard* card : cards) {
        if (card->other() == preview.from.id) {
            card->showPreview(preview);
        }
    }
}

void CustomerPanel::addFigures(QVBoxLayout& lines, const CustomerCard& card)
{
    lines.addWidget(panelHeading(theme(), QStringLiteral("History")));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(theme().scaled(12));
    grid->setVerticalSpacing(theme().scaled(4));
    grid->setColumnStretch(0, 1);
    const auto line = [&](const QString& what, const QString& value, const QString& hover = {}) {
        const int row = grid->rowCount();
        auto* label = new TextLabel(theme(), TextRole::Body, ColourRole::Ink2);
        label->setText(what);
        auto* figure = new TextLabel(theme(), TextRole::Body, ColourRole::Ink);
        figure->setText(value);
        figure->setToolTip(hover);
        grid->addWidget(label, row, 0);
        grid->addWidget(figure, row, 1, Qt::AlignRight);
    };
    QList<std::pair<qint64, ChannelName>> channels;
    for (auto it = card.perChannel.cbegin(); it != card.perChannel.cend(); ++it) {
        channels.append({it.value(), it.key()});
    }
    std::stable_sort(channels.begin(), channels.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, name] : std::as_const(channels)) {
        line(channelLook(name).many, number(count));
    }
    if (!card.firstAt.isNull()) {
        line(QStringLiteral("First contact"), momentWords(card.firstAt, currentMoment()),
             fullMoment(card.firstAt));
        line(QStringLiteral("Last contact"), momentWords(card.lastAt, currentMoment()),
             fullMoment(card.lastAt));
    }
    for (const RatingView& rating : card.ratings) {
        const QString stars = QString(rating.stars, QChar(0x2605)) + QString(5 - rating.stars, QChar(0x2606));
        line(QStringLiteral("%1, %2").arg(channelLook(rating.channel).name, momentWords(rating.at, currentMoment())),
             stars, QStringLiteral("%1 of 5 stars, %2").arg(rating.stars).arg(fullMoment(rating.at)));
    }
    line(QStringLiteral("Unsolved cases"),
         QStringLiteral("%1 of %2").arg(number(card.openCaseCount), number(card.caseCount)));
    lines.addLayout(grid);
}

void CustomerPanel::addCases(QVBoxLayout& lines, const CustomerCard& card,
                             std::optional<CaseId> openCase)
{
    lines.addWidget(panelHeading(theme(), QStringLiteral("Cases")));
    if (card.cases.isEmpty()) {
        auto* none = new TextLabel(theme(), TextRole::Body, ColourRole::Ink2);
        none->setText(QStringLiteral("None yet. The next message opens one."));
        none->setWrapped();
        lines.addWidget(none);
    }
    auto* list = new QVBoxLayout;
    list->setSpacing(2);
    list->setContentsMargins(-theme().scaled(8), 0, -theme().scaled(8), 0);
    for (const Case& each : card.cases) {
        auto* row = new CaseRow(theme(), each, openCase == each.id);
        connect(row, &QPushButton::clicked, this, [this, id = each.id] { Q_EMIT caseChosen(id); });
        list->addWidget(row);
    }
    lines.addLayout(list);
    if (card.caseCount > card.cases.size()) {
        auto* more = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink3);
        more->setText(
            QStringLiteral("and %1 older ones").arg(number(card.caseCount - card.cases.size())));
        lines.addWidget(more);
    }
}

} // namespace threadline
