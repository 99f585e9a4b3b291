// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_certificates.h"

#include "tests/support/catch.h"

#include <QFile>
#include <QProcess>

namespace threadline::test {

namespace {

QString kindName(TestCertificates::Kind kind)
{
    switch (kind) {
    case TestCertificates::Kind::Valid:
        return QStringLiteral("valid");
    case TestCertificates::Kind::Expired:
        return QStringLiteral("expired");
    case TestCertificates::Kind::WrongHost:
        return QStringLiteral("wronghost");
    }
    return {};
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(bytes) == bytes.size());
}

// `openssl x509` cannot date a certificate back before OpenSSL 3.4; `openssl ca` always could.
constexpr auto authorityConfig = R"([ca]
default_ca = tests
[tests]
dir = %1
new_certs_dir = %1
database = %1/index.txt
serial = %1/serial
certificate = %1/ca.pem
private_key = %1/ca.key
default_md = sha256
default_days = 30
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
)";

} // namespace

TestCertificates::TestCertificates(const QString& folder)
    : m_folder(folder)
{
    makeAuthority();
    for (const auto kind : {Kind::Valid, Kind::Expired, Kind::WrongHost}) {
        makeServer(kind);
    }
}

QString TestCertificates::caFile() const
{
    return m_folder + QLatin1String("/ca.pem");
}

QString TestCertificates::certificate(Kind kind) const
{
    return m_folder + QLatin1Char('/') + kindName(kind) + QLatin1String(".pem");
}

QString TestCertificates::key(Kind kind) const
{
    return m_folder + QLatin1Char('/') + kindName(kind) + QLatin1String(".key");
}

void TestCertificates::openssl(const QStringList& arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder);
    process.start(QStringLiteral("openssl"), arguments);
    const bool finished = process.waitForFinished();
    INFO("openssl " << arguments.join(QLatin1Char(' ')).toStdString());
    INFO(process.readAll().toStdString());
    REQUIRE(finished);
    REQUIRE(process.exitCode() == 0);
}

void TestCertificates::makeAuthority() const
{
    write(m_folder + QLatin1String("/ca.cnf"),
          QString::fromLatin1(authorityConfig).arg(m_folder).toUtf8());
    write(m_folder + QLatin1String("/index.txt"), {});
    write(m_folder + QLatin1String("/serial"), "01\n");
    openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
             QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
             QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
             QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"),
             QStringLiteral("/CN=Threadline test authority"), QStringLiteral("-keyout"),
             QStringLiteral("ca.key"), QStringLiteral("-out"), caFile()});
}

void TestCertificates::makeServer(Kind kind) const
{
    const QString host =
        kind == Kind::WrongHost ? QStringLiteral("elsewhere.example") : QStringLiteral("localhost");
    QString names = QStringLiteral("subjectAltName=DNS:") + host;
    if (kind != Kind::WrongHost) {
        names += QLatin1String(",DNS:anon.localhost,IP:127.0.0.1");
    }
    const QString request = m_folder + QLatin1Char('/') + kindName(kind) + QLatin1String(".csr");
    openssl({QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"),
             QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
             QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
             QStringLiteral("-subj"), QStringLiteral("/CN=") + host, QStringLiteral("-addext"),
             names, QStringLiteral("-keyout"), key(kind), QStringLiteral("-out"), request});
    QStringList sign{QStringLiteral("ca"),
                     QStringLiteral("-batch"),
                     QStringLiteral("-notext"),
                     QStringLiteral("-config"),
                     QStringLiteral("ca.cnf"),
                     QStringLiteral("-in"),
                     request,
                     QStringLiteral("-out"),
                     certificate(kind)};
    if (kind == Kind::Expired) {
        sign << QStringLiteral("-startdate") << QStringLiteral("20200101000000Z")
             << QStringLiteral("-enddate") << QStringLiteral("20201231000000Z");
    }
    openssl(sign);
}

} // namespace threadline::test
