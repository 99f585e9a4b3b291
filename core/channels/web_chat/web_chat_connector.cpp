// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_connector.h"

#include "core/async/when_finished.h"
#include "core/channels/web_chat/web_chat_check.h"
#include "core/channels/web_chat/web_chat_presence.h"
#include "core/model/rejected.h"
#include "core/xmpp/message_writing.h"
#include "core/xmpp/stanza_failure.h"

#include <QtConcurrentRun>

#include <utility>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int entriesInAPage = 100;
constexpr int longestText =
    10'000; // far below what chat servers take in one stanza, 256 kB with most
constexpr std::chrono::seconds untilWritten{2};

Error hasLeft()
{
    return {Error::Remedy::Rejected,
            u"The visitor has left the website, so this did not reach them: write by email when an "
            u"address is known, or wait until "
            u"they come back."_s};
}

Error lineLost()
{
    return {Error::Remedy::Retry, u"The line to the chat server was lost; it is made again."_s};
}

XmppArchivePlace placeIn(const QJsonObject& cursor, bool byId)
{
    return {byId ? cursor.value("after"_L1).toString() : QString(),
            {cursor.value("since"_L1).toInteger()}};
}

/// When the reply of this id was written, with room for clocks that differ: a UUIDv7 begins with
/// its milliseconds (RFC 9562, 5.7).
std::optional<Timestamp> writtenBefore(const QByteArray& messageId)
{
    constexpr qint64 differing = 600'000;
    const auto id = InteractionId::fromText(QString::fromUtf8(messageId).section(u'@', 0, 0));
    if (!id) {
        return {};
    }
    const qint64 ms = id->bytes().first(6).toHex().toLongLong(nullptr, 16);
    return Timestamp{(ms - differing) * 1000};
}

} // namespace

WebChatConnector::WebChatConnector(WebChatSettings settings, SecretReader secret,
                                   std::shared_ptr<const Clock> clock,
                                   std::unique_ptr<NameLookup> names, XmppTimings timings,
                                   QObject* parent)
    : ChannelConnector(parent)
    , m_settings(std::move(settings))
    , m_secret(std::move(secret))
    , m_clock(std::move(clock))
    , m_names(std::move(names))
    , m_timings(timings)
    , m_again(this)
    , m_handovers(this)
{
    if (const auto checked = checkedWebChatSettings(m_settings)) {
        m_settings = *checked;
    }
    m_handovers.setMaxThreadCount(1);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &WebChatConnector::tellNews);
}

WebChatConnector::~WebChatConnector()
{
    m_handovers.waitForDone();
    const auto leaving = std::exchange(m_leaving, {});
    for (const Answer<Receipt>& answer : leaving) {
        answer.give(Error{Error::Remedy::InDoubt,
                          u"the account was closed while the chat server was being told"_s});
    }
    m_presence.reset(); // before what they use
    m_client.reset();
}

Capabilities WebChatConnector::capabilities() const
{
    Capabilities capabilities;
    capabilities.send = true;
    capabilities.maxLength = longestText;
    capabilities.counting = Capabilities::Counting::Utf16Units;
    capabilities.live = true;
    capabilities.asksForDelivery = true;
    return capabilities;
}

// --- the line ------------------------------------------------------------------------------------

void WebChatConnector::whenOnline(const Online& then)
{
    if (m_client && m_client->isOnline()) {
        then({});
        return;
    }
    m_waiting.push_back(then);
    if (m_client) {
        login({});
    } else if (!m_readingSecret) {
        m_readingSecret = true;
        whenFinished(QtConcurrent::run(m_secret), this, [this](const Expected<QString>& secret) {
            m_readingSecret = false;
            login(secret);
        });
    }
}

