// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/hub_commands.h"

#include "app/commands/text_input.h"
#include "core/hub/postgres/hub_administration.h"
#include "core/model/rejected.h"

#include <QDateTime>
#include <QFile>

namespace threadline {

namespace {

using namespace command_line;
using namespace Qt::Literals::StringLiterals;

constexpr qint64 secondsInADay = 86'400;
constexpr int usualDays = 7;
constexpr int mostDays = 90;

const std::vector<OptionSpec> addressOptions{
    {"hub", "URL", "postgresql://NAME@HOST[:PORT]/DATABASE; else THREADLINE_HUB"},
    {"ca", "FILE", "The authority that signed the server's certificate, PEM; else the system's"},
    {"password-stdin", nullptr,
     "Reads the password from the first line of standard input; else PGPASSWORD or ~/.pgpass"}};

std::vector<OptionSpec> withAddress(std::vector<OptionSpec> options)
{
    options.insert(options.end(), addressOptions.begin(), addressOptions.end());
    return options;
}

Expected<QByteArray> certificatesFrom(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return rejected(u"The certificates in \"%1\" cannot be read."_s.arg(path));
    }
    constexpr qint64 largest = 1'000'000;
    const QByteArray pem = file.read(largest);
    return pem.contains("-----BEGIN CERTIFICATE-----")
               ? Expected<QByteArray>(pem)
               : rejected(u"There is no certificate in \"%1\"; it has to be a PEM file."_s.arg(path));
}

Expected<HubAdministration> openHub(const Arguments& arguments, const QString& url)
{
    HubAccess access;
    access.url = !url.isEmpty()         ? url
                 : arguments.has("hub") ? arguments.value("hub")
                                        : qEnvironmentVariable("THREADLINE_HUB");
    if (access.url.isEmpty()) {
        return rejected(u"Say which hub: --hub URL, or THREADLINE_HUB in the environment."_s);
    }
    if (arguments.has("ca")) {
        const auto certificates = certificatesFrom(arguments.value("ca"));
        if (!certificates) {
            return certificates.error();
        }
        access.certificates = *certificates;
    }
    if (arguments.has("password-stdin")) {
        const auto password = passwordFromStandardInput();
        if (!password) {
            return password.error();
        }
        access.password = *password;
    }
    return HubAdministration::open(access);
}

Expected<int> runInit(CommandContext& context)
{
    auto hub = openHub(context.arguments, context.argument(0));
    if (!hub) {
        return hub.error();
    }
    const auto upgrade = hub->init();
    if (!upgrade) {
        return upgrade.error();
    }
    if (context.json()) {
        context.output.json({{{u"from"_s, upgrade->from}, {u"to"_s, upgrade->to}}});
    } else if (upgrade->from == upgrade->to) {
        context.output.line(u"the hub is up to date"_s);
    } else {
        context.output.line(upgrade->from == 0
                                ? u"made the hub; invite people with: threadline hub add-agent NAME --role lead"_s
                                : u"brought the hub up to date (%1 to %2)"_s.arg(upgrade->from).arg(upgrade->to));
    }
    return 0;
}

Expected<int> daysOf(const Arguments& arguments)
{
    if (!arguments.has("days")) {
        return usualDays;
    }
    bool isNumber = false;
    const int days = arguments.value("days").toInt(&isNumber);
    return isNumber && days >= 1 && days <= mostDays
               ? Expected<int>(days)
               : rejected(u"An invitation is good for 1 to %1 days; \"%2\" is not that."_s.arg(mostDays).arg(
                     arguments.value("days")));
}

Expected<HubAgent> agentFrom(const Arguments& arguments)
{
    HubAgent agent;
    agent.name = arguments.positional.value(0).trimmed();
    const auto role = hubRoleFromName(arguments.value("role"));
    if (!role) {
        return rejected(u"hub add-agent needs --role agent, lead, expert or connector."_s);
    }
    agent.role = *role;
    if (agent.name.isEmpty() || agent.name == "rules"_L1 || agent.name == "outbox"_L1) {
        return rejected(u"\"%1\" cannot be the name of an agent."_s.arg(agent.name));
    }
    agent.teams = arguments.values("team");
    const QStringList skills = arguments.value("skills").split(u',', Qt::SkipEmptyParts);
    for (const QString& skill : skills) {
        agent.skills.append(skill.trimmed());
    }
    return agent;
}

Expected<int> runAddAgent(CommandContext& context)
{
    const auto agent = agentFrom(context.arguments);
    if (!agent) {
        return agent.error();
    }
    const auto days = daysOf(context.arguments);
    if (!days) {
        return days.error();
    }
    auto hub = openHub(context.arguments, {});
    if (!hub) {
        return hub.error();
    }
    const Timestamp until = Timestamp::fromSeconds(QDateTime::currentSecsSinceEpoch() + *days * secondsInADay);
    const auto invitation = hub->invite(*agent, until);
    if (!invitation) {
        return invitation.error();
    }
    const QString text = invitationText(*invitation);
    if (context.json()) {
        context.output.json({{{u"agent"_s, agent->name},
                              {u"login"_s, invitation->access.login},
                              {u"until"_s, toRfc3339(until)},
                              {u"invitation"_s, text}}});
    } else {
        context.output.line(text);
        context.output.complain(u"Hand this to %1 alone, as you would a password. It is good once, until %2."_s.arg(
            agent->name, localTime(until)));
    }
    return 0;
}

Expected<int> runRemoveAgent(CommandContext& context)
{
    auto hub = openHub(context.arguments, {});
    if (!hub) {
        return hub.error();
    }
    const QString name = context.argument(0);
    if (const auto removed = hub->remove(name); !removed) {
        return removed.error();
    }
    if (context.json()) {
        context.output.json({{{u"agent"_s, name}}});
    } else {
        context.output.line(u"removed %1; what was said under that name stays"_s.arg(name));
    }
    return 0;
}

QJsonValue timeOrNothing(const std::optional<Timestamp>& at)
{
    return at ? QJsonValue(toRfc3339(*at)) : QJsonValue(QJsonValue::Null);
}

QJsonObject toJson(const HubStatus& status)
{
    QJsonArray agents;
    for (const HubMember& member : status.members) {
        agents.append(QJsonObject{{u"name"_s, member.agent.name},
                                  {u"role"_s, hubRoleName(member.agent.role)},
                                  {u"teams"_s, QJsonArray::fromStringList(member.agent.teams)},
                                  {u"skills"_s, QJsonArray::fromStringList(member.agent.skills)},
                                  {u"login"_s, member.login},
                                  {u"joined_at"_s, timeOrNothing(member.joinedAt)},
                                  {u"invited_until"_s, timeOrNothing(member.invitedUntil)}});
    }
    return {{u"version"_s, status.version},
            {u"program_version"_s, status.programVersion},
            {u"server"_s, status.server},
            {u"events"_s, status.events},
            {u"bytes"_s, status.bytes},
            {u"cases"_s, status.cases},
            {u"open_cases"_s, status.openCases},
            {u"connections"_s, status.connections},
            {u"agents"_s, agents}};
}

Expected<int> runStatus(CommandContext& context)
{
    auto hub = openHub(context.arguments, {});
    if (!hub) {
        return hub.error();
    }
    const auto status = hub->status();
    if (!status) {
        return status.error();
    }
    if (context.json()) {
        context.output.json({toJson(*status)});
        return 0;
    }
    context.output.line(u"PostgreSQL %1, %2 MB, %3 connections"_s.arg(status->server)
                            .arg(status->bytes / 1'000'000)
                            .arg(status->connections));
    context.output.line(
        u"%1 events, %2 cases, %3 of them not closed"_s.arg(status->events).arg(status->cases).arg(status->openCases));
    QList<QStringList> rows;
    for (const HubMember& member : status->members) {
        rows.append({member.agent.name, hubRoleName(member.agent.role), member.agent.teams.join(u", "_s),
                     member.agent.skills.join(u", "_s),
                     member.joinedAt       ? u"joined %1"_s.arg(localTime(*member.joinedAt))
                     : member.invitedUntil ? u"invited until %1"_s.arg(localTime(*member.invitedUntil))
                                           : QString()});
    }
    context.output.table(rows);
    return 0;
}

} // namespace

