// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/server_user.h"

#include "tests/support/catch.h"

#include <QFile>

#include <pwd.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace threadline::test {

ServerUser::ServerUser()
    : uid(::getuid())
    , gid(::getgid())
{
    if (uid == 0) {
        const passwd* nobody = ::getpwnam("nobody");
        REQUIRE(nobody);
        uid = nobody->pw_uid;
        gid = nobody->pw_gid;
    }
}

void ServerUser::own(const QString& path) const
{
    if (::getuid() == 0) {
        REQUIRE(::chown(QFile::encodeName(path).constData(), uid, gid) == 0);
    }
}

void ServerUser::runAs(QProcess& process, int signalAtEnd) const
{
    process.setChildProcessModifier([user = *this, signalAtEnd] {
        if (::getuid() == 0 && (::setgid(user.gid) != 0 || ::setuid(user.uid) != 0)) {
            ::_exit(126);
        }
#ifdef Q_OS_LINUX
        ::prctl(PR_SET_PDEATHSIG, signalAtEnd);
#endif
    });
}

} // namespace threadline::test
