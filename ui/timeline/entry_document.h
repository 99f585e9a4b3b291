// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of an entry as a text that can be laid out, drawn, selected and clicked. Fetches
// nothing: images come from `images`, and what is not there yet takes no room.
//
// Thread: GUI.
#pragma once

#include <QImage>
#include <QTextDocument>

#include <functional>

namespace threadline {

class Theme;

/// The image behind an address in the text ("cid:…"); a null one when it is not at hand.
using ImageByAddress = std::function<QImage(const QUrl& address)>;

class EntryDocument final : public QTextDocument
{
    Q_OBJECT

public:
    /// `html` is sanitised; images wider than `widest` are drawn smaller.
    EntryDocument(const Theme& theme, const QString& html, ImageByAddress images, double widest);

    /// Lays out at most `width` wide and says what it takes, drawn at scale().
    QSizeF fit(double width);
    /// Below 1 for a mail whose tables are wider than the bubble.
    double scale() const { return m_scale; }

protected:
    QVariant loadResource(int type, const QUrl& name) override;

private:
    void trimOuterMargins();

    ImageByAddress m_images;
    double m_widest;
    double m_scale = 1;
};

} // namespace threadline
