// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/upload_slot.h"

#include "core/async/when_finished.h"
#include "core/xmpp/jid.h"
#include "core/xmpp/namespaces.h"

namespace threadline {

namespace {

using namespace xmpp;
using namespace Qt::Literals::StringLiterals;

constexpr qsizetype mostServices = 20;

/// Looks through the services of our server, one after the other, and asks the first that fits. Deletes itself.
class SlotSearch final : public QObject
{
public:
    SlotSearch(XmppClient& client, XmppUpload upload) : QObject(&client), m_client(client), m_upload(std::move(upload))
    {
        m_promise.start();
        const QString domain = jidDomain(m_client.bareJid());
        whenFinished(m_client.ask(domain, XmlElement::make("query", itemsNs)), this,
                     [this, domain](const Expected<XmlElement>& answer) {
                         if (!answer) {
                             finish(answer.error());
                             return;
                         }
                         m_services = {domain};
                         for (const XmlElement& each : answer->children) {
                             const QString jid = bareJid(each.attribute("jid"));
                             if (each.is("item", itemsNs) && !jid.isEmpty() && m_services.size() < mostServices) {
                                 m_services.append(jid);
                             }
                         }
                         next();
                     });
    }

    ~SlotSearch() override
    {
        if (!m_finished) {
            finish(Error{Error::Remedy::Cancelled, u"The chat account was closed."_s});
        }
    }

    QFuture<Expected<XmppUploadSlot>> future() { return m_promise.future(); }

private:
    void next()
    {
        if (m_services.isEmpty()) {
            finish(Error{Error::Remedy::Unsupported, u"The chat server takes no files; send a link instead."_s});
            return;
        }
        const QString service = m_services.takeFirst();
        whenFinished(m_client.ask(service, XmlElement::make("query", infoNs)), this,
                     [this, service](const Expected<XmlElement>& answer) {
                         if (answer && hasUpload(*answer)) {
                             ask(service);
                         } else {
                             next();
                         }
                     });
    }

    static bool hasUpload(const XmlElement& info)
    {
        return std::any_of(info.children.begin(), info.children.end(), [](const XmlElement& each) {
            return each.is("feature", infoNs) && each.attribute("var") == QLatin1String(uploadNs);
        });
    }

    void ask(const QString& service)
    {
        XmlElement request = XmlElement::make("request", uploadNs);
        request.set("filename", m_upload.fileName).set("size", QString::number(m_upload.bytes));
        if (!m_upload.mediaType.isEmpty()) {
            request.set("content-type", m_upload.mediaType);
        }
        whenFinished(m_client.ask(service, request), this, [this](const Expected<XmlElement>& answer) {
            finish(answer ? uploadSlot(*answer) : Expected<XmppUploadSlot>(answer.error()));
        });
    }

    void finish(Expected<XmppUploadSlot> outcome)
    {
        m_finished = true;
        m_promise.addResult(std::move(outcome));
        m_promise.finish();
        deleteLater();
    }

    XmppClient& m_client;
    XmppUpload m_upload;
    QStringList m_services;
    QPromise<Expected<XmppUploadSlot>> m_promise;
    bool m_finished = false;
};

QUrl secure(const XmlElement* element)
{
    const QUrl url(element ? element->attribute("url") : QString(), QUrl::StrictMode);
    return url.isValid() && url.scheme() == u"https"_s && !url.host().isEmpty() ? url : QUrl();
}

} // namespace

QFuture<Expected<XmppUploadSlot>> askForUploadSlot(XmppClient& client, const XmppUpload& upload)
{
    return (new SlotSearch(client, upload))->future();
}

Expected<XmppUploadSlot> uploadSlot(const XmlElement& answer)
{
    const XmlElement* put = answer.child("put", uploadNs);
    XmppUploadSlot found{secure(put), {}, secure(answer.child("get", uploadNs))};
    if (!answer.is("slot", uploadNs) || found.put.isEmpty() || found.get.isEmpty()) {
        return Error{Error::Remedy::Unsupported, u"The chat server offers no safe place for the file (https)."_s};
    }
    for (const XmlElement& each : put->children) {
        const QString name = each.attribute("name");
        const bool allowed = QStringList{u"authorization"_s, u"cookie"_s, u"expires"_s}.contains(name.toLower());
        if (each.is("header", uploadNs) && allowed) {
            QString value = each.text;
            found.headers.insert(name, value.remove(u'\n').remove(u'\r')); // or it would be several headers
        }
    }
    return found;
}

} // namespace threadline
