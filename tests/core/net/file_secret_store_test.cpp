// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/secret_store.h"

#include "tests/support/catch.h"
#include "tests/support/waiting.h"

#include <QFile>
#include <QTemporaryDir>

#include <thread>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

using namespace threadline;
using threadline::test::requireOk;
using threadline::test::valueOf;

namespace {

struct Place
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("secrets.json"));

    void write(const QByteArray& bytes, mode_t mode = 0600) const
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(bytes) == bytes.size());
        REQUIRE(::fchmod(file.handle(), mode) == 0);
    }

    struct stat status() const
    {
        struct stat result = {};
        REQUIRE(::stat(QFile::encodeName(path).constData(), &result) == 0);
        return result;
    }
};

const QString key = QStringLiteral("account/1");

} // namespace

TEST_CASE("A secrets file that is missing is empty, and is made private by the first write")
{
    const Place place;
    const auto store = fileSecretStore(place.path);
    CHECK(valueOf(store->read(key)) == std::nullopt);
    requireOk(store->remove(key));
    CHECK_FALSE(QFile::exists(place.path));

    const mode_t before = ::umask(0); // the most careless one
    requireOk(store->write(key, QString::fromUtf8("pa\u00dfwort \"x\"")));
    ::umask(before);
    CHECK((place.status().st_mode & 07777) == 0600);
    CHECK(valueOf(store->read(key)) == QString::fromUtf8("pa\u00dfwort \"x\""));
}

TEST_CASE("Another store finds what one has written, and removes it")
{
    const Place place;
    requireOk(fileSecretStore(place.path)->write(key, QStringLiteral("one")));
    requireOk(fileSecretStore(place.path)->write(QStringLiteral("other"), QStringLiteral("two")));
    requireOk(fileSecretStore(place.path)->write(key, QStringLiteral("three")));
    CHECK(valueOf(fileSecretStore(place.path)->read(key)) == QStringLiteral("three"));
    requireOk(fileSecretStore(place.path)->remove(key));
    CHECK(valueOf(fileSecretStore(place.path)->read(key)) == std::nullopt);
    CHECK(valueOf(fileSecretStore(place.path)->read(QStringLiteral("other"))) ==
          QStringLiteral("two"));
}

TEST_CASE("An empty secret is not a missing one")
{
    const Place place;
    const auto store = fileSecretStore(place.path);
    requireOk(store->write(key, QStringLiteral("")));
    CHECK(valueOf(store->read(key)) == std::optional<QString>(QStringLiteral("")));
}

TEST_CASE("A secrets file that others can read is refused with the way to mend it")
{
    const Place place;
    const mode_t mode =
        GENERATE(mode_t(0644), mode_t(0640), mode_t(0604), mode_t(0660), mode_t(0601));
    place.write("{\"account/1\": \"one\"}", mode);
    const auto store = fileSecretStore(place.path);
    const QString sentence =
        QStringLiteral(
            "The secrets file %1 can be read by others (mode 0%2); make it private with: "
            "chmod 600 %1")
            .arg(place.path, QString::number(mode, 8));
    const auto read = store->read(key);
    REQUIRE_FALSE(read);
    CHECK(read.error() == Error{Error::Remedy::Rejected, sentence});
    const auto written = store->write(key, QStringLiteral("two"));
    REQUIRE_FALSE(written);
    CHECK(written.error().sentence == sentence);

    REQUIRE(::chmod(QFile::encodeName(place.path).constData(), 0600) == 0);
    CHECK(valueOf(store->read(key)) == QStringLiteral("one"));
}

TEST_CASE("A secrets file of another user is refused")
{
    if (::geteuid() != 0) {
        WARN("skipped: only root can give a file away");
        return;
    }
    const Place place;
    place.write("{}");
    REQUIRE(::chown(QFile::encodeName(place.path).constData(), 65534, 65534) == 0);
    const auto read = fileSecretStore(place.path)->read(key);
    REQUIRE_FALSE(read);
    CHECK(read.error().remedy == Error::Remedy::Rejected);
    CHECK(read.error().sentence.contains(QStringLiteral("belongs to another user (uid 65534)")));
}

TEST_CASE("A secrets file that is no JSON object is kept as it is")
{
    const Place place;
    const QByteArray damaged = GENERATE(QByteArray("{\"account/1\": "), QByteArray("[]"),
                                        QByteArray("secret"), QByteArray("\0\0\0", 3));
    place.write(damaged);
    const auto store = fileSecretStore(place.path);
    const auto read = store->read(key);
    REQUIRE_FALSE(read);
    CHECK(read.error().remedy == Error::Remedy::Corrupt);
    CHECK_FALSE(store->write(key, QStringLiteral("two")));
    QFile file(place.path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == damaged);
}

TEST_CASE("A symbolic link to the secrets stays one")
{
    const Place place;
    const QString link = place.folder.filePath(QStringLiteral("link.json"));
    place.write("{}");
    REQUIRE(QFile::link(place.path, link));
    requireOk(fileSecretStore(link)->write(key, QStringLiteral("one")));
    CHECK(QFile::symLinkTarget(link) == place.path);
    CHECK(valueOf(fileSecretStore(place.path)->read(key)) == QStringLiteral("one"));
}

TEST_CASE("A folder that is missing is named")
{
    const Place place;
    const QString path = place.folder.filePath(QStringLiteral("missing/secrets.json"));
    const auto written = fileSecretStore(path)->write(key, QStringLiteral("one"));
    REQUIRE_FALSE(written);
    CHECK(written.error().sentence ==
          QStringLiteral(
              "The secrets file %1 cannot be written: its folder is missing or not writable.")
              .arg(path));
}

TEST_CASE("Writers at the same time lose nothing, in one store and in several")
{
    const Place place;
    const bool shared = GENERATE(true, false);
    const auto common = fileSecretStore(place.path);
    constexpr int writers = 4;
    constexpr int each = 10;
    {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&, writer] {
                const auto own = fileSecretStore(place.path);
                for (int number = 0; number < each; ++number) {
                    auto& store = shared ? *common : *own;
                    const QString name = QStringLiteral("%1/%2").arg(writer).arg(number);
                    static_cast<void>(store.write(name, name)); // the reader below tells
                }
            });
        }
    }
    for (int writer = 0; writer < writers; ++writer) {
        for (int number = 0; number < each; ++number) {
            const QString name = QStringLiteral("%1/%2").arg(writer).arg(number);
            CHECK(valueOf(common->read(name)) == name);
        }
    }
}
