// SPDX-License-Identifier: GPL-3.0-or-later
//
// A visitor of a website in a real browser: tests/node/visitor.cjs with Chromium. Ended with this
// object, and with the test when that is killed. The event loop does not run meanwhile.
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace threadline::test {

class WebsiteBrowser
{
public:
    /// Fails the test when it does not come up.
    WebsiteBrowser();
    ~WebsiteBrowser();
    WebsiteBrowser(const WebsiteBrowser&) = delete;
    WebsiteBrowser& operator=(const WebsiteBrowser&) = delete;

    /// Whether this machine has Chromium, node and the modules of tests/node. Says so loudly when
    /// not: the test then returns.
    static bool isInstalled();
    /// Where the website's owner has put converse.js.
    static QString converseFolder();

    void open(const QString& url);
    void click(const char* what);
    void fill(const char* what, const QString& text);
    void say(const QString& text);
    void type(const QString& text);
    void waitFor(const char* state); ///< of the widget: "closed", "connecting", "chat", "away"
    void see(const QString& text);
    void shot(const QString& path);
    QStringList strangeRequests(); ///< to anybody but the website

private:
    QJsonObject ask(const QJsonObject& command);
    QJsonObject nextLine();

    QTemporaryDir m_profile;
    QProcess m_process;
};

} // namespace threadline::test
