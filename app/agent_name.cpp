// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent_name.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>

#include <array>
#endif

namespace threadline {

namespace {

QString fullName()
{
#ifdef Q_OS_UNIX
    std::array<char, 16 * 1024> buffer;
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found &&
        found->pw_gecos) {
        // The other fields are room and telephones.
        return QString::fromLocal8Bit(found->pw_gecos).section(QLatin1Char(','), 0, 0).trimmed();
    }
#endif
    return {};
}

} // namespace

QString agentNameOfThisDesk()
{
    QString name = qEnvironmentVariable("THREADLINE_AGENT").trimmed();
    if (name.isEmpty()) {
        name = fullName();
    }
    for (const char* variable : {"USER", "LOGNAME", "USERNAME"}) {
        name = name.isEmpty() ? qEnvironmentVariable(variable).trimmed() : name;
    }
    return name.isEmpty() ? QStringLiteral("Agent") : name;
}

} // namespace threadline