void WebChatConnector::login(const Expected<QString>& secret)
{
    const auto tell = [this](const Expected<void>& outcome) {
        const auto waiting = std::exchange(m_waiting, {});
        for (const Online& one : waiting) {
            one(outcome);
        }
    };
    if (!m_client) {
        const WebChatSecret read = secret ? webChatSecret(*secret) : WebChatSecret();
        const auto access =
            secret ? m_settings.access(read.password) : Expected<XmppAccess>(secret.error());
        if (!access) {
            tell(access.error());
            return;
        }
        m_siteKey = read.siteKey;
        m_client = std::make_unique<XmppClient>(*access, *m_clock, *m_names, m_timings);
        m_presence =
            std::make_unique<WebChatPresence>(*m_client, m_settings.address, m_settings.visitors);
        m_presence->tellChanges(m_changed);
        connect(m_client.get(), &XmppClient::message, this, &WebChatConnector::onMessage);
        connect(m_client.get(), &XmppClient::offline, this, [this] { endWatch(lineLost()); });
    }
    whenFinished(m_client->start(), this, tell);
}

// --- receiving -----------------------------------------------------------------------------------

QFuture<Expected<Pulled>> WebChatConnector::pull(const QJsonObject& cursor)
{
    const Answer<Pulled> answer;
    m_watch.reset();
    whenOnline([this, cursor, answer](const Expected<void>& online) {
        if (online) {
            m_news = false;
            askForPage(cursor, true, answer);
        } else {
            answer.give(online.error());
        }
    });
    return answer.future();
}

void WebChatConnector::askForPage(const QJsonObject& cursor, bool fromItsId,
                                  const Answer<Pulled>& answer)
{
    const XmppArchivePlace place = placeIn(cursor, fromItsId);
    whenFinished(
        askArchive(*m_client, m_client->bareJid(), place, entriesInAPage), this,
        [this, cursor, place, answer](const Expected<XmppArchivePage>& page) {
            if (page) {
                answer.give(pulledFrom(*page, cursor));
            } else if (saysNotFound(page.error()) && !place.id.isEmpty()) {
                askForPage(cursor, false,
                           answer); // the archive has forgotten that one; what is known is known
            } else if (page.error().remedy == Error::Remedy::InDoubt) {
                answer.give(
                    Error{Error::Remedy::Retry, page.error().sentence}); // it was only asked
            } else {
                answer.give(page.error());
            }
        });
}

WebChatReader WebChatConnector::reader() const
{
    return {m_settings.address, m_settings.visitors, m_siteKey, m_clock->now()};
}

Pulled WebChatConnector::pulledFrom(const XmppArchivePage& page, const QJsonObject& cursor)
{
    WebChatPeople people = WebChatPeople::fromJson(cursor.value("people"_L1).toObject());
    Pulled pulled;
    Timestamp since{cursor.value("since"_L1).toInteger()};
    for (const XmppArchived& entry : page.entries) {
        if (entry.message) {
            since = std::max(since, entry.message->at);
        }
        if (const auto arrival = webChatArrival(entry, reader(), people)) {
            RemoteChange remote;
            remote.place = "archive";
            remote.item = entry.id.toUtf8();
            pulled.delivered.append({*arrival, remote});
        }
    }
    const QString lastRead = page.entries.isEmpty() ? QString() : page.entries.last().id;
    const QString last = page.last.isEmpty() ? lastRead : page.last;
    if (!page.last.isEmpty() && page.last != lastRead) {
        pulled.failures.append(
            {Error::Remedy::Corrupt,
             u"A message in the chat server's archive could not be read; it was left out."_s});
    }
    pulled.cursor = cursor;
    const qint64 messages = cursor.value("messages"_L1).toInteger() + pulled.delivered.size();
    pulled.cursor.insert(u"messages"_s, messages);
    pulled.cursor.insert(u"since"_s, since.us);
    pulled.cursor.insert(u"people"_s, people.toJson());
    if (!last.isEmpty()) {
        pulled.cursor.insert(u"after"_s, last);
    }
    pulled.progress = {messages, messages, {}};
    pulled.caughtUp = page.complete;
    m_presence->know(people);
    return pulled;
}

