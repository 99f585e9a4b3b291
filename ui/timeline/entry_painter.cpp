// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/entry_painter.h"

#include "ui/theme/avatar.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/rounded.h"
#include "ui/theme/style_parts.h"
#include "ui/timeline/image_shelf.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QTextCursor>

namespace threadline {

namespace {

class EntryPainter
{
public:
    EntryPainter(QPainter& painter, const LaidOutEntry& entry, const Theme& theme,
                 const TimelineMoment& moment, const ImageShelf& images, const EntryHands& hands)
        : m_painter(painter)
        , m_entry(entry)
        , m_words(entry.words())
        , m_layout(entry.layout())
        , m_theme(theme)
        , m_tokens(theme.tokens())
        , m_moment(moment)
        , m_images(images)
        , m_hands(hands)
        , m_ratio(painter.device()->devicePixelRatioF())
    {
    }

    void paint()
    {
        badge();
        bubble();
        head();
        stars();
        imagesBar();
        text(EntryPart::Body);
        facts();
        attachments();
        unfold();
        text(EntryPart::Quoted);
        delivery();
        focus();
    }

private:
    bool subdued() const { return m_words.surface == EntryWords::Surface::Subdued; }

    void icon(IconName name, const QColor& colour, const QRectF& place)
    {
        m_painter.drawPixmap(place.topLeft(),
                             m_theme.glyph(name, colour, qRound(place.width()), m_ratio));
    }

    void line(const QRectF& place, const QString& words, TextRole role, const QColor& colour,
              int flags = Qt::AlignLeft)
    {
        const QFont font = m_theme.font(role);
        m_painter.setFont(font);
        m_painter.setPen(colour);
        m_painter.drawText(
            place, flags | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(words, Qt::ElideRight, int(place.width()) + 1));
    }

    void badge()
    {
        if (m_words.right) {
            paintAvatar(m_painter, m_theme, m_layout.badge, m_words.person);
        } else {
            paintChannelGlyph(m_painter, m_theme, m_layout.badge,
                              m_entry.entry().interaction.channel);
        }
    }

    void bubble()
    {
        QColor fill = m_tokens.panel;
        QColor edge = m_tokens.line;
        switch (m_words.surface) {
        case EntryWords::Surface::Theirs:
            break;
        case EntryWords::Surface::Ours:
            fill = m_tokens.outbound;
            edge = m_tokens.outboundLine;
            break;
        case EntryWords::Surface::Note:
            fill = m_tokens.note;
            edge = m_tokens.noteLine;
            break;
        case EntryWords::Surface::Subdued:
            fill = mixed(m_tokens.bg, m_tokens.panel, 0.35);
            break;
        }
        if (m_hands.found) {
            edge = m_tokens.accent;
            paintRounded(m_painter, m_layout.bubble.adjusted(-2, -2, 2, 2), cardRadius + 2,
                         m_tokens.accentSoft);
        }
        paintRounded(m_painter, m_layout.bubble, cardRadius, fill, edge);
    }

    void head()
    {
        line(m_layout.name, m_words.name, TextRole::BodyStrong,
             subdued() ? m_tokens.ink2 : m_tokens.ink);
        line(m_layout.caption, m_words.caption, TextRole::Caption, m_tokens.ink3);
        for (int i = 0; i < m_layout.pills.size(); ++i) {
            const EntryPill& pill = m_words.pills.at(i);
            paintPill(m_painter, m_theme, m_layout.pills.at(i).toRect(), pill.words, pill.tone);
        }
        if (!m_layout.subject.isNull()) {
            line(m_layout.subject, m_words.subject, TextRole::Body, m_tokens.ink2);
        }
    }

    void stars()
    {
        const double side = m_layout.stars.height() - 2;
        for (int i = 0; m_words.stars > 0 && i < 5; ++i) {
            const bool full = i < m_words.stars;
            icon(full ? IconName::StarFull : IconName::Star, full ? m_tokens.warn : m_tokens.ink3,
                 QRectF(m_layout.stars.left() + i * (m_layout.stars.height()),
                        m_layout.stars.top() + 1, side, side));
        }
    }

