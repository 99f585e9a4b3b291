// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/free_port.h"

#include "tests/support/catch.h"

#include <QHostAddress>
#include <QTcpServer>

namespace threadline::test {

quint16 freePort()
{
    // The system hands out ports round and round: one closed just now is not given again soon.
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    return server.serverPort();
}

} // namespace threadline::test
