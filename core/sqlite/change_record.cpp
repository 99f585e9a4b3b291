// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/change_record.h"

// Declared only on demand; packaging/cmake checks that the library has it.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include <memory>

namespace threadline {

namespace {

constexpr const char* recording = "recording changes";
constexpr const char* takingBack = "taking changes back";

void require(Database& database, int code, const char* doing)
{
    if (code != SQLITE_OK) {
        throw SqliteFailure::of(database.handle(), code, doing);
    }
}

struct SqliteMemory
{
    void operator()(void* memory) const { sqlite3_free(memory); }
};

int stopAtConflict(void*, int, sqlite3_changeset_iter*)
{
    return SQLITE_CHANGESET_ABORT;
}

} // namespace

ChangeRecord::ChangeRecord(Database& database, const QStringList& tables)
    : m_database(database)
{
    require(database, sqlite3session_create(database.handle(), "main", &m_session), recording);
    for (const QString& table : tables) {
        const int code = sqlite3session_attach(m_session, table.toUtf8().constData());
        if (code != SQLITE_OK) {
            sqlite3session_delete(m_session);
            throw SqliteFailure::of(database.handle(), code, recording);
        }
    }
}

ChangeRecord::~ChangeRecord()
{
    sqlite3session_delete(m_session);
}

QByteArray ChangeRecord::changes() const
{
    int size = 0;
    void* raw = nullptr;
    const int code = sqlite3session_changeset(m_session, &size, &raw);
    const std::unique_ptr<void, SqliteMemory> memory(raw);
    require(m_database, code, recording);
    return {static_cast<const char*>(memory.get()), size};
}

bool takeBack(Database& database, const QByteArray& changes)
{
    if (changes.isEmpty()) {
        return true;
    }
    int size = 0;
    void* raw = nullptr;
    const int inverted =
        sqlite3changeset_invert(static_cast<int>(changes.size()), changes.constData(), &size, &raw);
    const std::unique_ptr<void, SqliteMemory> memory(raw);
    require(database, inverted, takingBack);
    const int code =
        sqlite3changeset_apply(database.handle(), size, memory.get(), nullptr, stopAtConflict, nullptr);
    if (code == SQLITE_ABORT) {
        return false;
    }
    require(database, code, takingBack);
    return true;
}

} // namespace threadline
