// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/writing/completion_popup.h"

#include "ui/writing/completion_row.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QTextBlock>

#include <algorithm>

namespace threadline {

namespace {
constexpr int mostRows = 7;
constexpr int listWidth = 400;
constexpr int farthestBack = 100; // a word longer than this is none that one completes
} // namespace

CompletionPopup::CompletionPopup(const Theme& theme, QPlainTextEdit& editor, QList<CompletionTrigger> triggers)
    : QListView(&editor)
    , m_theme(theme)
    , m_editor(&editor)
    , m_triggers(std::move(triggers))
    , m_items(new QStandardItemModel(this))
{
    setModel(m_items);
    setItemDelegate(new CompletionRow(theme, this));
    setFocusPolicy(Qt::NoFocus);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAutoFillBackground(true);
    editor.installEventFilter(this);
    connect(&editor, &QPlainTextEdit::textChanged, this, &CompletionPopup::look);
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_place) {
            look();
        }
    });
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
    hide();
}

void CompletionPopup::offer(int trigger)
{
    m_dismissed.reset();
    show({trigger, m_editor->textCursor().position(), 0});
}

void CompletionPopup::dismiss()
{
    m_place.reset();
    hide();
}

void CompletionPopup::look()
{
    if (!m_place && !m_typing) {
        return;
    }
    const bool byHand = m_place && m_place->opening == 0;
    const auto place = byHand ? m_place : placeAtCursor();
    if (m_dismissed && (!place || place->start != *m_dismissed)) {
        m_dismissed.reset();
    }
    if (!place || m_dismissed || !show(*place)) {
        dismiss();
    }
}

std::optional<CompletionPopup::Place> CompletionPopup::placeAtCursor() const
{
    const QTextCursor cursor = m_editor->textCursor();
    if (cursor.hasSelection()) {
        return std::nullopt;
    }
    const int inBlock = cursor.positionInBlock();
    const int from = std::max(0, inBlock - farthestBack);
    const QString before = cursor.block().text().mid(from, inBlock - from);
    for (qsizetype at = before.size() - 1; at >= 0; --at) {
        if (at > 0 ? !before.at(at - 1).isSpace() : from > 0) {
            continue;
        }
        for (int i = 0; i < m_triggers.size(); ++i) {
            const QString& opening = m_triggers.at(i).opening;
            if (!QStringView(before).mid(at).startsWith(opening)) {
                continue;
            }
            const Place place{i, cursor.block().position() + from + static_cast<int>(at), opening.size()};
            return typedAt(place).startsWith(u' ') ? std::nullopt : std::optional(place);
        }
    }
    return std::nullopt;
}

QString CompletionPopup::typedAt(const Place& place) const
{
    const QTextCursor cursor = m_editor->textCursor();
    const int begin = place.start + static_cast<int>(place.opening) - cursor.block().position();
    return begin < 0 ? QString() : cursor.block().text().mid(begin, cursor.positionInBlock() - begin);
}

bool CompletionPopup::show(const Place& place)
{
    const CompletionTrigger& trigger = m_triggers.at(place.trigger);
    const int end = m_editor->textCursor().position();
    const bool sameLine = place.start >= m_editor->textCursor().block().position() && end >= place.start;
    const QString typed = typedAt(place);
    if (!sameLine || typed.size() < trigger.fewest) {
        return false;
    }
    QList<CompletionItem> found = trigger.find(typed);
    if (found.isEmpty()) {
        return false;
    }
    m_place = place;
    if (found != m_found) {
        m_found = std::move(found);
        m_items->clear();
        for (const CompletionItem& item : std::as_const(m_found)) {
            auto* row = new QStandardItem(item.title);
            row->setData(item.detail, CompletionRow::DetailRole);
            row->setData(QStringLiteral("%1, %2").arg(item.title, item.detail), Qt::AccessibleTextRole);
            m_items->appendRow(row);
        }
    }
    if (isHidden() || !currentIndex().isValid()) {
        setCurrentIndex(m_items->index(0, 0));
    }
    put();
    return true;
}

void CompletionPopup::put()
{
    QWidget* window = m_editor->window();
    if (parentWidget() != window) {
        setParent(window);
    }
    const int rows = std::min(mostRows, m_items->rowCount());
    const int height = rows * sizeHintForRow(0) + 2 * frameWidth() + 4;
    const int width = std::min(m_theme.scaled(listWidth), window->width() - 16);
    const QRect line = m_editor->cursorRect();
    const QPoint above = m_editor->viewport()->mapTo(window, line.topLeft());
    const int below = m_editor->viewport()->mapTo(window, line.bottomLeft()).y() + 4;
    // Over the line, since the field lies at the bottom of the desk; below it where there is more room.
    const int top = above.y() - height - 4;
    setGeometry(std::clamp(above.x(), 8, std::max(8, window->width() - width - 8)), top >= 0 ? top : below, width,
                height);
    QListView::show();
    raise();
}

void CompletionPopup::take(int row)
{
    if (!m_place || row < 0 || row >= m_found.size()) {
        return;
    }
    const Place place = *m_place;
    const QString key = m_found.at(row).key;
    QTextCursor typed = m_editor->textCursor();
    const int end = typed.position();
    typed.setPosition(place.start);
    typed.setPosition(end, QTextCursor::KeepAnchor);
    dismiss();
    m_triggers.at(place.trigger).take(key, typed);
}

bool CompletionPopup::handleKey(int key)
{
    const int row = currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
        setCurrentIndex(m_items->index((row + 1) % m_items->rowCount(), 0));
        return true;
    case Qt::Key_Up:
        setCurrentIndex(m_items->index((row + m_items->rowCount() - 1) % m_items->rowCount(), 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take(row);
        return true;
    case Qt::Key_Escape:
        m_dismissed = m_place->start;
        dismiss();
        return true;
    default:
        return false;
    }
}

void CompletionPopup::noteTyping(const QEvent& event)
{
    if (event.type() == QEvent::KeyPress || event.type() == QEvent::InputMethod) {
        m_typing = true;
    } else if (event.type() == QEvent::KeyRelease) {
        m_typing = false;
    }
}

bool CompletionPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_editor) {
        return QListView::eventFilter(watched, event);
    }
    noteTyping(*event);
    if (!m_place) {
        return false;
    }
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide) {
        dismiss();
        return false;
    }
    const bool plainKey = (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)
                          && !(static_cast<QKeyEvent*>(event)->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (plainKey && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // or the window's Back takes it
        return true;
    }
    return plainKey && event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent*>(event)->key());
}

} // namespace threadline
