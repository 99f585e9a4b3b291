// SPDX-License-Identifier: GPL-3.0-or-later
//
// The desk's account on a chat server of the test's own, and visitors who write to it as the widget
// does.
#pragma once

#include "core/channels/web_chat/web_chat_connector.h"
#include "core/xmpp/jid.h"
#include "core/xmpp/namespaces.h"
#include "tests/core/xmpp/chat_people.h"
#include "tests/support/fault_proxy.h"

#include <QFile>
#include <QTemporaryDir>

namespace threadline::test {

using Fields = QMap<QString, QString>;

/// The form of the widget.
inline void addVisit(XmlElement& stanza, Fields fields)
{
    fields.insert(u"FORM_TYPE"_n, u"urn:threadline:visit:1"_n);
    XmlElement& form = stanza.add("x", xmpp::dataNs);
    form.set("type", u"submit"_n);
    for (auto each = fields.begin(); each != fields.end(); ++each) {
        XmlElement& field = form.add("field", xmpp::dataNs);
        field.set("var", each.key()).add("value", xmpp::dataNs, each.value());
    }
}

class WebsiteVisitor
{
public:
    explicit WebsiteVisitor(const ChatServer& server,
                            QString secret = u"a secret of this browser"_n, Fields more = {})
        : client(server.visitor(), m_clock, m_names)
        , m_secret(std::move(secret))
        , m_more(std::move(more))
    {
        QObject::connect(&client, &XmppClient::message,
                         [this](const XmlElement& stanza) { heard.append(stanza); });
        QObject::connect(&client, &XmppClient::presence, [this](const XmlElement& stanza) {
            if (bareJid(stanza.attribute("from")) == u"desk@localhost"_n) {
                deskIsThere = stanza.attribute("type").isEmpty();
            }
        });
        requireOk(waitFor(client.start()));
    }

    Fields fields() const
    {
        Fields all = m_more;
        all.insert(u"visitor"_n, m_secret);
        return all;
    }
    /// Finishes when the server has it.
    void write(const QString& text, const Fields& more = {})
    {
        XmlElement stanza = message();
        stanza.add("body", xmpp::clientNs, text);
        Fields all = fields();
        all.insert(more);
        addVisit(stanza, all);
        requireOk(waitFor(client.deliver(stanza)));
    }
    XmlElement message()
    {
        XmlElement stanza = XmlElement::make("message", xmpp::clientNs);
        stanza.set("to", u"desk@localhost"_n).set("type", u"chat"_n).set("id", client.newId());
        return stanza;
    }
    void sayHello()
    {
        XmlElement stanza = XmlElement::make("presence", xmpp::clientNs);
        stanza.set("to", u"desk@localhost"_n);
        addVisit(stanza, fields());
        client.send(stanza);
    }
    void type(const char* state)
    {
        XmlElement stanza = message();
        stanza.add(state, xmpp::chatStatesNs);
        client.send(stanza);
    }
    QStringList bodies() const
    {
        QStringList all;
        for (const XmlElement& stanza : heard) {
            if (const QString body = stanza.childText("body", xmpp::clientNs); !body.isEmpty()) {
                all.append(body);
            }
        }
        return all;
    }
    bool sees(const char* state) const
    {
        return std::any_of(heard.begin(), heard.end(), [state](const XmlElement& one) {
            return one.child(state, xmpp::chatStatesNs) && !one.child("body", xmpp::clientNs);
        });
    }

private:
    SystemClock m_clock;
    FixedNameLookup m_names;

public:
    XmppClient client;
    QList<XmlElement> heard;
    bool deskIsThere = false;

private:
    QString m_secret;
    Fields m_more;
};

/// desk@localhost, as the connector has it.
class WebChatAccount
{
public:
    explicit WebChatAccount(ChatServer& server, quint16 port = 0,
                            const QString& secret = u"desk-pw"_n)
        : m_secret(secret)
    {
        const XmppAccess access = server.access(u"desk"_n);
        m_ca.setFileName(m_folder.filePath(u"ca.pem"_n));
        REQUIRE(m_ca.open(QIODevice::WriteOnly));
        m_ca.write(access.certificates);
        m_ca.close();
        settings.address = access.jid;
        settings.visitors = u"anon.localhost"_n;
        settings.host = access.host;
        settings.port = port ? port : access.port;
        settings.caFile = m_ca.fileName();
        restart();
    }

    /// The program ended and started again.
    void restart()
    {
        m_connector.reset();
        m_connector = std::make_unique<WebChatConnector>(
            settings, [secret = m_secret] { return Expected<QString>(secret); },
            std::make_shared<SystemClock>(), std::make_unique<FixedNameLookup>(), quickTimings());
    }
    void close() { m_connector.reset(); }
    WebChatConnector& connector() { return *m_connector; }

    Pulled pull(const QJsonObject& cursor = {}) { return waitForValue(m_connector->pull(cursor)); }
    Expected<Receipt> send(const Outgoing& outgoing)
    {
        return waitFor(m_connector->send(outgoing, [this] {
            ++handovers;
            return Expected<void>();
        }));
    }
    Error checkProblem()
    {
        const auto checked = waitFor(m_connector->check());
        REQUIRE_FALSE(checked);
        return checked.error();
    }

    WebChatSettings settings;
    std::atomic<int> handovers = 0;

private:
    QTemporaryDir m_folder;
    QFile m_ca;
    QString m_secret;
    std::unique_ptr<WebChatConnector> m_connector;
};

inline QByteArrayList textsOf(const Pulled& pulled)
{
    QByteArrayList texts;
    for (const Delivered& one : pulled.delivered) {
        texts.append(one.arrival.text);
    }
    return texts;
}

inline Outgoing replyTo(const Arrival& arrival, const QString& text)
{
    Outgoing outgoing;
    outgoing.id = InteractionId::make(SystemClock().now());
    outgoing.messageId = outgoing.id.text().toUtf8() + "@localhost";
    outgoing.to = {arrival.from};
    outgoing.text = text;
    return outgoing;
}

} // namespace threadline::test
