// SPDX-License-Identifier: GPL-3.0-or-later
// Attachments beside the log.
#include "core/hub/postgres/hub_files.h"
#include "tests/core/hub/team_hub.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>

using namespace threadline;
using namespace threadline::test;

namespace {

struct Scene
{
    Scene()
    {
        team.add(u"Anna"_n, HubRole::Agent, {u"shop"_n});
        team.add(u"Ben"_n, HubRole::Agent, {u"repairs"_n});
        team.add(u"Cleo"_n, HubRole::Agent, {u"shop"_n});
        team.add(u"Xenia"_n, HubRole::Expert);
        content = QByteArray(HubFiles::partSize * 2 + 77, 'x');
        content[5] = '\0';
        content.replace(HubFiles::partSize + 3, 3, "mid");
        write(path, content);
        sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
        accepted(*team.open(u"Anna"_n), {opened(inCase, u"Anna"_n), naming(u"Anna"_n)});
    }

    HubEvent naming(const QString& actor, const QUuid& where = {}) const
    {
        return event(u"message.received"_n, anId(), actor,
                     {{u"case"_n, (where.isNull() ? inCase : where).toString(QUuid::WithoutBraces)},
                      {u"attachments"_n,
                       QJsonArray{QJsonObject{{u"name"_n, u"a.bin"_n}, {u"sha256"_n, QString::fromLatin1(sha256)}}}}});
    }

    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
    }

    QByteArray read(const QString& from) const
    {
        QFile file(from);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }

    Expected<void> fetch(const QString& name) const
    {
        auto connection = team.raw(name);
        QFile::remove(copy);
        return HubFiles(connection).fetch(sha256, copy, [](qint64) { return true; });
    }

    TeamHub team;
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.bin"_n);
    const QString copy = folder.filePath(u"copy.bin"_n);
    const QUuid inCase = anId();
    QByteArray content;
    QByteArray sha256;
};

} // namespace

TEST_CASE("A file that an event names is brought once and read by who reads the event")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    CHECK(scene.fetch(u"Cleo"_n).error().remedy == Error::Remedy::Retry);
    auto anna = scene.team.raw(u"Anna"_n);
    requireOk(HubFiles(anna).bring(scene.sha256, scene.path));
    requireOk(HubFiles(anna).bring(scene.sha256, scene.path));
    CHECK(valueOf(scene.team.owner().run(
                      "SELECT count(*), (SELECT count(*) FROM threadline.file_arriving) FROM threadline.file_part"))
              .integer(0, 0) == 3);
    requireOk(scene.fetch(u"Cleo"_n));
    CHECK(scene.read(scene.copy) == scene.content);
    CHECK_FALSE(scene.fetch(u"Ben"_n));
    CHECK_FALSE(scene.fetch(u"Xenia"_n));
    QTemporaryDir folder;
    Scene::write(folder.filePath(u"empty"_n), {});
    requireOk(HubFiles(anna).bring(QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex(),
                                   folder.filePath(u"empty"_n)));
}

TEST_CASE("A transfer that was cut goes on where it was")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    auto anna = scene.team.raw(u"Anna"_n);
    // One part was there when the line was cut.
    valueOf(anna.run("SELECT threadline.put_part($1, 1, $2)",
                     {PostgresValue::bytea(QByteArray::fromHex(scene.sha256)),
                      PostgresValue::bytea(scene.content.mid(HubFiles::partSize, HubFiles::partSize))}));
    requireOk(HubFiles(anna).bring(scene.sha256, scene.path));

    auto cleo = scene.team.raw(u"Cleo"_n);
    QList<qint64> steps;
    const auto stopped = HubFiles(cleo).fetch(scene.sha256, scene.copy, [&](qint64 bytes) {
        steps.append(bytes);
        return false;
    });
    CHECK(stopped.error().remedy == Error::Remedy::Cancelled);
    requireOk(HubFiles(cleo).fetch(scene.sha256, scene.copy, [&](qint64 bytes) {
        steps.append(bytes);
        return true;
    }));
    CHECK(steps == QList<qint64>{HubFiles::partSize, 2 * HubFiles::partSize, scene.content.size()});
    CHECK(scene.read(scene.copy) == scene.content);
}

TEST_CASE("A file that is not what its name says is refused on both ends")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    Scene::write(scene.path, scene.content + "more");
    auto anna = scene.team.raw(u"Anna"_n);
    CHECK(HubFiles(anna).bring(scene.sha256, scene.path).error().remedy == Error::Remedy::Corrupt);
    CHECK_FALSE(scene.fetch(u"Cleo"_n));
    Scene::write(scene.path, scene.content);
    requireOk(HubFiles(anna).bring(scene.sha256, scene.path)); // nothing of the wrong one is left

    auto cleo = scene.team.raw(u"Cleo"_n);
    Scene::write(scene.copy, QByteArray(HubFiles::partSize, 'y')); // what was begun is damaged
    CHECK(HubFiles(cleo).fetch(scene.sha256, scene.copy, [](qint64) { return true; }).error().remedy ==
          Error::Remedy::Corrupt);
    CHECK_FALSE(QFile::exists(scene.copy));
    requireOk(scene.fetch(u"Cleo"_n));
}

TEST_CASE("Naming a hash that one has only heard of opens nothing")
{
    if (!PostgresServer::isInstalled()) {
        return;
    }
    Scene scene;
    auto anna = scene.team.raw(u"Anna"_n);
    requireOk(HubFiles(anna).bring(scene.sha256, scene.path));
    const QUuid inRepairs = anId();
    const auto ben = scene.team.open(u"Ben"_n);
    accepted(*ben, {opened(inRepairs, u"Ben"_n), scene.naming(u"Ben"_n, inRepairs)});
    CHECK_FALSE(scene.fetch(u"Ben"_n));
    auto raw = scene.team.raw(u"Ben"_n);
    CHECK_FALSE(raw.run("INSERT INTO threadline.file_owner VALUES ($1, 'Ben')",
                        {PostgresValue::bytea(QByteArray::fromHex(scene.sha256))}));
    CHECK_FALSE(raw.run("INSERT INTO threadline.file_owner VALUES ($1, 'Anna')",
                        {PostgresValue::bytea(QByteArray::fromHex(scene.sha256))}));
    CHECK_FALSE(raw.run("DELETE FROM threadline.file_owner"));
    // Whoever has it, by whatever way, may bring it.
    requireOk(HubFiles(raw).bring(scene.sha256, scene.path));
    requireOk(scene.fetch(u"Ben"_n));
}
