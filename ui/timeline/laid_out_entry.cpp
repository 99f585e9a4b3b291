// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/laid_out_entry.h"

#include "core/markup/plain_html.h"
#include "ui/timeline/image_shelf.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace threadline {

namespace {

/// So much of a long text is laid out unasked; a message of a megabyte must not stall the scroll.
constexpr qsizetype shownUnasked = 16'000;
constexpr qsizetype shownAtMost = 200'000;
/// Enough for a bubble on a screen of 200 %.
constexpr int inlineImageSide = 1400;

QSizeF textSize(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    return {std::ceil(metrics.horizontalAdvance(text)), std::ceil(metrics.height())};
}

QString joinedText(const QList<TextSegment>& segments, bool own)
{
    QString text;
    for (const TextSegment& segment : segments) {
        if ((segment.kind == TextSegment::Kind::Own) == own) {
            text += segment.text;
        }
    }
    while (text.endsWith(QLatin1Char('\n')) || text.endsWith(QLatin1Char(' '))) {
        text.chop(1);
    }
    qsizetype start = 0;
    while (start < text.size() && text.at(start) == QLatin1Char('\n')) {
        ++start;
    }
    return text.mid(start);
}

QSizeF chipSize(const Theme& theme, const Attachment& attachment, const QLocale& locale)
{
    const double name = std::min(textSize(theme.font(TextRole::Body), attachment.name).width(),
                                 double(theme.scaled(220)));
    const double size =
        textSize(theme.font(TextRole::Caption), sizeWords(attachment.size, locale)).width();
    if (isPicture(attachment)) {
        const int side = thumbnailSide(theme);
        return {theme.scaled(4) + side + theme.scaled(8) + std::max(name, size) + theme.scaled(10),
                double(side + theme.scaled(8))};
    }
    return {theme.scaled(8) + theme.scaled(16) + theme.scaled(6) + name + theme.scaled(6) + size +
                theme.scaled(10),
            double(theme.scaled(30))};
}

} // namespace

EntryMeasures entryMeasures(const Theme& theme)
{
    EntryMeasures measures;
    for (double* measure : {&measures.margin, &measures.glyph, &measures.glyphGap, &measures.padX,
                            &measures.padY, &measures.gap, &measures.partGap, &measures.rowGap,
                            &measures.widest, &measures.quoteInset}) {
        *measure = theme.scaled(*measure);
    }
    return measures;
}

double factNameWidth(const Theme& theme, const QList<EntryFact>& facts)
{
    double widest = 0;
    for (const EntryFact& fact : facts) {
        widest = std::max(widest, textSize(theme.font(TextRole::Body), fact.name).width());
    }
    return widest + theme.scaled(10);
}

bool isPicture(const Attachment& attachment)
{
    return attachment.type.startsWith(QLatin1String("image/")) &&
           attachment.type != QLatin1String("image/svg+xml");
}

int thumbnailSide(const Theme& theme)
{
    return theme.scaled(40);
}
int thumbnailPixels(const Theme& theme)
{
    return 4 * thumbnailSide(theme);
}

QList<int> chippedAttachments(const TimelineEntry& entry)
{
    QList<int> chips;
    for (int i = 0; i < entry.interaction.attachments.size(); ++i) {
        const Attachment& attachment = entry.interaction.attachments.at(i);
        const bool insideText = attachment.inlined && !attachment.contentId.isEmpty() &&
                                entry.html.contains(QLatin1String("cid:") + attachment.contentId);
        if (!insideText) {
            chips.append(i);
        }
    }
    return chips;
}

LaidOutEntry::LaidOutEntry(const TimelineEntry& entry, const Theme& theme,
                           const TimelineMoment& moment, EntryFolds folds, ImageShelf& images,
                           double rowWidth)
    : m_entry(entry)
    , m_words(entryWords(entry, moment))
{
    makeTexts(theme, folds, images, rowWidth);
    for (const int index : chippedAttachments(entry)) {
        if (const Attachment& file = entry.interaction.attachments.at(index); isPicture(file)) {
            images.image(file.sha256, thumbnailPixels(theme));
        }
    }
    decideUnfold(folds);
    m_layout = layOutEntry(needs(theme, moment, rowWidth), entryMeasures(theme));
    collectSpots();
}