    void imagesBar()
    {
        const QRectF& bar = m_layout.imagesBar;
        if (bar.isNull()) {
            return;
        }
        paintRounded(m_painter, bar, buttonRadius, m_tokens.sunk);
        const double side = m_theme.scaled(16);
        icon(IconName::Image, m_tokens.ink3,
             QRectF(bar.left() + m_theme.scaled(8), bar.center().y() - side / 2, side, side));
        const QRectF inside = bar.adjusted(m_theme.scaled(30), 0, -m_theme.scaled(10), 0);
        line(inside, remoteImagesWords(m_entry.entry().remoteImages), TextRole::Caption,
             m_tokens.ink2);
        line(inside, QCoreApplication::translate("Timeline", "Show"), TextRole::CaptionStrong,
             m_tokens.accent, Qt::AlignRight);
    }

    void text(EntryPart part)
    {
        const EntryDocument* document = m_entry.document(part);
        const QRectF place = m_entry.place(part);
        if (!document || place.isNull()) {
            return;
        }
        QAbstractTextDocumentLayout::PaintContext context;
        context.palette = m_theme.palette();
        const bool quiet = part == EntryPart::Quoted || subdued();
        context.palette.setColor(QPalette::Text, quiet ? m_tokens.ink2 : m_tokens.ink);
        if (part == m_hands.selectedPart && m_hands.selectionStart != m_hands.selectionEnd) {
            QAbstractTextDocumentLayout::Selection selection;
            selection.cursor = QTextCursor(const_cast<EntryDocument*>(document));
            selection.cursor.setPosition(m_hands.selectionStart);
            selection.cursor.setPosition(m_hands.selectionEnd, QTextCursor::KeepAnchor);
            selection.format.setBackground(mixed(m_tokens.panel, m_tokens.accent, 0.32));
            context.selections.append(selection);
        }
        m_painter.save();
        if (part == EntryPart::Quoted) {
            const double x = place.left() - m_theme.scaled(10);
            m_painter.fillRect(QRectF(x, place.top(), 2, place.height()), m_tokens.line);
        }
        m_painter.setClipRect(place, Qt::IntersectClip);
        m_painter.translate(place.topLeft());
        m_painter.scale(document->scale(), document->scale());
        // Only the lines inside the window are drawn of a long letter.
        context.clip = m_painter.clipBoundingRect();
        document->documentLayout()->draw(&m_painter, context);
        m_painter.restore();
    }

    void facts()
    {
        const double names = factNameWidth(m_theme, m_words.facts);
        for (int i = 0; i < m_layout.facts.size(); ++i) {
            const QRectF& place = m_layout.facts.at(i);
            const QRectF first(place.topLeft(), QSizeF(names, QFontMetricsF(m_theme.font(TextRole::Body)).height()));
            line(first, m_words.facts.at(i).name, TextRole::Body, m_tokens.ink3);
            m_painter.setFont(m_theme.font(TextRole::Body));
            m_painter.setPen(subdued() ? m_tokens.ink2 : m_tokens.ink);
            m_painter.drawText(place.adjusted(names, 0, 1, 1), Qt::TextWordWrap, m_words.facts.at(i).words);
        }
    }

    void attachments()
    {
        const QList<int> chips = chippedAttachments(m_entry.entry());
        for (int i = 0; i < chips.size(); ++i) {
            chip(m_layout.attachments.at(i),
                 m_entry.entry().interaction.attachments.at(chips.at(i)),
                 isHovered(EntryAction::OpenFile, chips.at(i)));
        }
    }

    bool isHovered(EntryAction action, int attachment = -1) const
    {
        if (m_hands.hovered < 0 || m_hands.hovered >= m_entry.spots().size()) {
            return false;
        }
        const EntrySpot& spot = m_entry.spots().at(m_hands.hovered);
        return spot.button.action == action && spot.attachment == attachment;
    }

