// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/theme/avatar.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/theme.h"

using namespace threadline;

TEST_CASE("Each channel has its colour, glyph and name")
{
    CHECK(channelLook(channel::email).colour == QColor(0x3867C8));
    CHECK(channelLook(channel::email).name == QStringLiteral("Email"));
    CHECK(channelLook(channel::voice).name == QStringLiteral("Call"));
    CHECK(channelLook(channel::voice).many == QStringLiteral("Calls"));
    CHECK(channelLook(channel::webchat).name == QStringLiteral("Web chat"));
    CHECK(channelLook(channel::visit).icon == IconName::Shop);
}

TEST_CASE("Social networks share one colour and keep their names")
{
    const QColor social(0xC2416F);
    for (const char* name : {"bluesky", "mastodon", "x", "facebook", "instagram"}) {
        CHECK(channelLook(QString::fromLatin1(name)).colour == social);
    }
    CHECK(channelLook(QStringLiteral("mastodon")).name == QStringLiteral("Mastodon"));
}

TEST_CASE("A channel nobody knows yet looks neutral and is called by its name")
{
    const ChannelLook look = channelLook(QStringLiteral("carrier pigeon"));
    CHECK(look.name == QStringLiteral("Carrier pigeon"));
    CHECK(look.colour == QColor(0x546A79));
}

TEST_CASE("White glyphs are legible on every channel's colour")
{
    for (const char* name : {"email", "whatsapp", "sms", "voice", "webchat", "telegram", "bluesky",
                             "review", "visit", "internal", "unknown"}) {
        INFO(name);
        // WCAG 2.2, 1.4.11: 3:1 for graphics.
        CHECK(contrast(Qt::white, channelLook(QString::fromLatin1(name)).colour) >= 3.0);
    }
}

TEST_CASE("Initials come from first and last word")
{
    CHECK(initials(u"Ingrid Aaltonen") == QStringLiteral("IA"));
    CHECK(initials(u"Anna K.") == QStringLiteral("AK"));
    CHECK(initials(u"Jean Claude van Damme") == QStringLiteral("JD"));
    CHECK(initials(u"ingrid@aaltonen.example") == QStringLiteral("I"));
    CHECK(initials(u"@lena.makes.things") == QStringLiteral("L"));
    CHECK(initials(u"+358 40 555 0137") == QStringLiteral("30"));
    CHECK(initials(u"") == QStringLiteral("?"));
    CHECK(initials(u"  ?! ") == QStringLiteral("?"));
}

TEST_CASE("A person's colour is always the same and carries white text")
{
    CHECK(avatarColour(u"Anna K.") == avatarColour(u" Anna K. "));
    for (const char16_t* name : {u"a", u"b", u"c", u"d", u"e", u"f", u"g", u"h", u"i", u"j"}) {
        CHECK(contrast(Qt::white, avatarColour(name)) >= 4.5);
    }
}