void LaidOutEntry::makeTexts(const Theme& theme, EntryFolds folds, ImageShelf& images,
                             double rowWidth)
{
    const EntryMeasures measures = entryMeasures(theme);
    const double widest = widestBubble(rowWidth, measures) - 2 * measures.padX;
    const ImageByAddress byAddress = [this, &images](const QUrl& address) {
        if (address.scheme() != QLatin1String("cid")) {
            m_remote.insert(ImageShelf::remoteName(address));
            return images.remote(address, inlineImageSide);
        }
        for (const Attachment& attachment : std::as_const(m_entry.interaction.attachments)) {
            if (attachment.contentId == address.path() && isPicture(attachment)) {
                return images.image(attachment.sha256, inlineImageSide);
            }
        }
        return QImage();
    };
    QString own = m_entry.html;
    if (own.isEmpty()) {
        const QString words = joinedText(m_entry.segments, true);
        m_ownLength = words.size();
        own = plainToHtml(words, folds.whole ? shownAtMost : shownUnasked);
    }
    if (!own.isEmpty()) {
        m_body = std::make_unique<EntryDocument>(theme, own, byAddress, widest);
    }
    if (folds.quotes) {
        const QString quoted = m_entry.html.isEmpty()
                                   ? plainToHtml(joinedText(m_entry.segments, false), shownAtMost)
                                   : m_entry.quotedHtml;
        m_quoted = std::make_unique<EntryDocument>(theme, quoted, byAddress, widest);
    }
}

void LaidOutEntry::decideUnfold(EntryFolds folds)
{
    if (m_ownLength > shownUnasked && !folds.whole) {
        m_unfoldAction = EntryAction::ShowWhole;
        m_unfoldWords = QCoreApplication::translate("Timeline", "··· show the whole message");
        return;
    }
    bool quote = !m_entry.quotedHtml.isEmpty();
    bool signature = false;
    if (m_entry.html.isEmpty()) {
        for (const TextSegment& segment : std::as_const(m_entry.segments)) {
            quote = quote || segment.kind == TextSegment::Kind::Quote;
            signature = signature || segment.kind == TextSegment::Kind::Signature;
        }
    }
    if (quote || signature) {
        m_unfoldAction = EntryAction::UnfoldQuotes;
        const QString what = quote ? QCoreApplication::translate("Timeline", "quoted text")
                                   : QCoreApplication::translate("Timeline", "signature");
        m_unfoldWords = folds.quotes
                            ? QCoreApplication::translate("Timeline", "··· hide %1").arg(what)
                            : QStringLiteral("··· ") + what;
    }
}

