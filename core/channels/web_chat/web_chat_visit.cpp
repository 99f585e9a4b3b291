// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_visit.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype shortestSecret = 16;
constexpr qsizetype longestSecret = 256;
constexpr qsizetype longestWords = 200;
constexpr qsizetype longestPage = 2000;
constexpr qsizetype longestAddress = 254; // RFC 5321, 4.5.3.1.3

/// On one line and no longer than people read.
QString words(const QString& text)
{
    QString line = text.left(4 * longestWords).simplified();
    line.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    if (line.size() > longestWords) {
        line.truncate(line.at(longestWords - 1).isHighSurrogate() ? longestWords - 1
                                                                  : longestWords);
    }
    return line;
}

QString visitorBehind(const QString& secret)
{
    if (secret.size() < shortestSecret || secret.size() > longestSecret) {
        return {};
    }
    const QByteArray hash = QCryptographicHash::hash("threadline visitor\n" + secret.toUtf8(),
                                                     QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(32));
}

QUrl pageOf(const QString& text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (text.size() > longestPage || !url.isValid() || !web || url.host().isEmpty()) {
        return {};
    }
    url.setUserInfo({});
    return url;
}

QString mailAddress(const QString& text)
{
    static const QRegularExpression form(
        u"^[^\\s@<>\"(),:;\\[\\]\\\\]+@[^\\s@<>\"(),:;\\[\\]\\\\]+\\.[^\\s@<>\"(),:;\\[\\]\\\\.]+$"_s);
    const QString address = text.trimmed().toLower();
    return address.size() <= longestAddress && form.match(address).hasMatch() ? address : QString();
}

/// Without telling by its time how much of it was right.
bool equal(const QByteArray& one, const QByteArray& other)
{
    uchar different = one.size() == other.size() ? 0 : 1;
    for (qsizetype i = 0; i < std::min(one.size(), other.size()); ++i) {
        different |= static_cast<uchar>(one.at(i) ^ other.at(i));
    }
    return different == 0;
}

} // namespace

QByteArray webChatProof(const QByteArray& siteKey, const QString& email)
{
    return QMessageAuthenticationCode::hash(email.trimmed().toLower().toUtf8(), siteKey,
                                            QCryptographicHash::Sha256)
        .toHex();
}

WebChatVisit webChatVisit(const QMap<QString, QString>& form, const QByteArray& siteKey)
{
    WebChatVisit visit;
    if (form.value(u"FORM_TYPE"_s) != QLatin1String(webChatFormType)) {
        return visit;
    }
    visit.visitor = visitorBehind(form.value(u"visitor"_s));
    visit.page = pageOf(form.value(u"page"_s));
    visit.title = words(form.value(u"title"_s));
    visit.order = words(form.value(u"order"_s));
    visit.name = words(form.value(u"name"_s));
    visit.email = mailAddress(form.value(u"email"_s));
    visit.proven = !siteKey.isEmpty() && !visit.email.isEmpty() &&
                   equal(form.value(u"proof"_s).trimmed().toLower().toLatin1(),
                         webChatProof(siteKey, visit.email));
    visit.left = form.value(u"left"_s) == "1"_L1;
    return visit;
}

} // namespace threadline