QFuture<Expected<void>> WebChatConnector::watch(const QJsonObject&)
{
    const Answer<void> answer;
    if (!m_client || !m_client->isOnline()) {
        answer.give(lineLost());
        return answer.future();
    }
    m_presence->open();
    if (std::exchange(m_news, false)) {
        answer.give({});
    } else {
        m_watch = answer;
    }
    return answer.future();
}

void WebChatConnector::onMessage(const XmlElement& stanza)
{
    const auto message = directMessage(stanza, {m_settings.address, m_clock->now()});
    if (message && !message->body.isEmpty()) {
        tellNews();
        m_again.start(untilWritten);
    }
}

void WebChatConnector::tellNews()
{
    m_news = !m_watch;
    endWatch({});
}

void WebChatConnector::endWatch(const Expected<void>& outcome)
{
    if (const auto watch = std::exchange(m_watch, std::nullopt)) {
        watch->give(outcome);
    }
}

// --- sending -------------------------------------------------------------------------------------

QFuture<Expected<Receipt>> WebChatConnector::send(const Outgoing& outgoing,
                                                  std::function<Expected<void>()> beforeHandover)
{
    const Answer<Receipt> answer;
    const QString person =
        outgoing.to.isEmpty() ? QString() : webChatPerson(outgoing.to.first().address);
    if (person.isEmpty()) {
        answer.give(rejected(
            u"This is nobody in the website's chat: only visitors who wrote there have an address like webchat:3f9a."_s));
        return answer.future();
    }
    if (!outgoing.files.isEmpty()) {
        answer.give(
            rejected(u"Files cannot be sent in the website's chat: send a link instead."_s));
        return answer.future();
    }
    whenOnline([this, outgoing, person, answer,
                beforeHandover = std::move(beforeHandover)](const Expected<void>& online) {
        if (!online) {
            answer.give(online.error());
            return;
        }
        whenFound(person,
                  [this, outgoing, person, answer, beforeHandover](const Expected<QString>& to) {
                      if (!to || to->isEmpty() || m_presence->hasLeft(person)) {
                          answer.give(to ? hasLeft() : to.error());
                          return;
                      }
                      whenFinished(QtConcurrent::run(&m_handovers, beforeHandover), this,
                                   [this, outgoing, to, answer](const Expected<void>& allowed) {
                                       if (allowed) {
                                           deliver(outgoing, *to, answer);
                                       } else {
                                           answer.give(allowed.error());
                                       }
                                   });
                  });
    });
    return answer.future();
}

void WebChatConnector::whenFound(const QString& person, const Found& then)
{
    const QString known = person.contains(u'@') ? person : m_presence->addressOf(person);
    if (!known.isEmpty()) {
        then(known);
        return;
    }
    // A program that only sends has pulled nothing.
    constexpr qint64 longestVisit = 86'400'000'000;
    constexpr int mostPages = 50;
    lookForPeople({{}, {m_clock->now().us - longestVisit}}, mostPages,
                  [this, person, then](const Expected<void>& looked) {
                      then(looked ? Expected<QString>(m_presence->addressOf(person))
                                  : looked.error());
                  });
}

void WebChatConnector::lookForPeople(const XmppArchivePlace& place, int pages,
                                     const std::function<void(Expected<void>)>& then)
{
    whenFinished(
        askArchive(*m_client, m_client->bareJid(), place, entriesInAPage), this,
        [this, place, pages, then](const Expected<XmppArchivePage>& page) {
            if (!page) {
                then(Error{Error::Remedy::Retry, page.error().sentence}); // nothing has left
                return;
            }
            WebChatPeople people;
            for (const XmppArchived& entry : page->entries) {
                (void)webChatArrival(entry, reader(), people);
            }
            m_presence->know(people);
            if (page->complete || page->last.isEmpty() || pages <= 1) {
                then({});
            } else {
                lookForPeople({page->last, place.since}, pages - 1, then);
            }
        });
}

