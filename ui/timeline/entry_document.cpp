// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/entry_document.h"

#include "ui/theme/theme.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace threadline {

namespace {

/// Below this a newsletter is drawn cut off rather than too small to read.
constexpr double smallestScale = 0.6;

} // namespace

EntryDocument::EntryDocument(const Theme& theme, const QString& html, ImageByAddress images,
                             double widest)
    : m_images(std::move(images))
    , m_widest(widest)
{
    setDocumentMargin(0);
    setUndoRedoEnabled(false);
    setDefaultFont(theme.font(TextRole::Body));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setDefaultTextOption(option);
    setDefaultStyleSheet(
        QStringLiteral(
            "a { color: %1; text-decoration: none; }"
            "table { border-color: %2; border-style: solid; border-collapse: collapse; }")
            .arg(theme.tokens().accent.name(), theme.tokens().line.name()));
    setHtml(html);
    trimOuterMargins();
}

QSizeF EntryDocument::fit(double width)
{
    setTextWidth(width);
    const double ideal = std::ceil(idealWidth());
    if (ideal < width) {
        setTextWidth(ideal);
    }
    const QSizeF taken = size();
    m_scale = taken.width() > width ? std::max(smallestScale, width / taken.width()) : 1;
    return {std::min(width, taken.width() * m_scale), std::ceil(taken.height() * m_scale)};
}

QVariant EntryDocument::loadResource(int type, const QUrl& name)
{
    if (type != ImageResource) {
        return {};
    }
    QImage image = m_images ? m_images(name) : QImage();
    if (image.isNull()) {
        // Anything else makes the text layout draw its own sign of a broken image.
        image = QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
    } else if (image.width() > m_widest) {
        image = image.scaledToWidth(int(m_widest), Qt::SmoothTransformation);
    }
    return image;
}

void EntryDocument::trimOuterMargins()
{
    const auto withMargins = [](const QTextBlock& block, auto change) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        change(format);
        cursor.setBlockFormat(format);
    };
    withMargins(firstBlock(), [](QTextBlockFormat& format) { format.setTopMargin(0); });
    withMargins(lastBlock(), [](QTextBlockFormat& format) { format.setBottomMargin(0); });
}

} // namespace threadline
