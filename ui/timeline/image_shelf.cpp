// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/image_shelf.h"

#include "core/async/when_finished.h"

#include <QBuffer>
#include <QImageReader>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QtConcurrent>

#include <algorithm>

namespace threadline {

namespace {

constexpr qint64 mostPixels = 64'000'000;
constexpr int fetchPatience = 20'000; // milliseconds

QImage decoded(QImageReader& reader, int side)
{
    static const QList<QByteArray> formats{"png", "jpg", "jpeg", "gif", "bmp", "webp"};
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    const QSize size = reader.size();
    if (!formats.contains(format) || size.isEmpty() ||
        qint64(size.width()) * size.height() > mostPixels) {
        return {};
    }
    reader.setAutoTransform(true);
    if (size.width() > side || size.height() > side) {
        reader.setScaledSize(size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1}));
    }
    return reader.read();
}

QImage decodedFile(const QString& path, int side)
{
    QImageReader reader(path);
    return decoded(reader, side);
}

QImage decodedBytes(QByteArray bytes, int side)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    return decoded(reader, side);
}

QNetworkRequest plainRequest(const QUrl& address)
{
    // The sender learns that the image was fetched, as the person was told, and nothing more.
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(fetchPatience);
    return request;
}

} // namespace

ImageShelf::ImageShelf(TimelineSource& source, QObject* parent)
    : QObject(parent)
    , m_source(source)
{
}

QImage ImageShelf::held(const QByteArray& sha256, int side) const
{
    const QImage* here = m_images.object({sha256, side});
    return here ? *here : QImage();
}

bool ImageShelf::isNews(const Wanted& wanted)
{
    if (wanted.first.isEmpty() || m_coming.contains(wanted) || m_unfit.contains(wanted)) {
        return false;
    }
    m_coming.insert(wanted);
    return true;
}

void ImageShelf::giveUp(const Wanted& wanted)
{
    m_coming.remove(wanted);
    m_unfit.insert(wanted);
}

QImage ImageShelf::image(const QByteArray& sha256, int side)
{
    const Wanted wanted{sha256, side};
    if (const QImage* here = m_images.object(wanted)) {
        return *here;
    }
    if (isNews(wanted)) {
        whenFinished(m_source.attachmentPath(sha256), this,
                     [this, wanted](const Expected<QString>& path) {
                         if (path) {
                             keep(wanted, QtConcurrent::run(decodedFile, *path, wanted.second));
                         } else {
                             // The chip stays; opening it will say what is wrong.
                             giveUp(wanted);
                         }
                     });
    }
    return {};
}

QByteArray ImageShelf::remoteName(const QUrl& address)
{
    return address.toEncoded();
}

QImage ImageShelf::remote(const QUrl& address, int side)
{
    const Wanted wanted{remoteName(address), side};
    if (const QImage* here = m_images.object(wanted)) {
        return *here;
    }
    const bool web =
        address.scheme() == QLatin1String("https") || address.scheme() == QLatin1String("http");
    if (!web || !isNews(wanted)) {
        return {};
    }
    if (!m_network) {
        m_network = new QNetworkAccessManager(this);
    }
    QNetworkReply* reply = m_network->get(plainRequest(address));
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64 total) {
        if (std::max(received, total) > remoteBytes) {
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, wanted] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError) {
            keep(wanted, QtConcurrent::run(decodedBytes, reply->readAll(), wanted.second));
        } else {
            giveUp(wanted);
        }
    });
    return {};
}

void ImageShelf::keep(const Wanted& wanted, const QFuture<QImage>& decoding)
{
    whenFinished(decoding, this, [this, wanted](const QImage& image) {
        const int cost = std::max(1, int(image.sizeInBytes() / 1024));
        if (image.isNull() || !m_images.insert(wanted, new QImage(image), cost)) {
            giveUp(wanted);
            return;
        }
        m_coming.remove(wanted);
        Q_EMIT arrived(wanted.first);
    });
}

} // namespace threadline
