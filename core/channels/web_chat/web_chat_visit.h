// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the widget of a website says about who writes and from where: a form (XEP-0004) in each
// message, and in the presence by which it asks whether somebody is here. Its FORM_TYPE is
// "urn:threadline:visit:1", its fields (docs/website-chat.md describes them for those who write a
// widget of their own):
//
//   visitor  a random secret of the browser, 16 characters at least: who has it is the same visitor
//   page, title, order   where they are and what it is about
//   name, email          as they call themselves: a claim
//   proof    hex of HMAC-SHA256(key of the site, email in lower case): then the site says so, not
//   the visitor left     "1": a message that was left because nobody was here
//
// Anybody can write anything here. Nothing of it is believed further than this file says. Pure; any
// thread.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QUrl>

namespace threadline {

struct WebChatVisit
{
    /// The same for the same browser, and nothing by which one could speak as that visitor: 32
    /// hexadecimal digits of a hash. Empty: the form names none.
    QString visitor;
    QUrl page; ///< http or https, without user and password
    QString title;
    QString order;
    QString name;
    QString email;       ///< in lower case
    bool proven = false; ///< the site has signed `email`
    bool left = false;

    friend bool operator==(const WebChatVisit&, const WebChatVisit&) = default;
};

inline constexpr auto webChatFormType = "urn:threadline:visit:1";

/// Without anything when it is another form. `siteKey` empty: nothing is proven.
WebChatVisit webChatVisit(const QMap<QString, QString>& form, const QByteArray& siteKey);

/// What the site has to give the widget as `proof`.
QByteArray webChatProof(const QByteArray& siteKey, const QString& email);

} // namespace threadline
