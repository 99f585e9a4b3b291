// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/room_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/swarm_commands.h"
#include "app/commands/text_input.h"
#include "core/model/rejected.h"

namespace threadline {

namespace {

using namespace command_line;
using namespace Qt::Literals::StringLiterals;

Expected<RoomServer> serverFrom(CommandContext& context)
{
    const Arguments& arguments = context.arguments;
    RoomServer server;
    server.access.jid = context.argument(0);
    server.service = arguments.value("service");
    server.access.host = arguments.value("host");
    server.access.directTls = arguments.has("direct-tls");
    if (arguments.has("port")) {
        bool isNumber = false;
        server.access.port = arguments.value("port").toUShort(&isNumber);
        if (!isNumber || server.access.port == 0) {
            return rejected(u"--port is a number from 1 to 65535."_s);
        }
    }
    if (arguments.has("ca")) {
        const auto certificates = givenBytes(arguments.value("ca"));
        if (!certificates) {
            return certificates.error();
        }
        server.access.certificates = *certificates;
    }
    return server;
}

Expected<int> runSet(CommandContext& context)
{
    if (!context.arguments.has("service") || !context.arguments.has("password-stdin")) {
        return rejected(u"rooms set needs --service and --password-stdin."_s);
    }
    const auto server = serverFrom(context);
    if (!server) {
        return server.error();
    }
    const auto password = passwordFromStandardInput();
    if (!password) {
        return password.error();
    }
    if (const auto secrets = context.composition->checkSecrets(); !secrets) {
        return secrets.error();
    }
    const auto set =
        await(context.workspace().swarms().setRoomServer(*server, *password, !context.arguments.has("no-check")));
    if (!set) {
        return set.error();
    }
    context.output.line(u"rooms for people from outside are made while a desk is open here, or with threadline sync"_s);
    return 0;
}

Expected<int> runCheck(CommandContext& context)
{
    const auto server = await(context.workspace().swarms().roomServer());
    if (!server) {
        return server.error();
    }
    if (!*server) {
        return rejected(u"This machine makes no rooms: set where with threadline rooms set."_s);
    }
    const auto checked = await(context.workspace().swarms().checkRoomServer(**server, {}));
    if (!checked) {
        return checked.error();
    }
    context.output.line(printable(u"%1 logs in, and %2 has rooms"_s.arg((*server)->access.jid, (*server)->service)));
    return 0;
}

Expected<int> runRemove(CommandContext& context)
{
    const auto forgotten = await(context.workspace().swarms().forgetRoomServer());
    return forgotten ? Expected<int>(0) : forgotten.error();
}

Expected<int> runShow(CommandContext& context)
{
    const auto offers = await(context.workspace().swarms().roomOffers());
    if (!offers) {
        return offers.error();
    }
    QList<QJsonObject> objects;
    QList<QStringList> table;
    for (const RoomOffer& offer : *offers) {
        objects.append({{u"address"_s, offer.address}, {u"service"_s, offer.service}});
        table.append({printable(offer.address), printable(offer.service)});
    }
    if (context.json()) {
        context.output.json(objects);
    } else {
        context.output.table(table);
    }
    return 0;
}

Expected<int> runInvite(CommandContext& context)
{
    const auto swarm = chosenSwarm(context);
    if (!swarm) {
        return swarm.error();
    }
    const auto invited = await(context.workspace().swarms().inviteOutsider(swarm->id, context.argument(1)));
    return invited ? tellSwarm(context, swarm->id) : Expected<int>(invited.error());
}

} // namespace

std::vector<Command> roomCommands()
{
    using enum Command::Needs;
    return {{{"rooms", "", "Where swarms have rooms for people from outside", {}, 0, 0, true}, ReadWorkspace, runShow},
            {{"rooms set",
              "ADDRESS --service ROOMS --password-stdin",
              "Makes such rooms on an XMPP server, by this machine",
              {{"service", "ROOMS", "Where rooms are: rooms.chat.example"},
               {"password-stdin", nullptr, "The password of ADDRESS is the first line of standard input"},
               {"host", "HOST", "The server, else as the domain of ADDRESS says"},
               {"port", "N", "With --host, else 5222 or 5223"},
               {"direct-tls", nullptr, "TLS from the first byte instead of STARTTLS"},
               {"ca", "FILE", "The authority of the server's certificate (PEM), else the system's"},
               {"no-check", nullptr, "Does not log in first"}},
              1,
              1},
             WriteWorkspace,
             runSet},
            {{"rooms check", "", "Logs in and asks for the rooms; makes none", {}, 0, 0}, WriteWorkspace, runCheck},
            {{"rooms remove", "", "This machine makes no more rooms", {}, 0, 0}, WriteWorkspace, runRemove},
            {{"swarm invite-outsider",
              "SWARM ADDRESS",
              "Asks somebody of no team of ours into the swarm's room, by their chat address",
              {},
              2,
              2,
              true},
             WriteWorkspace,
             runInvite}};
}

} // namespace threadline
