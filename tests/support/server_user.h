// SPDX-License-Identifier: GPL-3.0-or-later
//
// As whom the real servers of the tests run: as whoever runs the test, or as nobody where that is root, which
// servers refuse or give up by themselves.
#pragma once

#include <QProcess>

#include <sys/types.h>

namespace threadline::test {

struct ServerUser
{
    /// Fails the test when there is no such user.
    ServerUser();

    /// What root wrote must be the server's own.
    void own(const QString& path) const;
    /// The process becomes this user; it gets `signalAtEnd` when the test ends without stopping it.
    void runAs(QProcess& process, int signalAtEnd) const;

    uid_t uid;
    gid_t gid;
};

} // namespace threadline::test
