// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of attachments, and remote ones where a person allowed them, decoded on worker threads
// and kept while there is room. Only raster formats, and never more pixels than asked for: a small
// file may claim to be a wall of them. Remote ones are fetched by http or https alone, without
// cookies, at most remoteBytes each.
//
// Thread: GUI; the source outlives this.
#pragma once

#include "ui/models/timeline_source.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QUrl>

class QNetworkAccessManager;

namespace threadline {

class ImageShelf final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kilobytesKept = 48 * 1024;
    static constexpr qint64 remoteBytes = 8 * 1024 * 1024;

    explicit ImageShelf(TimelineSource& source, QObject* parent = nullptr);

    /// The image no larger than `side` pixels in either direction. Null when it is not here:
    /// then it is fetched and arrived() follows, unless it cannot be shown at all.
    QImage image(const QByteArray& sha256, int side);
    /// The same, but nothing is fetched: for painting.
    QImage held(const QByteArray& sha256, int side) const;
    /// A remote image, by the name remoteName(address). Asked for only where the sanitised text
    /// still holds its address, which is where a person allowed it.
    QImage remote(const QUrl& address, int side);
    static QByteArray remoteName(const QUrl& address);

Q_SIGNALS:
    /// `name` is a SHA-256 or a remoteName().
    void arrived(const QByteArray& name);

private:
    using Wanted = std::pair<QByteArray, int>;

    bool isNews(const Wanted& wanted);
    void giveUp(const Wanted& wanted);
    void keep(const Wanted& wanted, const QFuture<QImage>& decoding);

    TimelineSource& m_source;
    QCache<Wanted, QImage> m_images{kilobytesKept};
    QSet<Wanted> m_coming;
    QSet<Wanted> m_unfit;
    QNetworkAccessManager* m_network = nullptr; ///< made when the first remote image is allowed
};

} // namespace threadline
