// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/website_browser.h"

#include "tests/support/waiting.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <iostream>

namespace threadline::test {

namespace {

constexpr int patienceMs = 120'000;

QString program(const char* name)
{
    return QStandardPaths::findExecutable(QLatin1String(name));
}

QString inFolder(const char* name)
{
    return QDir(QStringLiteral(THREADLINE_TESTS_NODE)).filePath(QLatin1String(name));
}

QJsonObject command(const char* what, const char* key = nullptr, const QString& value = {})
{
    QJsonObject json{{QStringLiteral("do"), QLatin1String(what)}};
    if (key) {
        json.insert(QLatin1String(key), value);
    }
    return json;
}

} // namespace

bool WebsiteBrowser::isInstalled()
{
    if (!program("chromium").isEmpty() && !program("node").isEmpty() &&
        QFileInfo::exists(inFolder("node_modules/playwright-core/package.json")) &&
        QFileInfo::exists(converseFolder())) {
        return true;
    }
    const char* words = "SKIPPED: no chromium, no node, or no modules in tests/node (npm ci "
                        "--prefix tests/node), so the website's "
                        "widget was not tested in a browser.";
    WARN(words);
    std::cerr << words << std::endl;
    return false;
}

QString WebsiteBrowser::converseFolder()
{
    return inFolder("node_modules/converse.js/dist");
}

WebsiteBrowser::WebsiteBrowser()
{
    REQUIRE(m_profile.isValid());
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program("node"),
                    {inFolder("visitor.cjs"), program("chromium"), m_profile.path()});
    REQUIRE(m_process.waitForStarted(patienceMs));
    REQUIRE(nextLine().value(QLatin1String("ok")).toBool());
}

WebsiteBrowser::~WebsiteBrowser()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patienceMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QJsonObject WebsiteBrowser::nextLine()
{
    while (!m_process.canReadLine()) {
        REQUIRE(m_process.waitForReadyRead(patienceMs));
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

QJsonObject WebsiteBrowser::ask(const QJsonObject& asked)
{
    m_process.write(QJsonDocument(asked).toJson(QJsonDocument::Compact) + '\n');
    const QJsonObject answer = nextLine();
    INFO(QJsonDocument(asked).toJson().toStdString());
    INFO(answer.value(QLatin1String("error")).toString().toStdString());
    REQUIRE(answer.value(QLatin1String("ok")).toBool());
    return answer;
}

void WebsiteBrowser::open(const QString& url)
{
    ask(command("open", "url", url));
}
void WebsiteBrowser::click(const char* what)
{
    ask(command("click", "what", QLatin1String(what)));
}
void WebsiteBrowser::say(const QString& text)
{
    ask(command("say", "text", text));
}
void WebsiteBrowser::type(const QString& text)
{
    ask(command("type", "text", text));
}
void WebsiteBrowser::waitFor(const char* state)
{
    ask(command("wait", "state", QLatin1String(state)));
}
void WebsiteBrowser::see(const QString& text)
{
    ask(command("see", "text", text));
}
void WebsiteBrowser::shot(const QString& path)
{
    ask(command("shot", "path", path));
}

void WebsiteBrowser::fill(const char* what, const QString& text)
{
    QJsonObject asked = command("fill", "what", QLatin1String(what));
    asked.insert(QStringLiteral("text"), text);
    ask(asked);
}

QStringList WebsiteBrowser::strangeRequests()
{
    QStringList urls;
    const QJsonArray asked = ask(command("strange")).value(QLatin1String("asked")).toArray();
    for (const auto& url : asked) {
        urls.append(url.toString());
    }
    return urls;
}

} // namespace threadline::test
