// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/swarm_message_card.h"

#include "ui/controls/surface.h"
#include "ui/controls/text_label.h"
#include "ui/models/time_words.h"
#include "ui/theme/avatar.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/desk_style.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int avatarSide = 24;
constexpr int textLeft = 33;

const QStringList& offeredReactions()
{
    static const QStringList signs{u"👍"_s, u"👀"_s, u"🎉"_s, u"❓"_s};
    return signs;
}

/// A quote with a bar at its left, which leads to where it stands in the history.
class QuoteButton final : public QToolButton
{
public:
    QuoteButton(const Theme& theme, const SwarmQuote& quote)
        : m_theme(theme)
    {
        const bool here = quote.key != 0;
        m_bar = here ? channelMark(quote.channel, theme.isDark()) : theme.tokens().line;
        m_words = here ? u"“%1”"_s.arg(quote.words) : u"Something that was not shared with you"_s;
        m_from = here ? u"%1, %2 · %3"_s.arg(quote.from, channelLook(quote.channel).name, momentWords(quote.at, currentMoment()))
                      : QString();
        setEnabled(here);
        setAutoRaise(true);
        setCursor(here ? Qt::PointingHandCursor : Qt::ArrowCursor);
        setObjectName(u"swarmQuote"_s);
        setAccessibleName(u"Quote: "_s + m_words + u' ' + m_from);
        setToolTip(here ? u"Show it in the history"_s : QString());
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return textRect(width).height() + captionHeight() + m_theme.scaled(4); }
    QSize sizeHint() const override { return {m_theme.scaled(120), heightForWidth(m_theme.scaled(240))}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const ThemeTokens& tokens = m_theme.tokens();
        QPainter painter(this);
        painter.fillRect(QRect(0, 0, 3, height()), hasFocus() ? tokens.accent : m_bar);
        const int left = m_theme.scaled(10);
        painter.setFont(m_theme.font(TextRole::Caption));
        painter.setPen(tokens.ink2);
        painter.drawText(textRect(width()).translated(0, m_theme.scaled(1)), Qt::TextWordWrap, m_words);
        painter.setPen(tokens.ink3);
        const QRect caption(left, height() - captionHeight() - 1, width() - left, captionHeight());
        painter.drawText(caption, Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_from, Qt::ElideRight, caption.width()));
    }

private:
    int captionHeight() const
    {
        return m_from.isEmpty() ? 0 : QFontMetrics(m_theme.font(TextRole::Caption)).height() + 2;
    }

    QRect textRect(int width) const
    {
        const QFontMetrics metrics(m_theme.font(TextRole::Caption));
        const int left = m_theme.scaled(10);
        constexpr int mostLines = 4;
        QRect rect = metrics.boundingRect(QRect(left, 0, std::max(40, width - left), 10'000), Qt::TextWordWrap, m_words);
        rect.setHeight(std::min(rect.height(), mostLines * metrics.height()));
        rect.setWidth(std::max(40, width - left));
        return rect;
    }

    const Theme& m_theme;
    QString m_words;
    QString m_from;
    QColor m_bar;
};

} // namespace

SwarmMessageCard::SwarmMessageCard(const Theme& theme, const SwarmMessage& message, const SwarmCardAround& around,
                                   QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_message(message)
    , m_around(around)
{
    setObjectName(u"swarmMessage"_s);
    setAccessibleName(u"%1, %2: %3"_s.arg(message.by, momentWords(message.at, currentMoment()), message.words.text));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.scaled(textLeft), theme.scaled(around.continues ? 0 : 6), 0, theme.scaled(2));
    lines->setSpacing(theme.scaled(4));
    if (!around.continues) {
        addHead(*lines);
    }
    if (message.withdrawn) {
        lines->addWidget(words(u"Withdrawn"_s, ColourRole::Ink3));
        return;
    }
    addQuotes(*lines);
    if (message.proposal) {
        addProposal(*lines);
    } else {
        addWords(*lines);
    }
    addFiles(*lines);
    addReactions(*lines);
}

void SwarmMessageCard::addHead(QVBoxLayout& lines)
{
    auto* line = new QHBoxLayout;
    auto* name = new TextLabel(m_theme, TextRole::BodyStrong, ColourRole::Ink);
    name->setText(m_message.by);
    auto* when = new TextLabel(m_theme, TextRole::Caption, ColourRole::Ink3);
    const QString moment = momentWords(m_message.at, currentMoment());
    const QString knows = m_message.outsider ? u"from outside"_s : m_around.knows;
    when->setText(knows.isEmpty() ? moment : knows + u" · "_s + moment);
    when->setToolTip(fullMoment(m_message.at));
    when->setElided(true);
    line->addWidget(name);
    line->addWidget(when, 1);
    lines.addLayout(line);
}

void SwarmMessageCard::addQuotes(QVBoxLayout& lines)
{
    for (const InteractionId id : m_message.words.quotes) {
        auto* quote = new QuoteButton(m_theme, m_around.quotes.value(id));
        connect(quote, &QToolButton::clicked, this, [this, id] { Q_EMIT quoteChosen(id); });
        lines.addWidget(quote);
    }
}

