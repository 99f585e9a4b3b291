// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/channel_look.h"

#include "ui/theme/rounded.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <array>

namespace threadline {

namespace {

struct KnownChannel
{
    const char* channel;
    QRgb colour;
    IconName icon;
    const char* name;
    const char* many;
};

constexpr QRgb social = 0xC2416F;
constexpr QRgb reviews = 0xB9531A;
constexpr QRgb people = 0x546A79;
constexpr const char* context = "ChannelLook";

constexpr std::array known{
    KnownChannel{"email", 0x3867C8, IconName::Mail, QT_TRANSLATE_NOOP("ChannelLook", "Email"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Email")},
    KnownChannel{"whatsapp", 0x1E9E55, IconName::Chat, QT_TRANSLATE_NOOP("ChannelLook", "WhatsApp"),
                 QT_TRANSLATE_NOOP("ChannelLook", "WhatsApp")},
    KnownChannel{"sms", 0x4C8C2B, IconName::Sms, QT_TRANSLATE_NOOP("ChannelLook", "SMS"),
                 QT_TRANSLATE_NOOP("ChannelLook", "SMS")},
    KnownChannel{"voice", 0xA8650B, IconName::Phone, QT_TRANSLATE_NOOP("ChannelLook", "Call"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Calls")},
    KnownChannel{"phone", 0xA8650B, IconName::Phone, QT_TRANSLATE_NOOP("ChannelLook", "Softphone"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Calls")}, // an account's; what it brings is on "voice"
    KnownChannel{"webchat", 0x6F53C6, IconName::Chat, QT_TRANSLATE_NOOP("ChannelLook", "Web chat"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Web chat")},
    KnownChannel{"telegram", 0x2B84B8, IconName::Send, "Telegram", "Telegram"},
    KnownChannel{"bluesky", social, IconName::At, "Bluesky", "Bluesky"},
    KnownChannel{"mastodon", social, IconName::At, "Mastodon", "Mastodon"},
    KnownChannel{"x", social, IconName::At, "X", "X"},
    KnownChannel{"facebook", social, IconName::At, "Facebook", "Facebook"},
    KnownChannel{"instagram", social, IconName::At, "Instagram", "Instagram"},
    KnownChannel{"messenger", social, IconName::Chat, "Messenger", "Messenger"},
    KnownChannel{"review", reviews, IconName::Star, QT_TRANSLATE_NOOP("ChannelLook", "Review"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Reviews")},
    KnownChannel{"forum", reviews, IconName::Chat, QT_TRANSLATE_NOOP("ChannelLook", "Forum"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Forum")},
    KnownChannel{"visit", people, IconName::Shop, QT_TRANSLATE_NOOP("ChannelLook", "Visit"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Visits")},
    KnownChannel{"delivery", people, IconName::Truck, QT_TRANSLATE_NOOP("ChannelLook", "Delivery"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Deliveries")},
    KnownChannel{"invoice", people, IconName::Invoice, QT_TRANSLATE_NOOP("ChannelLook", "Invoice"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Invoices")},
    KnownChannel{"internal", 0x9A7B16, IconName::Note, QT_TRANSLATE_NOOP("ChannelLook", "Note"),
                 QT_TRANSLATE_NOOP("ChannelLook", "Notes")},
};

QString capitalised(const QString& name)
{
    return name.isEmpty() ? QCoreApplication::translate(context, "Other")
                          : name.at(0).toUpper() + name.mid(1);
}

} // namespace

ChannelLook channelLook(const ChannelName& channel)
{
    for (const KnownChannel& entry : known) {
        if (channel == QLatin1String(entry.channel)) {
            return {QColor(entry.colour), entry.icon,
                    QCoreApplication::translate(context, entry.name),
                    QCoreApplication::translate(context, entry.many)};
        }
    }
    return {QColor(people), IconName::Chat, capitalised(channel), capitalised(channel)};
}

QColor channelMark(const ChannelName& channel, bool dark)
{
    const QColor colour = channelLook(channel).colour;
    return dark ? mixed(colour, Qt::white, 0.12) : colour;
}

void paintChannelGlyph(QPainter& painter, const Theme& theme, const QRectF& where,
                       const ChannelName& channel)
{
    const ChannelLook look = channelLook(channel);
    paintRounded(painter, where, where.width() * 0.28, look.colour);
    const int side = qRound(where.width() * 0.68);
    const QPixmap glyph =
        theme.glyph(look.icon, Qt::white, side, painter.device()->devicePixelRatioF());
    const double inset = (where.width() - side) / 2;
    painter.drawPixmap(where.topLeft() + QPointF(inset, inset), glyph);
}

} // namespace threadline
