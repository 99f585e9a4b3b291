// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sip_telephones.h"

#include "tests/support/free_port.h"
#include "tests/support/waiting.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUdpSocket>

#include <signal.h>

#include <algorithm>
#include <iostream>

namespace threadline::test {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto exchangeConfiguration = R"(#!KAMAILIO
debug=0
log_stderror=yes
fork=yes
children=1
listen=udp:127.0.0.1:%PORT%
mpath="%MODULES%/"
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "rr.so"
loadmodule "maxfwd.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
  if (is_method("REGISTER")) { save("location"); exit; }
  if (has_totag()) {
    if (loose_route()) { t_relay(); exit; }
    if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
    sl_send_reply("404", "Not here");
    exit;
  }
  if (is_method("CANCEL")) { if (t_check_trans()) t_relay(); exit; }
  record_route();
  if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
  t_relay();
}
)";

constexpr auto softphoneConfiguration = R"(poll_method epoll
sip_listen 127.0.0.1:0
net_interface 127.0.0.1
audio_source aufile,%DIR%/tone.wav
audio_player aufile,%DIR%/heard.wav
audio_alert aufile,%DIR%/alert.wav
ausrc_srate 8000
auplay_srate 8000
rtp_ports %RTP%
module_path %MODULES%
module g711.so
module aufile.so
module_tmp uuid.so
module_tmp account.so
module_app contact.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:%CONTROL%
)";

/// The folder of a program's modules, by one of them; each distribution has it elsewhere.
QString modulesOf(const QString& program, const QString& module)
{
    QStringList places{u"/usr/lib"_s, u"/usr/lib64"_s, u"/usr/local/lib"_s};
    const QStringList below = QDir(u"/usr/lib"_s).entryList({u"*-linux-*"_s}, QDir::Dirs);
    for (const QString& folder : below) {
        places.append(u"/usr/lib/"_s + folder);
    }
    for (const QString& place : std::as_const(places)) {
        const QString folder = place + u'/' + program + u"/modules"_s;
        if (QFile::exists(folder + u'/' + module)) {
            return folder;
        }
    }
    return {};
}

QString programNamed(const QString& name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty()
               ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/usr/local/sbin"_s})
               : found;
}

void writeFile(const QString& path, const QByteArray& content, const ServerUser& user)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    REQUIRE(file.write(content) == content.size());
    file.close();
    user.own(path);
}

/// A second of silence, 8 kHz, 16 bits, one channel (RIFF/WAVE).
QByteArray silence()
{
    const auto number = [](quint32 value, int bytes) {
        QByteArray written;
        for (int i = 0; i < bytes; ++i) {
            written.append(static_cast<char>(value >> (8 * i)));
        }
        return written;
    };
    constexpr quint32 samples = 8000;
    const QByteArray data(samples * 2, '\0');
    return "RIFF" + number(36 + samples * 2, 4) + "WAVEfmt " + number(16, 4) + number(1, 2) +
           number(1, 2) + number(8000, 4) + number(16'000, 4) + number(2, 2) + number(16, 2) +
           "data" + number(samples * 2, 4) + data;
}

} // namespace

bool SipExchange::areInstalled()
{
    const bool all = !programNamed(u"kamailio"_s).isEmpty() &&
                     !programNamed(u"baresip"_s).isEmpty() &&
                     !modulesOf(u"kamailio"_s, u"registrar.so"_s).isEmpty() &&
                     !modulesOf(u"baresip"_s, u"ctrl_tcp.so"_s).isEmpty();
    if (!all) {
        std::cerr << "SKIPPED: kamailio or baresip is not installed\n";
    }
    return all;
}

SipExchange::SipExchange()
    : m_port(freePort())
{
    REQUIRE(m_folder.isValid());
    m_user.own(m_folder.path());
    const QString file = m_folder.filePath(u"kamailio.cfg"_s);
    writeFile(file,
              QByteArray(exchangeConfiguration)
                  .replace("%PORT%", QByteArray::number(m_port))
                  .replace("%MODULES%", modulesOf(u"kamailio"_s, u"registrar.so"_s).toUtf8()),
              m_user);
    m_process.setProgram(programNamed(u"kamailio"_s));
    // In the foreground, errors to us, little memory.
    m_process.setArguments({u"-f"_s, file, u"-DD"_s, u"-E"_s, u"-m"_s, u"16"_s, u"-M"_s, u"4"_s,
                            u"-Y"_s, m_folder.path()});
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"output"_s));
    m_process.setWorkingDirectory(m_folder.path());
    m_user.runAs(m_process, SIGTERM); // it takes its children along
    m_process.start();
    REQUIRE(m_process.waitForStarted());
    const bool up =
        waitUntil([this] { return answers() || m_process.state() == QProcess::NotRunning; },
                  std::chrono::seconds(30));
    if (!up || m_process.state() != QProcess::Running) {
        stop();
        QFile output(m_folder.filePath(u"output"_s));
        static_cast<void>(output.open(QIODevice::ReadOnly));
        FAIL("Kamailio did not start (" << m_process.state()
                                        << "): " << output.readAll().toStdString());
    }
}

SipExchange::~SipExchange()
{
    stop();
}

/// Never by force at first: its children would stay.
void SipExchange::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QString SipExchange::address(const QString& user) const
{
    return u"sip:%1@127.0.0.1:%2"_s.arg(user).arg(m_port);
}

