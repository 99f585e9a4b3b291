// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever a visitor of the website sends, as it comes out of the desk's archive: no crash, no
// hang, nobody speaks as somebody else, and every value keeps what its header promises.
#include "core/channels/web_chat/web_chat_arrival.h"
#include "core/channels/web_chat/web_chat_visit.h"
#include "core/xmpp/jid.h"

#include <cstdlib>

using namespace threadline;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto stanza = readXmlElement(
        QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!stanza) {
        return 0;
    }
    const WebChatReader reader{QStringLiteral("me@a"), QStringLiteral("v.a"), "key",
                               Timestamp::fromSeconds(1'795'348'800)};
    const WebChatVisit visit = webChatVisit(submittedForm(*stanza), reader.siteKey);
    require(visit.visitor.isEmpty() || visit.visitor.size() == 32);
    require(visit.page.isEmpty() || (visit.page.scheme().startsWith(QLatin1String("http")) &&
                                     visit.page.userInfo().isEmpty()));
    for (const QString& words : {visit.title, visit.order, visit.name}) {
        require(words.size() <= 200 && !words.contains(u'\n'));
    }
    require(!visit.proven || !visit.email.isEmpty());

    const auto entry = archived(*stanza, reader.account, {reader.account, reader.now});
    if (!entry) {
        return 0;
    }
    WebChatPeople people;
    const auto arrival = webChatArrival(*entry, reader, people);
    if (!arrival) {
        return 0;
    }
    require(entry->message.has_value() && !arrival->externalKey.isEmpty() &&
            !arrival->text.trimmed().isEmpty());
    const QString person = webChatPerson(arrival->customerIdentity.value);
    const QString other = entry->message->outgoing ? entry->message->to : entry->message->from;
    require(!person.isEmpty());
    // An account elsewhere is itself; a visitor is never an account.
    require(jidDomain(other) == reader.visitors ? !person.contains(u'@') || person == other
                                                : person == other);
    require(arrival->direction == Direction::Inbound || arrival->details.isEmpty());
    require(WebChatPeople::fromJson(people.toJson()) == people);
    return 0;
}
