// SPDX-License-Identifier: GPL-3.0-or-later
//
// The icons of the desk: one family, drawn on a 24 grid with a 1.8 stroke and round caps, in
// resources/icons. Their ink is replaced by the colour asked for. Ask Theme::icon() for them.
#pragma once

#include <QHash>
#include <QIcon>
#include <QPixmap>

namespace threadline {

enum class IconName {
    AppStore,
    At,
    Book,
    Bounce,
    Calendar,
    Chart,
    Chat,
    Check,
    CheckDouble,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Close,
    Copy,
    Customers,
    Download,
    Edit,
    External,
    Eye,
    File,
    Filter,
    Image,
    Inbox,
    Info,
    Invoice,
    Link,
    Listen,
    Lock,
    Mail,
    Moon,
    More,
    Note,
    Open,
    Outbox,
    Panel,
    Paperclip,
    Pdf,
    Person,
    Phone,
    PhoneIn,
    PhoneMissed,
    PhoneOut,
    Play,
    Plus,
    Redo,
    Refresh,
    Reply,
    Retry,
    Robot,
    Search,
    Send,
    Settings,
    Shop,
    Smile,
    Sms,
    Snippet,
    Star,
    StarFull,
    Sun,
    Swarm,
    Trash,
    Truck,
    Undo,
    Warning,
};

/// The file behind an icon, e.g. ":/threadline/icons/chevron-down.svg".
QString iconPath(IconName name);
/// All of them, for the test that each can be drawn.
QList<IconName> allIcons();
/// By its file name without ending, e.g. "chevron-down"; nothing when there is none.
std::optional<IconName> iconFromName(QStringView name);

/// Tinted pixmaps by icon, colour and size. Thread: GUI.
class GlyphCache
{
public:
    QPixmap glyph(IconName name, const QColor& colour, int side, double ratio);

private:
    struct Key
    {
        IconName name;
        QRgb colour;
        int pixels;
        double ratio;
        friend bool operator==(const Key&, const Key&) = default;
        friend size_t qHash(const Key& key, size_t seed = 0)
        {
            return qHashMulti(seed, int(key.name), key.colour, key.pixels, key.ratio);
        }
    };
    QHash<Key, QPixmap> m_pixmaps;
};

} // namespace threadline
