// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/xmpp/archive_query.h"

#include "core/xmpp/namespaces.h"

namespace threadline {

namespace {

using namespace xmpp;
using namespace Qt::Literals::StringLiterals;

void addField(XmlElement& form, const QString& name, const QString& value)
{
    XmlElement& field = form.add("field", dataNs);
    field.set("var", name);
    field.add("value", dataNs, value);
}

XmlElement question(const QString& id, const XmppArchivePlace& after, int entries)
{
    XmlElement query = XmlElement::make("query", archiveNs);
    query.set("queryid", id);
    XmlElement& form = query.add("x", dataNs);
    form.set("type", u"submit"_s);
    addField(form, u"FORM_TYPE"_s, QLatin1String(archiveNs));
    if (after.id.isEmpty() && !after.since.isNull()) {
        addField(form, u"start"_s, toRfc3339(after.since));
    }
    XmlElement& page = query.add("set", pagesNs);
    page.add("max", pagesNs, QString::number(entries));
    if (!after.id.isEmpty()) {
        page.add("after", pagesNs, after.id);
    }
    return query;
}

/// Gathers what comes before the answer; ends with it.
class Gathering final : public QObject
{
public:
    Gathering(XmppClient& client, QString archive, QString query, int most) : m_query(std::move(query))
    {
        connect(&client, &XmppClient::message, this, [this, &client, archive = std::move(archive), most](const XmlElement& stanza) {
            const auto entry = archived(stanza, archive, {client.bareJid(), client.clock().now()});
            if (entry && entry->query == m_query && page.entries.size() < most) {
                page.entries.append(*entry);
            }
        });
    }

    XmppArchivePage page;

private:
    QString m_query;
};

} // namespace

QFuture<Expected<XmppArchivePage>> askArchive(XmppClient& client, const QString& archive, const XmppArchivePlace& after, int entries)
{
    const auto promise = std::make_shared<QPromise<Expected<XmppArchivePage>>>();
    promise->start();
    const QString id = client.newId();
    auto gathering = std::make_shared<Gathering>(client, archive, id, entries);
    const bool own = archive == client.bareJid();
    client.ask(own ? QString() : archive, question(id, after, entries), true)
        .then([promise, gathering](const Expected<XmlElement>& answer) {
            if (!answer) {
                promise->addResult(answer.error());
            } else if (!answer->is("fin", archiveNs)) {
                promise->addResult(Error{Error::Remedy::Unsupported, u"The chat server's archive answers in a way that is not known here."_s});
            } else {
                const XmlElement* set = answer->child("set", pagesNs);
                gathering->page.last = set ? set->childText("last", pagesNs) : QString();
                // A page that leads nowhere would be asked for again without end.
                gathering->page.complete = answer->attribute("complete") == u"true"_s || gathering->page.last.isEmpty();
                promise->addResult(gathering->page);
            }
            promise->finish();
        });
    return promise->future();
}

} // namespace threadline
