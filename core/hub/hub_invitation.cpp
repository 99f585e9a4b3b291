// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/hub_invitation.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype checkSumSize = 4;
constexpr qsizetype largest = 100'000; // some certificates; more is no invitation of ours

QByteArray checkSum(const QByteArray& packed)
{
    return QCryptographicHash::hash(packed, QCryptographicHash::Sha256).first(checkSumSize);
}

Error damaged()
{
    return {Error::Remedy::Corrupt,
            u"This is not a whole invitation: copy all of it, from \"tl1-\" to its last letter."_s};
}

} // namespace

QString invitationText(const HubInvitation& invitation)
{
    const QByteArray json = QJsonDocument({{u"url"_s, invitation.access.url},
                                           {u"login"_s, invitation.access.login},
                                           {u"secret"_s, invitation.access.password},
                                           {u"ca"_s, QString::fromUtf8(invitation.access.certificates)},
                                           {u"agent"_s, invitation.agent},
                                           {u"until"_s, invitation.until.us}})
                                .toJson(QJsonDocument::Compact);
    const QByteArray packed = qCompress(json, 9);
    return u"tl1-"_s +
           QString::fromLatin1(
               (packed + checkSum(packed)).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Expected<HubInvitation> invitationFromText(const QString& text)
{
    QString letters;
    for (const QChar letter : text) {
        if (!letter.isSpace()) {
            letters += letter;
        }
    }
    if (letters.startsWith("tl"_L1) && !letters.startsWith("tl1-"_L1) && letters.left(8).contains(u'-')) {
        return Error{Error::Remedy::Unsupported, u"This invitation is of a newer Threadline: update this one first."_s};
    }
    if (!letters.startsWith("tl1-"_L1) || letters.size() > largest) {
        return damaged();
    }
    const auto decoding = QByteArray::fromBase64Encoding(
        letters.mid(4).toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray& all = decoding.decoded;
    // Before anything is unpacked: qUncompress believes the length that stands at the beginning.
    if (!decoding || all.size() <= checkSumSize || checkSum(all.chopped(checkSumSize)) != all.last(checkSumSize)) {
        return damaged();
    }
    const QByteArray json = qUncompress(all.chopped(checkSumSize));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto textAt = [&](QLatin1String key) { return object.value(key).toString(); };
    HubInvitation invitation;
    invitation.access = {textAt("url"_L1), textAt("login"_L1), textAt("secret"_L1), textAt("ca"_L1).toUtf8()};
    invitation.agent = textAt("agent"_L1);
    invitation.until = {object.value("until"_L1).toInteger()};
    return invitation;
}

} // namespace threadline
