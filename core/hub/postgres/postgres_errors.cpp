// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/postgres/postgres_errors.h"

#include <QRegularExpression>

#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Remedy = Error::Remedy;

struct Known
{
    const char* beginning; ///< of the SQLSTATE
    Remedy remedy;
    const char* sentence;
};

// The first that fits.
constexpr std::array<Known, 20> known{{
    {"TL003", Remedy::Rejected,
     "This invitation was used already, or its time is over: ask the hub's administrator for a new one."},
    {"TL002", Remedy::Rejected, "The hub does not let this login do that."},
    {"55P03", Remedy::Retry, "The hub is busy: another desk has been writing for too long. It will be tried again."},
    {"57014", Remedy::Retry, "The hub took too long to answer. It will be tried again."},
    {"57P", Remedy::Retry, "The hub's server is starting or stopping. It will be tried again."},
    {"25P", Remedy::Retry, "The hub ended a connection that had been idle for too long. It will be tried again."},
    {"25006", Remedy::Retry, "This server of the hub can only be read from. It will be tried again."},
    {"40", Remedy::Retry, "Two desks wrote at the same time. It will be tried again."},
    {"53100", Remedy::Retry, "The hub's disk is full: its administrator has to make room."},
    {"53300", Remedy::Retry, "The hub has no connection left: its administrator has to allow more (max_connections)."},
    {"53", Remedy::Retry, "The hub's server is short of memory or disk."},
    {"58", Remedy::Retry, "The hub's server has trouble with its disk."},
    {"08", Remedy::Retry, "The connection to the hub was lost."},
    {"28", Remedy::Reauthenticate, "The hub refused the name or the password."},
    {"3D000", Remedy::Rejected, "There is no database of this name on the server."},
    {"42501", Remedy::Rejected, "This login may not do that on the hub."},
    {"42P01", Remedy::Rejected, "This database is not a Threadline hub; make it one with: threadline hub init URL"},
    {"42883", Remedy::Rejected, "This database is not a Threadline hub; make it one with: threadline hub init URL"},
    {"3F000", Remedy::Rejected, "This database is not a Threadline hub; make it one with: threadline hub init URL"},
    {"XX", Remedy::Corrupt, "The hub's database is damaged: its administrator has to look at the server's log."},
}};

QString firstLine(const QString& message)
{
    QString line = message.trimmed().section(u'\n', 0, 0);
    while (line.endsWith(u'.')) {
        line.chop(1);
    }
    return line;
}

} // namespace

Error postgresError(const QByteArray& sqlState, const QString& message)
{
    for (const Known& one : known) {
        if (sqlState.startsWith(one.beginning)) {
            return {one.remedy, QString::fromLatin1(one.sentence)};
        }
    }
    return {Remedy::Rejected,
            u"The hub answered with an error (%1: %2)."_s.arg(QString::fromLatin1(sqlState), firstLine(message))};
}

Error postgresConnectError(const QString& message, const QString& hosts)
{
    const auto says = [&](const char* words) { return message.contains(QLatin1String(words), Qt::CaseInsensitive); };
    // Certificates first: with several hosts a wrong one is worth more than one that is down.
    if (says("certificate verify failed")) {
        return {Remedy::Rejected,
                u"The certificate of %1 is not signed by an authority that this machine trusts, or its time "
                "is over; give the authority's certificate with --ca FILE."_s.arg(hosts)};
    }
    if (says("does not match host name")) {
        return {Remedy::Rejected,
                u"The certificate of the server is not for %1: use the name that it was made for."_s.arg(hosts)};
    }
    if (says("root certificate file")) {
        return {
            Remedy::Rejected,
            u"There are no certificates here to check %1 against; give the authority's with --ca FILE."_s.arg(hosts)};
    }
    if (says("server does not support SSL")) {
        return {Remedy::Rejected,
                u"The server %1 offers no TLS: its administrator has to switch it on (ssl = on)."_s.arg(hosts)};
    }
    if (says("channel binding")) {
        return {Remedy::Rejected, u"The server %1 asks for a password in a way that is not safe: it has to use "
                                  "scram-sha-256, without a pooler in between."_s.arg(hosts)};
    }
    static const QRegularExpression sqlState(u":\\s+([0-9A-Z]{5})\\s*$"_s, QRegularExpression::MultilineOption);
    if (const auto match = sqlState.match(message); match.hasMatch()) {
        return postgresError(match.captured(1).toLatin1(), message);
    }
    if (says("translate host name")) {
        return {Remedy::Retry, u"There is no host called %1, or this machine is offline."_s.arg(hosts)};
    }
    if (says("Connection refused") || says("No such file or directory")) {
        return {Remedy::Retry,
                u"Nothing answers at %1: the hub's server is not running, or its port is another one."_s.arg(hosts)};
    }
    if (says("session is read-only") || says("in hot standby")) {
        return {Remedy::Retry, u"%1 can only be read from: it is a standby."_s.arg(hosts)};
    }
    if (says("no password supplied")) {
        return {Remedy::Reauthenticate, u"The hub asks for a password."_s};
    }
    if (says("timeout expired") || says("timed out") || says("unreachable")) {
        return {Remedy::Retry, u"%1 does not answer."_s.arg(hosts)};
    }
    return {Remedy::Retry, u"The hub at %1 could not be reached (%2)."_s.arg(hosts, firstLine(message))};
}

Error postgresLineLost()
{
    return {Remedy::Retry, u"The connection to the hub was lost."_s};
}

} // namespace threadline