EntryNeeds LaidOutEntry::needs(const Theme& theme, const TimelineMoment& moment,
                               double rowWidth) const
{
    const QFont caption = theme.font(TextRole::Caption);
    EntryNeeds needs;
    needs.right = m_words.right;
    needs.rowWidth = rowWidth;
    needs.name = textSize(theme.font(TextRole::BodyStrong), m_words.name);
    needs.caption = textSize(caption, m_words.caption);
    for (const EntryPill& pill : m_words.pills) {
        needs.pills.append(pillSize(theme, pill.words));
    }
    if (m_words.stars > 0) {
        needs.stars = QSizeF(5 * theme.scaled(18), theme.scaled(18));
    }
    if (!m_words.subject.isEmpty()) {
        needs.subject = textSize(theme.font(TextRole::BodyStrong), m_words.subject);
    }
    if (m_entry.remoteImages > 0) {
        const QSizeF words = textSize(caption, remoteImagesWords(m_entry.remoteImages));
        const QSizeF button = textSize(caption, QCoreApplication::translate("Timeline", "Show"));
        needs.imagesBar = QSizeF(theme.scaled(30) + words.width() + theme.scaled(12) +
                                     button.width() + theme.scaled(10),
                                 theme.scaled(28));
    }
    if (m_body) {
        needs.body = [this](double width) { return m_body->fit(width); };
    }
    const double factName = factNameWidth(theme, m_words.facts);
    for (const EntryFact& fact : m_words.facts) {
        needs.facts.append([font = theme.font(TextRole::Body), words = fact.words, factName](double width) {
            const QRectF taken = QFontMetricsF(font).boundingRect(QRectF(0, 0, std::max(60.0, width - factName), 10'000),
                                                                  Qt::TextWordWrap, words);
            return QSizeF(factName + std::ceil(taken.width()) + 1, std::ceil(taken.height()));
        });
    }
    for (const int index : chippedAttachments(m_entry)) {
        needs.attachments.append(
            chipSize(theme, m_entry.interaction.attachments.at(index), moment.locale));
    }
    if (!m_unfoldWords.isEmpty()) {
        needs.unfold = textSize(caption, m_unfoldWords) + QSizeF(0, theme.scaled(4));
    }
    if (m_quoted) {
        needs.quoted = [this](double width) { return m_quoted->fit(width); };
    }
    if (m_words.delivery) {
        needs.deliveryIcon = QSizeF(theme.scaled(14), theme.scaled(14));
        needs.deliverySentence = [this, caption](double width) {
            const QRectF taken = QFontMetricsF(caption).boundingRect(
                QRectF(0, 0, width, 10'000), Qt::TextWordWrap, m_words.delivery->sentence);
            return QSizeF(std::ceil(taken.width()) + 1, std::ceil(taken.height()));
        };
        for (const EntryButton& button : m_words.delivery->buttons) {
            needs.deliveryButtons.append(
                textSize(theme.font(TextRole::CaptionStrong), button.words) +
                QSizeF(theme.scaled(4), theme.scaled(6)));
        }
    }
    return needs;
}

void LaidOutEntry::collectSpots()
{
    if (!m_layout.imagesBar.isNull()) {
        m_spots.append({m_layout.imagesBar,
                        {EntryAction::ShowImages,
                         QCoreApplication::translate("Timeline", "Show remote images")},
                        -1});
    }
    const QList<int> chips = chippedAttachments(m_entry);
    for (int i = 0; i < chips.size(); ++i) {
        m_spots.append(
            {m_layout.attachments.at(i),
             {EntryAction::OpenFile, m_entry.interaction.attachments.at(chips.at(i)).name},
             chips.at(i)});
    }
    if (!m_unfoldWords.isEmpty()) {
        m_spots.append({m_layout.unfold, {m_unfoldAction, m_unfoldWords}, -1});
    }
    if (m_words.delivery) {
        for (int i = 0; i < m_layout.deliveryButtons.size(); ++i) {
            m_spots.append({m_layout.deliveryButtons.at(i), m_words.delivery->buttons.at(i), -1});
        }
    }
}

const EntryDocument* LaidOutEntry::document(EntryPart part) const
{
    return part == EntryPart::Body ? m_body.get() : m_quoted.get();
}

QRectF LaidOutEntry::place(EntryPart part) const
{
    return part == EntryPart::Body ? m_layout.body : m_layout.quoted;
}

QPointF LaidOutEntry::inDocument(EntryPart part, const QPointF& point) const
{
    return (point - place(part).topLeft()) / document(part)->scale();
}

std::optional<TextPlace> LaidOutEntry::textAt(const QPointF& point) const
{
    for (const EntryPart part : {EntryPart::Body, EntryPart::Quoted}) {
        if (document(part) && place(part).contains(point)) {
            return nearestText(part, point);
        }
    }
    return std::nullopt;
}

TextPlace LaidOutEntry::nearestText(EntryPart part, const QPointF& point) const
{
    const int position =
        document(part)->documentLayout()->hitTest(inDocument(part, point), Qt::FuzzyHit);
    return {part, std::max(0, position)};
}

QString LaidOutEntry::linkAt(const QPointF& point) const
{
    for (const EntryPart part : {EntryPart::Body, EntryPart::Quoted}) {
        if (document(part) && place(part).contains(point)) {
            return document(part)->documentLayout()->anchorAt(inDocument(part, point));
        }
    }
    return {};
}

int LaidOutEntry::spotAt(const QPointF& point) const
{
    for (int i = 0; i < m_spots.size(); ++i) {
        if (m_spots.at(i).where.adjusted(-2, -2, 2, 2).contains(point)) {
            return i;
        }
    }
    return -1;
}

bool LaidOutEntry::shows(const QByteArray& name) const
{
    return m_remote.contains(name) ||
           std::any_of(m_entry.interaction.attachments.cbegin(),
                       m_entry.interaction.attachments.cend(),
                       [&](const Attachment& attachment) { return attachment.sha256 == name; });
}

QString LaidOutEntry::spoken() const
{
    QStringList parts{m_words.name, m_words.caption};
    if (m_words.stars > 0) {
        parts.append(QCoreApplication::translate("Timeline", "%1 of 5 stars").arg(m_words.stars));
    }
    for (const EntryPill& pill : m_words.pills) {
        parts.append(pill.words);
    }
    parts.append(m_words.subject);
    if (m_body) {
        parts.append(m_body->toPlainText());
    }
    for (const EntryFact& fact : m_words.facts) {
        parts.append(fact.name + QStringLiteral(": ") + fact.words);
    }
    for (const Attachment& attachment : m_entry.interaction.attachments) {
        parts.append(QCoreApplication::translate("Timeline", "Attachment %1").arg(attachment.name));
    }
    if (m_words.delivery) {
        parts.append(m_words.delivery->sentence);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". "));
}

} // namespace threadline
