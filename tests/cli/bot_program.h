// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program with a Telegram bot as its account.
#pragma once

#include "tests/cli/channel_program.h"

#include <QUrl>

namespace threadline::test {

class BotProgram : public ChannelProgram
{
public:
    static QStringList adding(const QUrl& server)
    {
        return ChannelProgram::adding(channel::telegram, {QStringLiteral("--server"), server.toString()});
    }
    Run add(const QUrl& server, const QByteArray& token = "1234:tok")
    {
        return ChannelProgram::add(channel::telegram, {QStringLiteral("--server"), server.toString()}, token);
    }
};

} // namespace threadline::test