std::vector<Command> hubCommands()
{
    std::vector<OptionSpec> forInit = addressOptions;
    forInit.erase(forInit.begin()); // the URL is its argument
    return {
        {{"hub init", "URL", "Makes the team's hub in a PostgreSQL database, or brings it up to date", forInit, 1, 1,
          true, "The role in URL has to own the database and have CREATEROLE; it need not be a superuser."},
         Command::Needs::Nothing,
         runInit},
        {{"hub add-agent", "NAME --role agent|lead|expert|connector", "Prints an invitation for one agent",
          withAddress({{"role", "ROLE", "What NAME may do in the team"},
                       {"team", "TEAM", "Whose cases NAME reads, may be repeated; the first is where new cases go"},
                       {"skills", "A,B", "For routing and for swarms"},
                       {"days", "N", "How long the invitation is good, else 7"}}),
          1, 1, true, "For somebody who lost the password too: what opened before opens no longer."},
         Command::Needs::Nothing,
         runAddAgent},
        {{"hub remove-agent", "NAME", "Closes an agent's login at once; what was said stays", addressOptions, 1, 1,
          true},
         Command::Needs::Nothing,
         runRemoveAgent},
        {{"hub status", "", "The hub's size, version and people", addressOptions, 0, 0, true},
         Command::Needs::Nothing,
         runStatus},
    };
}

} // namespace threadline
