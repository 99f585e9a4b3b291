// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/growing_text_edit.h"

#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace threadline {

namespace {
constexpr int fewestLines = 3;
constexpr int mostLines = 12;

QStringList localFiles(const QMimeData* source)
{
    QStringList paths;
    const auto urls = source->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    return paths;
}
} // namespace

GrowingTextEdit::GrowingTextEdit(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(document(), &QTextDocument::contentsChanged, this, [this] { updateGeometry(); });
}

int GrowingTextEdit::heightOfLines(int lines) const
{
    const double margin = document()->documentMargin();
    return static_cast<int>(lines * fontMetrics().lineSpacing() + 2 * margin) + 2 * frameWidth();
}

QSize GrowingTextEdit::sizeHint() const
{
    // A plain text document measures its height in lines.
    const int lines =
        std::clamp(static_cast<int>(document()->size().height()), fewestLines, mostLines);
    return {200, heightOfLines(lines)};
}

QSize GrowingTextEdit::minimumSizeHint() const
{
    return {80, heightOfLines(fewestLines - 1)};
}

bool GrowingTextEdit::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasImage() || !localFiles(source).isEmpty() ||
           QPlainTextEdit::canInsertFromMimeData(source);
}

void GrowingTextEdit::insertFromMimeData(const QMimeData* source)
{
    const QStringList paths = localFiles(source);
    if (!paths.isEmpty()) {
        Q_EMIT filesGiven(paths);
    } else if (source->hasImage() && !source->hasText()) {
        Q_EMIT imageGiven(qvariant_cast<QImage>(source->imageData()));
    } else {
        QPlainTextEdit::insertFromMimeData(source);
    }
}

void GrowingTextEdit::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT left();
}

void GrowingTextEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        updateGeometry();
    }
}

} // namespace threadline