    void chip(const QRectF& place, const Attachment& attachment, bool hovered)
    {
        const QColor fill = hovered ? mixed(m_tokens.panel, m_tokens.sunk, 0.7) : m_tokens.panel;
        paintRounded(m_painter, place, buttonRadius, fill, m_tokens.line);
        const QString size = sizeWords(attachment.size, m_moment.locale);
        if (isPicture(attachment)) {
            const int side = thumbnailSide(m_theme);
            const QRectF preview(place.left() + m_theme.scaled(4), place.top() + m_theme.scaled(4),
                                 side, side);
            thumbnail(preview, attachment);
            const QRectF words(preview.right() + m_theme.scaled(8), place.top() + m_theme.scaled(5),
                               place.right() - preview.right() - m_theme.scaled(16),
                               place.height() - m_theme.scaled(10));
            const QRectF upper(words.topLeft(), QSizeF(words.width(), words.height() / 2));
            line(upper, attachment.name, TextRole::Body, m_tokens.ink);
            line(upper.translated(0, upper.height()), size, TextRole::Caption, m_tokens.ink3);
            return;
        }
        const double side = m_theme.scaled(16);
        const bool pdf = attachment.type == QLatin1String("application/pdf");
        icon(pdf ? IconName::Pdf : IconName::File, m_tokens.ink2,
             QRectF(place.left() + m_theme.scaled(8), place.center().y() - side / 2, side, side));
        const double sizeWidth =
            QFontMetricsF(m_theme.font(TextRole::Caption)).horizontalAdvance(size) + 1;
        const QRectF words = place.adjusted(m_theme.scaled(30), 0, -m_theme.scaled(10), 0);
        line(words.adjusted(0, 0, -sizeWidth - m_theme.scaled(6), 0), attachment.name,
             TextRole::Body, m_tokens.ink);
        line(words, size, TextRole::Caption, m_tokens.ink3, Qt::AlignRight);
    }

    void thumbnail(const QRectF& place, const Attachment& attachment)
    {
        const QImage image = m_images.held(attachment.sha256, thumbnailPixels(m_theme));
        if (image.isNull()) {
            paintRounded(m_painter, place, 5, m_tokens.sunk);
            const double glyph = place.width() / 2;
            icon(IconName::Image, m_tokens.ink3,
                 QRectF(place.center() - QPointF(glyph / 2, glyph / 2), QSizeF(glyph, glyph)));
            return;
        }
        const int least = std::min(image.width(), image.height());
        const QRect middle((image.width() - least) / 2, (image.height() - least) / 2, least, least);
        m_painter.save();
        m_painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
        QPainterPath path;
        path.addRoundedRect(place, 5, 5);
        m_painter.setClipPath(path, Qt::IntersectClip);
        m_painter.drawImage(place, image, middle);
        m_painter.restore();
    }

    void unfold()
    {
        if (!m_layout.unfold.isNull()) {
            const bool hovered =
                isHovered(EntryAction::UnfoldQuotes) || isHovered(EntryAction::ShowWhole);
            line(m_layout.unfold, m_entry.unfoldWords(), TextRole::Caption,
                 hovered ? m_tokens.accent : m_tokens.ink3);
        }
    }

    void delivery()
    {
        if (!m_words.delivery) {
            return;
        }
        const QColor colour = m_tokens.colour(m_words.delivery->colour);
        icon(m_words.delivery->icon, colour, m_layout.deliveryIcon);
        m_painter.setFont(m_theme.font(TextRole::Caption));
        m_painter.setPen(colour);
        m_painter.drawText(m_layout.deliverySentence, Qt::TextWordWrap, m_words.delivery->sentence);
        for (int i = 0; i < m_layout.deliveryButtons.size(); ++i) {
            const EntryButton& button = m_words.delivery->buttons.at(i);
            const QRectF& place = m_layout.deliveryButtons.at(i);
            line(place, button.words, TextRole::CaptionStrong, m_tokens.accent, Qt::AlignHCenter);
            if (isHovered(button.action)) {
                m_painter.fillRect(
                    QRectF(place.left() + 2, place.bottom() - 2, place.width() - 4, 1),
                    m_tokens.accent);
            }
        }
    }

    void focus()
    {
        if (m_hands.focused >= 0 && m_hands.focused < m_entry.spots().size()) {
            const QRectF place = m_entry.spots().at(m_hands.focused).where.adjusted(-3, -3, 3, 3);
            paintFocusRing(m_theme, place.toAlignedRect(), m_painter, buttonRadius);
        }
    }

    QPainter& m_painter;
    const LaidOutEntry& m_entry;
    const EntryWords& m_words;
    const EntryLayout& m_layout;
    const Theme& m_theme;
    const ThemeTokens& m_tokens;
    const TimelineMoment& m_moment;
    const ImageShelf& m_images;
    const EntryHands& m_hands;
    double m_ratio;
};

} // namespace

void paintEntry(QPainter& painter, const LaidOutEntry& entry, const Theme& theme,
                const TimelineMoment& moment, const ImageShelf& images, const EntryHands& hands)
{
    EntryPainter(painter, entry, theme, moment, images, hands).paint();
}

} // namespace threadline
