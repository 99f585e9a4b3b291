// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QPainter>
#include <QSvgRenderer>

#include <array>
#include <utility>

namespace threadline {

namespace {

constexpr std::array names{
    std::pair{IconName::AppStore, "app-store"},
    std::pair{IconName::At, "at"},
    std::pair{IconName::Book, "book"},
    std::pair{IconName::Bounce, "bounce"},
    std::pair{IconName::Calendar, "calendar"},
    std::pair{IconName::Chart, "chart"},
    std::pair{IconName::Chat, "chat"},
    std::pair{IconName::Check, "check"},
    std::pair{IconName::CheckDouble, "check-double"},
    std::pair{IconName::ChevronDown, "chevron-down"},
    std::pair{IconName::ChevronLeft, "chevron-left"},
    std::pair{IconName::ChevronRight, "chevron-right"},
    std::pair{IconName::ChevronUp, "chevron-up"},
    std::pair{IconName::Clock, "clock"},
    std::pair{IconName::Close, "close"},
    std::pair{IconName::Copy, "copy"},
    std::pair{IconName::Customers, "customers"},
    std::pair{IconName::Download, "download"},
    std::pair{IconName::Edit, "edit"},
    std::pair{IconName::External, "external"},
    std::pair{IconName::Eye, "eye"},
    std::pair{IconName::File, "file"},
    std::pair{IconName::Filter, "filter"},
    std::pair{IconName::Image, "image"},
    std::pair{IconName::Inbox, "inbox"},
    std::pair{IconName::Info, "info"},
    std::pair{IconName::Invoice, "invoice"},
    std::pair{IconName::Link, "link"},
    std::pair{IconName::Listen, "listen"},
    std::pair{IconName::Lock, "lock"},
    std::pair{IconName::Mail, "mail"},
    std::pair{IconName::Moon, "moon"},
    std::pair{IconName::More, "more"},
    std::pair{IconName::Note, "note"},
    std::pair{IconName::Open, "open"},
    std::pair{IconName::Outbox, "outbox"},
    std::pair{IconName::Panel, "panel"},
    std::pair{IconName::Paperclip, "paperclip"},
    std::pair{IconName::Pdf, "pdf"},
    std::pair{IconName::Person, "person"},
    std::pair{IconName::Phone, "phone"},
    std::pair{IconName::PhoneIn, "phone-in"},
    std::pair{IconName::PhoneMissed, "phone-missed"},
    std::pair{IconName::PhoneOut, "phone-out"},
    std::pair{IconName::Play, "play"},
    std::pair{IconName::Plus, "plus"},
    std::pair{IconName::Redo, "redo"},
    std::pair{IconName::Refresh, "refresh"},
    std::pair{IconName::Reply, "reply"},
    std::pair{IconName::Retry, "retry"},
    std::pair{IconName::Robot, "robot"},
    std::pair{IconName::Search, "search"},
    std::pair{IconName::Send, "send"},
    std::pair{IconName::Settings, "settings"},
    std::pair{IconName::Shop, "shop"},
    std::pair{IconName::Smile, "smile"},
    std::pair{IconName::Sms, "sms"},
    std::pair{IconName::Snippet, "snippet"},
    std::pair{IconName::Star, "star"},
    std::pair{IconName::StarFull, "star-full"},
    std::pair{IconName::Sun, "sun"},
    std::pair{IconName::Swarm, "swarm"},
    std::pair{IconName::Trash, "trash"},
    std::pair{IconName::Truck, "truck"},
    std::pair{IconName::Undo, "undo"},
    std::pair{IconName::Warning, "warning"},
};

QPixmap drawn(IconName name, const QColor& colour, int pixels)
{
    QSvgRenderer renderer(iconPath(name));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    painter.end();
    return QPixmap::fromImage(std::move(image));
}

} // namespace

QString iconPath(IconName name)
{
    for (const auto& [icon, file] : names) {
        if (icon == name) {
            return QStringLiteral(":/threadline/icons/%1.svg").arg(QLatin1String(file));
        }
    }
    return {};
}

QList<IconName> allIcons()
{
    QList<IconName> icons;
    for (const auto& entry : names) {
        icons.append(entry.first);
    }
    return icons;
}

std::optional<IconName> iconFromName(QStringView name)
{
    for (const auto& [icon, file] : names) {
        if (name == QLatin1String(file)) {
            return icon;
        }
    }
    return std::nullopt;
}

QPixmap GlyphCache::glyph(IconName name, const QColor& colour, int side, double ratio)
{
    const Key key{name, colour.rgba(), qRound(side * ratio), ratio};
    if (const auto known = m_pixmaps.constFind(key); known != m_pixmaps.constEnd()) {
        return *known;
    }
    QPixmap pixmap = drawn(name, colour, qMax(1, key.pixels));
    pixmap.setDevicePixelRatio(ratio);
    m_pixmaps.insert(key, pixmap);
    return pixmap;
}

} // namespace threadline