void WebChatConnector::deliver(const Outgoing& outgoing, const QString& to,
                               const Answer<Receipt>& answer)
{
    XmppText text;
    text.id = QString::fromUtf8(outgoing.messageId);
    text.body = outgoing.text;
    const auto leaving = m_leaving.insert(m_leaving.end(), answer);
    whenFinished(m_client->deliver(messageStanza(to, "chat", text)), this,
                 [this, leaving](const Expected<void>& delivered) {
                     const Answer<Receipt> toTell = *leaving;
                     m_leaving.erase(leaving);
                     if (delivered) {
                         toTell.give(Receipt{u"taken by the chat server"_s});
                     } else {
                         toTell.give(delivered.error().remedy == Error::Remedy::Rejected
                                         ? hasLeft()
                                         : delivered.error());
                     }
                 });
}

QFuture<Expected<bool>> WebChatConnector::find(const QByteArray& messageId)
{
    const Answer<bool> answer;
    const auto from = writtenBefore(messageId);
    if (!from) {
        answer.give(rejected(u"This is no id of a reply that was sent by the website's chat."_s));
        return answer.future();
    }
    whenOnline([this, messageId, from, answer](const Expected<void>& online) {
        constexpr int mostPages = 200;
        if (online) {
            findFrom(messageId, {{}, *from}, mostPages, answer);
        } else {
            answer.give(online.error());
        }
    });
    return answer.future();
}

void WebChatConnector::findFrom(const QByteArray& messageId, const XmppArchivePlace& place,
                                int pages, const Answer<bool>& answer)
{
    whenFinished(askArchive(*m_client, m_client->bareJid(), place, entriesInAPage), this,
                 [this, messageId, place, pages, answer](const Expected<XmppArchivePage>& page) {
                     if (!page) {
                         answer.give(page.error());
                         return;
                     }
                     for (const XmppArchived& entry : page->entries) {
                         if (entry.message && entry.message->outgoing &&
                             entry.message->id.toUtf8() == messageId) {
                             answer.give(true);
                             return;
                         }
                     }
                     if (page->complete || page->last.isEmpty() || pages <= 1) {
                         answer.give(false);
                     } else {
                         findFrom(messageId, {page->last, place.since}, pages - 1, answer);
                     }
                 });
}

QFuture<Expected<void>> WebChatConnector::fileCopy(const Outgoing&)
{
    const Answer<void> answer;
    answer.give({});
    return answer.future();
}

// --- while it goes on ----------------------------------------------------------------------------

void WebChatConnector::tellChanges(Changed changed)
{
    m_changed = std::move(changed);
    if (m_presence) {
        m_presence->tellChanges(m_changed);
    }
}

void WebChatConnector::showTyping(const Identity& customer, bool typing)
{
    if (m_presence) {
        m_presence->showTyping(webChatPerson(customer.value), typing);
    }
}

// --- checking ------------------------------------------------------------------------------------

QFuture<Expected<QString>> WebChatConnector::ownAddress()
{
    const Answer<QString> answer;
    const auto checked = checkedWebChatSettings(m_settings);
    answer.give(checked ? Expected<QString>(checked->address) : checked.error());
    return answer.future();
}

QFuture<Expected<void>> WebChatConnector::check()
{
    const Answer<void> answer;
    if (const auto settings = checkedWebChatSettings(m_settings); !settings) {
        answer.give(settings.error());
        return answer.future();
    }
    whenOnline([this, answer](const Expected<void>& online) {
        if (online) {
            checkWebChat(*m_client, m_settings, this,
                         [answer](const Expected<void>& checked) { answer.give(checked); });
        } else {
            answer.give(online.error());
        }
    });
    return answer.future();
}

} // namespace threadline
