// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_table.h"

#include "app/commands/account_commands.h"
#include "app/commands/bench_command.h"
#include "app/commands/call_command.h"
#include "app/commands/care_commands.h"
#include "app/commands/case_change_commands.h"
#include "app/commands/case_commands.h"
#include "app/commands/case_placing_commands.h"
#include "app/commands/customer_commands.h"
#include "app/commands/draft_commands.h"
#include "app/commands/hub_commands.h"
#include "app/commands/import_command.h"
#include "app/commands/listing_commands.h"
#include "app/commands/macro_commands.h"
#include "app/commands/outbox_commands.h"
#include "app/commands/reply_command.h"
#include "app/commands/room_commands.h"
#include "app/commands/sample_command.h"
#include "app/commands/sla_commands.h"
#include "app/commands/snippet_commands.h"
#include "app/commands/swarm_commands.h"
#include "app/commands/swarm_talk_commands.h"
#include "app/commands/sync_command.h"
#include "app/commands/team_commands.h"
#include "app/commands/touch_commands.h"
#include "app/commands/touchpoint_commands.h"
#include "app/commands/view_commands.h"

namespace threadline {

std::vector<Command> allCommands()
{
    std::vector<Command> all{
        importCommand(),          accountAddCommand(),    accountListCommand(),
        accountCheckCommand(),    accountRemoveCommand(), syncCommand(),
        customersCommand(),       timelineCommand(),      searchCommand(),
        caseListCommand(),        caseShowCommand(),
    };
    const auto add = [&](const std::vector<Command>& more) { all.insert(all.end(), more.begin(), more.end()); };
    add(customerCommands());
    add(caseChangeCommands());
    add(casePlacingCommands());
    add(touchCommands());
    add(touchpointCommands());
    add(slaCommands());
    add(viewCommands());
    add(fieldCommands());
    add(snippetCommands());
    add(macroCommands());
    add({accountSignatureCommand(), accountWindowCommand()});
    add(writingCommands());
    add(draftCommands());
    add(outboxCommands());
    add(swarmCommands());
    add(swarmTalkCommands());
    add(roomCommands());
    add(hubCommands());
    add(teamCommands());
    add({callCommand()});
    add({rebuildCommand(), doctorCommand(), sampleCommand(), benchCommand()});
    return all;
}

} // namespace threadline
