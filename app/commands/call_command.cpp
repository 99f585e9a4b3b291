// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/call_command.h"

#include "app/command_line/awaiting.h"
#include "core/channels/sip/sip_connector.h"
#include "core/model/rejected.h"

namespace threadline {

namespace {

using namespace command_line;

/// Works beside a desk that is open, so it dials by a line of its own; a desk gets its line back a
/// moment later.
Expected<int> runCall(CommandContext& context)
{
    const auto accounts = await(context.workspace().accounts());
    if (!accounts) {
        return accounts.error();
    }
    for (const AccountView& view : *accounts) {
        if (view.account.channel == sipPhone) {
            SipConnector phone(SipSettings::fromJson(view.account.settings),
                               std::make_shared<SystemClock>());
            const auto called = await(phone.call(context.argument(0)));
            if (!called) {
                return called.error();
            }
            context.output.line(QStringLiteral("baresip dials %1").arg(context.argument(0)));
            return 0;
        }
    }
    return rejected(
        QStringLiteral("There is no softphone here; add one with: threadline account add phone."));
}

} // namespace

Command callCommand()
{
    return {{"call", "NUMBER", "Calls a number by the softphone of this computer", {}, 1, 1},
            Command::Needs::ReadWorkspace,
            runCall};
}

} // namespace threadline
