// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm_rooms/room_host.h"

#include "core/async/run_on.h"
#include "core/async/when_finished.h"
#include "core/xmpp/namespaces.h"

#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Error noPassword(const RoomServer& server)
{
    return {Error::Remedy::Reauthenticate,
            u"The password of %1 is not stored on this machine: set it in the settings, or with threadline rooms set."_s.arg(server.access.jid)};
}

/// What the service says of itself (XEP-0045, 6.2).
Expected<void> hasRooms(const Expected<XmlElement>& info, const QString& service)
{
    if (!info) {
        return Error{info.error().remedy,
                     u"The login works, but there are no rooms at \"%1\": %2"_s.arg(service, info.error().sentence)};
    }
    const bool has = std::any_of(info->children.begin(), info->children.end(), [](const XmlElement& each) {
        return each.is("feature", xmpp::infoNs) && each.attribute("var") == QLatin1String(xmpp::roomNs);
    });
    return has ? Expected<void>()
               : Error{Error::Remedy::Rejected,
                       u"The login works, but \"%1\" has no rooms: ask the server's administrator where they are, often "
                       u"rooms.… or conference.…"_s.arg(service)};
}

} // namespace

RoomHost::RoomHost(Surroundings around)
    : m_around(std::move(around))
{
    connect(&m_around.log, &LogThread::appended, this, [this](const QList<Announcement>& events) {
        const bool aboutSwarms =
            std::any_of(events.begin(), events.end(), [](const Announcement& event) { return !event.swarm.isNull(); });
        if (m_client && aboutSwarms) {
            attendAll();
        }
    });
}

RoomHost::~RoomHost()
{
    end();
}

void RoomHost::start()
{
    runOn(this, [this] {
        m_staying = true;
        begin();
    });
}

void RoomHost::stop()
{
    runOn(this, [this] {
        m_staying = false;
        end();
    });
}

void RoomHost::reload()
{
    runOn(this, [this] {
        end();
        if (m_staying) {
            begin();
        }
    });
}

QFuture<Expected<void>> RoomHost::once()
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    runOn(this, [this, promise] {
        m_once.push_back(promise);
        if (m_client) {
            attendAll();
        } else {
            begin();
        }
    });
    return promise->future();
}

QFuture<Expected<void>> RoomHost::check(const RoomServer& server, const QString& password)
{
    auto promise = std::make_shared<QPromise<Expected<void>>>();
    promise->start();
    runOn(this, [this, server, password, promise] {
        XmppAccess access = server.access;
        access.password = password;
        auto* client = new XmppClient(access, m_around.clock, names(), {}, this);
        const auto finish = [client, promise](const Expected<void>& outcome) {
            client->deleteLater();
            promise->addResult(outcome);
            promise->finish();
        };
        whenFinished(client->start(), this, [this, client, service = server.service, finish](const Expected<void>& online) {
            if (!online) {
                finish(online);
                return;
            }
            whenFinished(client->ask(service, XmlElement::make("query", xmpp::infoNs)), this,
                         [service, finish](const Expected<XmlElement>& info) { finish(hasRooms(info, service)); });
        });
    });
    return promise->future();
}

NameLookup& RoomHost::names()
{
    if (!m_names) {
        m_names = systemNameLookup();
    }
    return *m_names;
}

void RoomHost::takeOver(const QString& account)
{
    runOn(this, [this, account] {
        if (m_staying && !m_client && !(m_server && m_server->access.jid != account)) {
            begin();
        }
    });
}

void RoomHost::begin()
{
    if (m_client || m_beginning) {
        return;
    }
    m_beginning = true;
    auto read = m_around.log.run(
        [](EventLog& log) -> Expected<std::optional<RoomServer>> { return readRoomServer(log.database()); });
    whenFinished(read, this, [this](const Expected<std::optional<RoomServer>>& server) {
        if (!server || !*server || (m_around.mayUse && !m_around.mayUse((*server)->access.jid))) {
            m_beginning = false; // nothing to do here; another machine of the team may have it
            finishOnce(server ? Expected<void>() : server.error());
            return;
        }
        auto secret = QtConcurrent::run([&secrets = m_around.secrets, key = (*server)->secretKey()] { return secrets.read(key); });
        whenFinished(secret, this, [this, found = **server](const Expected<std::optional<QString>>& password) {
            m_beginning = false;
            if (!password || !*password) {
                const Error error = password ? noPassword(found) : password.error();
                Q_EMIT failed(error.sentence);
                finishOnce(error);
                return;
            }
            login(found, **password);
        });
    });
}

void RoomHost::login(const RoomServer& server, const QString& password)
{
    XmppAccess access = server.access;
    access.password = password;
    m_server = server;
    m_client = std::make_unique<XmppClient>(access, m_around.clock, names());
    connect(m_client.get(), &XmppClient::online, this, &RoomHost::attendAll);
    whenFinished(m_client->start(), this, [this](const Expected<void>& online) {
        if (!online) {
            Q_EMIT failed(online.error().sentence);
            finishOnce(online);
        }
    });
}

void RoomHost::attendAll()
{
    if (m_around.mayUse && !m_around.mayUse(m_server->access.jid)) {
        end(); // another machine of the team goes on
        return;
    }
    auto listed = m_around.log.run(
        [](EventLog& log) -> Expected<QList<SwarmId>> { return swarmsWithRooms(log.database()); });
    whenFinished(listed, this, [this](const Expected<QList<SwarmId>>& swarms) {
        if (!swarms) {
            finishOnce(swarms.error());
        } else if (m_client) {
            m_listed = m_client->isOnline();
            attend(*swarms);
        }
    });
}

void RoomHost::attend(const QList<SwarmId>& swarms)
{
    for (const SwarmId swarm : swarms) {
        mirrorOf(swarm).attend();
    }
    lookWhetherDone();
}

RoomMirror& RoomHost::mirrorOf(SwarmId swarm)
{
    auto& mirror = m_mirrors[swarm.uuid()];
    if (!mirror) {
        mirror = std::make_unique<RoomMirror>(*m_client, m_around.log, m_server->service, m_server->access.jid, swarm);
        connect(mirror.get(), &RoomMirror::rested, this, &RoomHost::lookWhetherDone);
        connect(mirror.get(), &RoomMirror::failed, this, [this](const QString& sentence) {
            Q_EMIT failed(sentence);
            finishOnce(Error{Error::Remedy::Retry, sentence});
        });
    }
    return *mirror;
}

void RoomHost::lookWhetherDone()
{
    const bool atRest = std::all_of(m_mirrors.begin(), m_mirrors.end(), [](const auto& one) { return one.second->isAtRest(); });
    if (m_listed && atRest) {
        finishOnce({});
    }
}

void RoomHost::finishOnce(const Expected<void>& outcome)
{
    const auto waiting = std::exchange(m_once, {});
    for (const auto& promise : waiting) {
        promise->addResult(outcome);
        promise->finish();
    }
}

void RoomHost::end()
{
    m_listed = false;
    m_mirrors.clear();
    m_client.reset();
    finishOnce(Error{Error::Remedy::Cancelled, u"It was stopped."_s});
}

} // namespace threadline