TextLabel* SwarmMessageCard::words(const QString& text, ColourRole colour)
{
    auto* label = new TextLabel(m_theme, TextRole::Body, colour);
    label->setText(text);
    label->setWrapped();
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setContextMenuPolicy(Qt::NoContextMenu); // the card's own
    return label;
}

void SwarmMessageCard::addWords(QVBoxLayout& lines)
{
    if (m_message.words.text.isEmpty()) {
        return;
    }
    lines.addWidget(words(m_message.words.text, ColourRole::Ink));
    if (!m_message.editedAt.isNull()) {
        auto* edited = new TextLabel(m_theme, TextRole::Caption, ColourRole::Ink3);
        edited->setText(u"changed %1"_s.arg(momentWords(m_message.editedAt, currentMoment())));
        lines.addWidget(edited);
    }
}

void SwarmMessageCard::addProposal(QVBoxLayout& lines)
{
    auto* card = new Surface(m_theme, &ThemeTokens::panel, {}, this);
    card->setCard(true);
    card->setObjectName(u"swarmProposal"_s);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(m_theme.scaled(10), m_theme.scaled(8), m_theme.scaled(10), m_theme.scaled(8));
    column->setSpacing(m_theme.scaled(4));
    auto* title = new TextLabel(m_theme, TextRole::BodyStrong, ColourRole::Accent);
    title->setText(u"Proposed answer"_s);
    column->addWidget(title);
    addWords(*column);
    auto* buttons = new QHBoxLayout;
    if (m_around.isOpen) {
        auto* use = new QPushButton(m_message.usedBy.isEmpty() ? u"Use in reply"_s : u"Use again"_s);
        use->setObjectName(u"useProposal"_s);
        use->setToolTip(u"Puts it into the reply, where you can still change it (U)"_s);
        setButtonRole(*use, m_message.usedBy.isEmpty() ? ButtonRole::Primary : ButtonRole::Quiet);
        connect(use, &QPushButton::clicked, this, &SwarmMessageCard::useWanted);
        buttons->addWidget(use);
    }
    if (!m_message.usedBy.isEmpty()) {
        auto* used = new TextLabel(m_theme, TextRole::Caption, ColourRole::Good);
        used->setText(u"Used by %1"_s.arg(m_message.usedBy));
        buttons->addWidget(used);
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    lines.addWidget(card);
}

void SwarmMessageCard::addFiles(QVBoxLayout& lines)
{
    for (const Attachment& file : m_message.words.files) {
        auto* button = new QPushButton(file.name);
        button->setIcon(m_theme.icon(IconName::Paperclip));
        button->setAccessibleName(u"Open "_s + file.name);
        connect(button, &QPushButton::clicked, this, [this, file] { Q_EMIT fileChosen(file); });
        lines.addWidget(button, 0, Qt::AlignLeft);
    }
}

void SwarmMessageCard::addReactions(QVBoxLayout& lines)
{
    if (m_message.reactions.isEmpty()) {
        return;
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(m_theme.scaled(4));
    for (auto one = m_message.reactions.begin(); one != m_message.reactions.end(); ++one) {
        const QString sign = one.key();
        const bool mine = one.value().contains(m_around.me);
        auto* button = new QToolButton;
        button->setText(u"%1 %2"_s.arg(sign).arg(one.value().size()));
        button->setCheckable(true);
        button->setChecked(mine);
        button->setToolTip(one.value().join(u", "_s));
        button->setAccessibleName(u"%1 by %2"_s.arg(sign, one.value().join(u", "_s)));
        connect(button, &QToolButton::clicked, this, [this, sign, mine] { Q_EMIT reactWanted(sign, !mine); });
        line->addWidget(button);
    }
    line->addStretch(1);
    lines.addLayout(line);
}

void SwarmMessageCard::paintEvent(QPaintEvent*)
{
    if (m_around.continues) {
        return;
    }
    QPainter painter(this);
    const double side = m_theme.scaled(avatarSide);
    paintAvatar(painter, m_theme, QRectF(0, m_theme.scaled(6), side, side), m_message.by);
}

void SwarmMessageCard::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_message.withdrawn) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString& sign : offeredReactions()) {
        const bool mine = m_message.reactions.value(sign).contains(m_around.me);
        QAction* action = menu->addAction(sign);
        action->setCheckable(true);
        action->setChecked(mine);
        connect(action, &QAction::triggered, this, [this, sign, mine] { Q_EMIT reactWanted(sign, !mine); });
    }
    if (m_message.by == m_around.me && m_around.isOpen) {
        menu->addSeparator();
        connect(menu->addAction(u"Change…"_s), &QAction::triggered, this, &SwarmMessageCard::editWanted,
                Qt::QueuedConnection);
        connect(menu->addAction(u"Withdraw"_s), &QAction::triggered, this, &SwarmMessageCard::withdrawWanted);
    }
    menu->popup(event->globalPos());
}

} // namespace threadline
