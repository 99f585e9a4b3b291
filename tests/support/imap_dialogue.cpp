// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/imap_dialogue.h"

#include "tests/support/catch.h"

#include <QHostAddress>

namespace threadline::test {

namespace {

QByteArray firstWord(const QByteArray& line)
{
    return line.first(line.indexOf(' ') < 0 ? line.size() : line.indexOf(' '));
}

QByteArrayList linesOf(const QByteArray& script)
{
    QByteArrayList lines;
    for (const QByteArray& raw : script.split('\n')) {
        qsizetype indent = 0;
        while (indent < raw.size() && raw[indent] == ' ') {
            ++indent;
        }
        const QByteArray line = raw.sliced(indent);
        if (!line.isEmpty()) {
            const QByteArray kind = line.first(2);
            REQUIRE((kind == "S:" || kind == "C:" || kind == "X:" || kind == "S-"));
            lines.append(line);
        }
    }
    return lines;
}

} // namespace

ImapDialogue::ImapDialogue(const QByteArrayList& scripts)
{
    for (const QByteArray& script : scripts) {
        m_scripts.append(linesOf(script));
    }
    connect(&m_server, &QTcpServer::newConnection, this, &ImapDialogue::onConnection);
    REQUIRE(m_server.listen(QHostAddress::LocalHost));
}

bool ImapDialogue::isComplete() const
{
    return m_problem.isEmpty() && m_lines.isEmpty() && m_scripts.isEmpty();
}

std::string ImapDialogue::problem() const
{
    if (!m_problem.isEmpty()) {
        return m_problem.toStdString();
    }
    return m_lines.isEmpty() ? std::string() : "not reached: " + m_lines.first().toStdString();
}

void ImapDialogue::say(const QByteArray& line)
{
    m_client->write(line + "\r\n");
    m_client->flush();
}

void ImapDialogue::onConnection()
{
    m_client = m_server.nextPendingConnection();
    m_heard.clear();
    m_tags.clear();
    if (m_scripts.isEmpty()) {
        m_problem = "a connection too many";
        m_client->abort();
        return;
    }
    m_lines = m_scripts.takeFirst();
    connect(m_client, &QTcpSocket::readyRead, this, &ImapDialogue::onReadyRead);
    speak();
}

/// All that the server says before it is the client's turn again.
void ImapDialogue::speak()
{
    QByteArray words;
    while (!m_lines.isEmpty() && !m_lines.first().startsWith("C:")) {
        const QByteArray line = m_lines.takeFirst();
        if (line.startsWith("X:")) {
            m_client->write(words);
            m_client->disconnectFromHost();
            return;
        }
        QByteArray said = line.sliced(std::min<qsizetype>(3, line.size()));
        const QByteArray tag = firstWord(said);
        if (m_tags.contains(tag)) {
            said.replace(0, tag.size(), m_tags.value(tag));
        }
        words += said + (line.startsWith("S-") ? "" : "\r\n");
    }
    m_client->write(words);
    m_client->flush();
}

void ImapDialogue::onReadyRead()
{
    m_heard += m_client->readAll();
    for (qsizetype end = m_heard.indexOf("\r\n"); end >= 0; end = m_heard.indexOf("\r\n")) {
        const QByteArray line = m_heard.first(end);
        m_heard = m_heard.sliced(end + 2);
        hear(line);
    }
}

void ImapDialogue::hear(const QByteArray& line)
{
    if (m_lines.isEmpty()) {
        if (!line.endsWith("LOGOUT") && m_problem.isEmpty()) {
            m_problem = "the script was over, but the client said: " + line;
        }
        return;
    }
    const QByteArray expected =
        m_lines.first().sliced(std::min<qsizetype>(3, m_lines.first().size()));
    const QByteArray tag = firstWord(expected);
    const QByteArray actualTag = firstWord(line);
    const bool same =
        line == expected || (expected.sliced(tag.size()) == line.sliced(actualTag.size()) &&
                             !expected.sliced(tag.size()).isEmpty());
    if (!same) {
        if (m_problem.isEmpty()) {
            m_problem = "expected: " + expected + "\nbut came: " + line;
        }
        m_client->abort();
        return;
    }
    m_tags.insert(tag, actualTag);
    m_lines.removeFirst();
    speak();
}

} // namespace threadline::test
