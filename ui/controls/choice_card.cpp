// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/choice_card.h"

#include "ui/controls/choice_delegate.h"
#include "ui/controls/text_label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline {

namespace {

constexpr int cardWidth = 340;
constexpr int shownRows = 9;
constexpr int whichRole = Qt::UserRole + 10;
constexpr qsizetype typedWords = -1; ///< in place of a number of m_choices

bool answers(const Choice& choice, const QString& typed)
{
    return typed.isEmpty() || choice.words.contains(typed, Qt::CaseInsensitive)
           || choice.note.contains(typed, Qt::CaseInsensitive);
}

} // namespace

ChoiceCard::ChoiceCard(const Theme& theme, const QString& question, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_shown(new QStandardItemModel(this))
    , m_hint(new TextLabel(theme, TextRole::Caption, ColourRole::Ink3))
{
    setObjectName(QStringLiteral("choiceCard"));
    setAccessibleName(question);
    setWindowFlags(Qt::Popup);
    setAttribute(Qt::WA_DeleteOnClose);
    setCard(true);
    m_field->setObjectName(QStringLiteral("choiceField"));
    m_field->setAccessibleName(question);
    m_field->setPlaceholderText(question);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("choiceList"));
    m_list->setAccessibleName(question);
    m_list->setModel(m_shown);
    m_list->setItemDelegate(new ChoiceDelegate(theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_hint->setObjectName(QStringLiteral("choiceHint"));
    m_hint->setWrapped();
    m_hint->hide();
    auto* lines = new QVBoxLayout(this);
    const int margin = theme.scaled(8);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->setSpacing(theme.scaled(6));
    lines->addWidget(m_field);
    lines->addWidget(m_list, 1);
    lines->addWidget(m_hint);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& words) {
        narrow();
        Q_EMIT typed(words.simplified());
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row(), false); });
}

void ChoiceCard::setChoices(const QList<Choice>& choices)
{
    m_choices = choices;
    narrow();
}

void ChoiceCard::setFree(FreeChoice free)
{
    m_free = std::move(free);
    narrow();
}

void ChoiceCard::setStaying()
{
    m_staying = true;
    m_hint->setText(QStringLiteral("Enter takes it · Shift+Enter takes it and stays"));
    m_hint->show();
}

void ChoiceCard::setLookedUp()
{
    m_lookedUp = true;
}

void ChoiceCard::setText(const QString& text)
{
    m_field->setText(text);
    m_field->selectAll();
}

void ChoiceCard::narrow()
{
    const QString words = m_field->text().simplified();
    const int before = m_list->currentIndex().row();
    m_shown->clear();
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        if (m_lookedUp || answers(m_choices[i], words)) {
            offer(m_choices[i], i);
        }
    }
    m_typed = m_free ? m_free(words) : std::nullopt;
    if (m_typed) {
        offer(*m_typed, typedWords);
    }
    const bool walked = words.isEmpty() && before > 0 && before < m_shown->rowCount();
    m_list->setCurrentIndex(m_shown->index(walked ? before : 0, 0));
    fit();
}

void ChoiceCard::offer(const Choice& choice, qsizetype which)
{
    auto* item = new QStandardItem(choice.words);
    item->setData(choice.note, ChoiceDelegate::NoteRole);
    item->setData(choice.on ? QVariant(*choice.on) : QVariant(), ChoiceDelegate::OnRole);
    item->setData(static_cast<qlonglong>(which), whichRole);
    QStringList spoken{choice.words, choice.note};
    if (choice.on) {
        spoken.append(*choice.on ? QStringLiteral("on") : QStringLiteral("off"));
    }
    spoken.removeAll(QString());
    item->setData(spoken.join(QStringLiteral(", ")), Qt::AccessibleTextRole);
    m_shown->appendRow(item);
}

void ChoiceCard::fit()
{
    const int rows = std::min(m_shown->rowCount(), shownRows);
    const int rowHeight = m_shown->rowCount() > 0 ? m_list->sizeHintForRow(0) : 0;
    m_list->setFixedHeight(rows * rowHeight);
    m_list->setVisible(rows > 0);
    setFixedWidth(theme().scaled(cardWidth));
    adjustSize();
}

void ChoiceCard::openAt(const QRect& place)
{
    fit();
    const QRect room = (parentWidget() ? parentWidget() : this)->screen()->availableGeometry();
    const int tallest = m_list->sizeHintForRow(0) * shownRows + sizeHint().height() - m_list->height();
    const int below = place.bottom() + 4;
    const int y = below + std::max(tallest, height()) <= room.bottom() ? below : place.top() - height() - 4;
    move(qBound(room.left(), place.left(), qMax(room.left(), room.right() - width())), qMax(room.top(), y));
    show();
    m_field->setFocus();
}

bool ChoiceCard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (press(key->key(), key->modifiers())) {
            return true;
        }
    }
    return Surface::eventFilter(watched, event);
}

bool ChoiceCard::press(int key, Qt::KeyboardModifiers modifiers)
{
    const int row = m_list->currentIndex().row();
    const int last = m_shown->rowCount() - 1;
    switch (key) {
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_shown->index(std::min(row + 1, last), 0));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_shown->index(std::max(row - 1, 0), 0));
        return true;
    case Qt::Key_PageDown:
        m_list->setCurrentIndex(m_shown->index(std::min(row + shownRows, last), 0));
        return true;
    case Qt::Key_PageUp:
        m_list->setCurrentIndex(m_shown->index(std::max(row - shownRows, 0), 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take(row, m_staying && modifiers.testFlag(Qt::ShiftModifier));
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void ChoiceCard::take(int row, bool stay)
{
    if (row < 0 || row >= m_shown->rowCount()) {
        return;
    }
    const auto which = m_shown->item(row)->data(whichRole).toLongLong();
    const Choice choice = which == typedWords ? *m_typed : m_choices[which];
    if (!stay) {
        close();
        choice.taken();
        return;
    }
    choice.taken();
    if (which == typedWords) {
        m_choices.prepend({choice.words, choice.note, choice.on, choice.taken});
    } else if (choice.on) {
        m_choices[which].on = !*choice.on;
    }
    m_field->clear();
    narrow();
}

} // namespace threadline