bool SipExchange::answers() const
{
    QUdpSocket socket;
    REQUIRE(socket.bind(QHostAddress::LocalHost));
    const QByteArray here = "127.0.0.1:" + QByteArray::number(socket.localPort());
    const QByteArray question = "OPTIONS sip:nobody@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + here +
                                ";branch=z9hG4bKtest\r\nFrom: <sip:test@" + here +
                                ">;tag=1\r\nTo: <sip:nobody@127.0.0.1>\r\nCall-ID: test\r\nCSeq: 1 "
                                "OPTIONS\r\nMax-Forwards: "
                                "10\r\nContent-Length: 0\r\n\r\n";
    socket.writeDatagram(question, QHostAddress::LocalHost, m_port);
    return socket.waitForReadyRead(200);
}

Softphone::Softphone(const SipExchange& exchange, const QString& user, const QString& name,
                     Registers registers)
    : m_address(exchange.address(user))
    , m_registers(registers)
    , m_control(freePort())
{
    REQUIRE(m_folder.isValid());
    m_user.own(m_folder.path());
    const int rtp = std::min<int>(freePort() & ~1, 65'000);
    const QByteArray folder = m_folder.path().toUtf8();
    writeFile(m_folder.filePath(u"config"_s),
              QByteArray(softphoneConfiguration)
                  .replace("%DIR%", folder)
                  .replace("%RTP%", QByteArray::number(rtp) + '-' + QByteArray::number(rtp + 200))
                  .replace("%MODULES%", modulesOf(u"baresip"_s, u"ctrl_tcp.so"_s).toUtf8())
                  .replace("%CONTROL%", QByteArray::number(m_control)),
              m_user);
    // Where nobody listens no registration succeeds.
    const QString registrar =
        registers == Registers::Yes ? QString() : u";outbound=\"sip:127.0.0.1:9\""_s;
    const QString shown = name.isEmpty() ? QString() : u"\"%1\" "_s.arg(name);
    writeFile(m_folder.filePath(u"accounts"_s),
              u"%1<%2>;regint=600%3\n"_s.arg(shown, m_address, registrar).toUtf8(), m_user);
    writeFile(m_folder.filePath(u"contacts"_s), {}, m_user);
    for (const char* sound : {"tone.wav", "alert.wav"}) {
        writeFile(m_folder.filePath(QLatin1String(sound)), silence(), m_user);
    }
    QObject::connect(&m_line, &QTcpSocket::readyRead, [this] { read(); });
    start();
}

Softphone::~Softphone()
{
    m_line.disconnect();
    m_line.abort();
    m_process.terminate();
    if (!m_process.waitForFinished(5'000)) {
        kill();
    }
}

void Softphone::start()
{
    m_process.setProgram(programNamed(u"baresip"_s));
    m_process.setArguments({u"-f"_s, m_folder.path()});
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"output"_s), QIODevice::Append);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setWorkingDirectory(m_folder.path());
    m_user.runAs(m_process, SIGKILL);
    m_process.start();
    REQUIRE(m_process.waitForStarted());
    const bool up = waitUntil(
        [this] {
            const QByteArray words = command("reginfo");
            return m_registers == Registers::Yes ? words.contains("OK") : !words.isEmpty();
        },
        std::chrono::seconds(30));
    if (!up) {
        QFile output(m_folder.filePath(u"output"_s));
        static_cast<void>(output.open(QIODevice::ReadOnly));
        FAIL("baresip did not start: " << output.readAll().toStdString());
    }
}

void Softphone::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Softphone::connectLine()
{
    if (m_line.state() == QAbstractSocket::ConnectedState) {
        return;
    }
    m_line.abort();
    m_unread.clear();
    m_strings.clear();
    m_line.connectToHost(QHostAddress::LocalHost, m_control);
    m_line.waitForConnected(1000);
}

void Softphone::read()
{
    m_unread += m_line.readAll();
    for (;;) {
        const qsizetype colon = m_unread.indexOf(':');
        const qsizetype length = m_unread.left(std::max<qsizetype>(colon, 0)).toLongLong();
        if (colon < 0 || m_unread.size() < colon + length + 2) {
            return;
        }
        m_strings.append(m_unread.mid(colon + 1, length));
        m_unread.remove(0, colon + length + 2);
    }
}

QByteArray Softphone::command(const QByteArray& name, const QString& params)
{
    connectLine();
    const QByteArray json = QJsonDocument(QJsonObject{{u"command"_s, QString::fromLatin1(name)},
                                                      {u"params"_s, params},
                                                      {u"token"_s, u"test"_s}})
                                .toJson(QJsonDocument::Compact);
    m_line.write(QByteArray::number(json.size()) + ':' + json + ',');
    QByteArray words;
    waitUntil(
        [&] {
            const auto answer =
                std::find_if(m_strings.begin(), m_strings.end(), [](const QByteArray& one) {
                    return one.contains("\"token\":\"test\"");
                });
            if (answer != m_strings.end()) {
                words = *answer;
                m_strings.erase(answer);
            }
            return !words.isEmpty() || m_line.state() != QAbstractSocket::ConnectedState;
        },
        std::chrono::seconds(5));
    return words;
}

bool Softphone::told(const QByteArray& type)
{
    connectLine();
    const auto event = std::find_if(m_strings.begin(), m_strings.end(), [&](const QByteArray& one) {
        return one.contains("\"type\":\"" + type + '"');
    });
    if (event == m_strings.end()) {
        return false;
    }
    m_strings.erase(event);
    return true;
}

} // namespace threadline::test
