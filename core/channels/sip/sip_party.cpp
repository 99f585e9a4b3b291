// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/sip_party.h"

#include "core/identities/phone_number.h"
#include "core/model/rejected.h"

#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype longestName = 120;

struct UriParts
{
    QString user;
    QString host; ///< with its port
};

/// "sip:+49%2030;ext=1:secret@host:5060;user=phone?x=y"
UriParts partsOf(const QString& uri)
{
    static const QRegularExpression form(u"^(?:sips?|tel):(?:([^@]*)@)?([^;?>]*)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(uri.trimmed());
    const bool isTel = uri.trimmed().startsWith(u"tel:"_s, Qt::CaseInsensitive);
    const QString before = isTel ? match.captured(2) : match.captured(1);
    const QString user = before.section(u':', 0, 0).section(u';', 0, 0);
    return {QUrl::fromPercentEncoding(user.toUtf8()).simplified(),
            isTel ? QString() : match.captured(2).toLower()};
}

} // namespace

SipParty sipParty(const QString& uri, const QString& name, const QString& region,
                  const QByteArray& key)
{
    const UriParts parts = partsOf(uri);
    SipParty party;
    const auto phone = phoneIdentity(parts.user, region);
    if (phone) {
        party.identity = *phone;
        party.address = phone->value;
    } else if (parts.user.isEmpty() ||
               parts.user.compare(u"anonymous"_s, Qt::CaseInsensitive) == 0 ||
               parts.host.endsWith(u"anonymous.invalid"_s)) {
        party.identity = {Identity::Kind::Reference, QString::fromUtf8(key)};
    } else {
        party.address = parts.host.isEmpty() ? parts.user : parts.user + u'@' + parts.host;
        party.identity = {Identity::Kind::Handle, channel::voice + u':' + party.address};
    }
    const QString called = name.simplified().left(longestName);
    const auto asNumber = phoneIdentity(called, region);
    const bool saysNumber = (asNumber && asNumber->value == party.identity.value) ||
                            called == parts.user ||
                            called.compare(u"anonymous"_s, Qt::CaseInsensitive) == 0;
    party.name = saysNumber ? QString() : called;
    return party;
}

Expected<QString> sipDialled(const QString& whom, const QString& region)
{
    static const QRegularExpression address(u"^sips?:[^\\s@<>\"]+(?:@[^\\s@<>\"]+)?$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression between(u"[\\s().\\-/]"_s);
    static const QRegularExpression inside(u"^[0-9*#]{1,15}$"_s);
    const QString text = whom.trimmed();
    if (text.startsWith(u"sip:"_s, Qt::CaseInsensitive) ||
        text.startsWith(u"sips:"_s, Qt::CaseInsensitive)) {
        // Parameters and headers of an address that a stranger wrote are not ours to dial.
        const QString bare = text.section(u';', 0, 0).section(u'?', 0, 0);
        return address.match(bare).hasMatch()
                   ? Expected<QString>(bare)
                   : rejected(u"\"%1\" is no SIP address."_s.arg(text.left(longestName)));
    }
    const auto phone = phoneIdentity(text, region);
    if (phone) {
        return phone->value;
    }
    QString digits = text.startsWith(u"tel:"_s, Qt::CaseInsensitive)
                         ? QUrl::fromPercentEncoding(text.mid(4).toUtf8())
                         : text;
    digits.remove(between);
    return inside.match(digits).hasMatch() ? Expected<QString>(digits) : phone.error();
}

QString sipRegion(const QString& ownNumber)
{
    const QString region = phoneRegion({Identity::Kind::Phone, ownNumber});
    return region.isEmpty() ? QLocale::territoryToCode(QLocale::system().territory()) : region;
}

} // namespace threadline
