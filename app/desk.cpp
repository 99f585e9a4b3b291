// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk.h"

#include "app/agent_name.h"
#include "app/bench/bare_window.h"
#include "app/bench/desk_drive.h"
#include "app/command_line/awaiting.h"
#include "app/composition.h"
#include "app/run_command.h"
#include "app/traced_application.h"
#include "core/async/when_finished.h"
#include "core/channels/email/discovery.h"
#include "core/model/rejected.h"
#include "core/net/http_client.h"
#include "core/net/name_lookup.h"
#include "core/spelling/dictionaries.h"
#include "core/spelling/spelling.h"
#include "core/trace/trace.h"
#include "ui/desk/desk_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageBox>
#include <QRegularExpression>
#include <QTimer>
#include <QtConcurrent>

#include <limits>
#include <numeric>

namespace threadline {

using namespace command_line;

namespace {

constexpr int settlingLimitMs = 60'000;
constexpr int openAgain = -2; // among exit codes
constexpr QLatin1String bareWindowName("bare-window");

struct DeskOptions
{
    QString workspace;
    QString secretsFile;
    QString screenshot; ///< empty: open the window
    QSize size;         ///< empty: as it was
    std::optional<ThemeChoice> theme;
    QString customer;
    QString measure; ///< where to write what driving the desk took; "bare-window"; empty: a person drives it
    QString trace;   ///< empty: nobody wants to know where the time goes

    bool isForAPerson() const { return screenshot.isEmpty() && measure.isEmpty(); }
};

Expected<DeskOptions> optionsFrom(const Arguments& arguments)
{
    DeskOptions options{workspaceFolder(arguments),
                        arguments.value("secrets"),
                        arguments.value("screenshot"),
                        {},
                        {},
                        arguments.value("customer"),
                        arguments.value("measure"),
                        arguments.value("trace")};
    if (arguments.has("size")) {
        static const QRegularExpression form(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
        const auto size = form.match(arguments.value("size"));
        if (!size.hasMatch()) {
            return rejected(QStringLiteral("--size needs a width and a height like 1440x900."));
        }
        options.size = {size.captured(1).toInt(), size.captured(2).toInt()};
    }
    if (arguments.has("theme")) {
        const QString name = arguments.value("theme");
        options.theme = themeChoiceFromName(name);
        if (themeChoiceName(*options.theme) != name) {
            return rejected(QStringLiteral("--theme is light or dark."));
        }
    }
    return options;
}

/// What Qt would end the program for is said in a sentence instead.
Expected<void> chooseDisplay(const DeskOptions& options)
{
    if (qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        return {};
    }
    if (!options.isForAPerson()) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        return {};
    }
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        return rejected(QStringLiteral(
            "There is no display to open the desk on; threadline help lists what works "
            "without one."));
    }
#endif
    return {};
}

/// A picture may be taken of a workspace that another desk has open.
Expected<std::unique_ptr<Composition>> openWorkspace(const DeskOptions& options)
{
    CompositionOptions wanted;
    wanted.folder = options.workspace;
    wanted.secretsFile = options.secretsFile;
    wanted.agentName = agentNameOfThisDesk();
    auto opened = Composition::open(wanted);
    if (!opened && !options.screenshot.isEmpty()) {
        wanted.access = CompositionOptions::Access::Reading;
        auto read = Composition::open(wanted);
        if (read) {
            return read;
        }
    }
    return opened;
}

/// The window with what it needs, in the order in which one stands on the other.
class Desk
{
public:
    Desk(Composition& composition, const DeskOptions& options)
        : m_composition(composition)
        , m_workspace(composition.workspace())
        , m_stateFile(options.isForAPerson() ? composition.windowStatePath() : QString())
        , m_theme(options.theme.value_or(options.isForAPerson()
                                             ? WindowMemory(m_stateFile).theme()
                                             : ThemeChoice::Light))
        , m_spelling(systemDictionaryFolders(),
                     QFileInfo(composition.windowStatePath()).absoluteDir().filePath(QStringLiteral("words.txt")))
        , m_http(networkHttpClient(m_clock))
        , m_names(systemNameLookup())
    {
        m_theme.dress(*qApp);
        m_window = std::make_unique<DeskWindow>(m_workspace, m_theme, m_stateFile, services());
        if (!options.size.isEmpty()) {
            m_window->resize(options.size);
        }
    }

    DeskWindow& window() { return *m_window; }

    Expected<void> go(const QString& customer)
    {
        if (!customer.isEmpty()) {
            const auto found = await(m_workspace.findCustomer(customer));
            if (!found) {
                return found.error();
            }
            m_window->openCustomer(*found);
        }
        return {};
    }

    /// Before anybody chose: the case on top.
    Expected<void> goToFirstCase()
    {
        const auto queue = await(m_workspace.queue({}, 0, 1));
        if (!queue) {
            return queue.error();
        }
        if (!queue->rows.isEmpty()) {
            m_window->openCase(queue->rows.first().id);
        }
        return {};
    }

private:
    DeskServices services()
    {
        DeskServices services;
        services.discoverMailbox = [this](const QString& address) {
            return discoverEmailSettings(address, *m_http, *m_names)
                .then([](const EmailSettings& settings) { return settings.toJson(); });
        };
        services.spelling = &m_spelling;
        services.joinTeam = [&composition = m_composition](const QString& invitation) {
            return QtConcurrent::run([&composition, invitation]() -> Expected<QString> {
                const auto joined = composition.joinTeam(invitation);
                return joined ? Expected<QString>(QStringLiteral("This is the desk of %1 now. Its history comes when it is "
                                                                 "opened again.").arg(joined->agent.name))
                              : joined.error();
            });
        };
        services.calls = &m_composition.calls();
        services.openAgain = [] { QApplication::exit(openAgain); };
        services.openUrl = [](const QUrl& url) { QDesktopServices::openUrl(url); };
        return services;
    }

    Composition& m_composition;
    Workspace& m_workspace;
    QString m_stateFile;
    Theme m_theme;
    SystemClock m_clock;
    Spelling m_spelling;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<NameLookup> m_names;
    std::unique_ptr<DeskWindow> m_window;
};

/// Settled, and still so after what that brought about, such as the layout of new words, is done.
bool waitUntilSettled(DeskWindow& window)
{
    QEventLoop loop;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&window, &DeskWindow::settled, &loop, &QEventLoop::quit);
    limit.start(settlingLimitMs);
    bool wasSettled = false;
    while (limit.isActive()) {
        QCoreApplication::processEvents();
        if (!window.isSettled()) {
            wasSettled = false;
            loop.exec();
        } else if (wasSettled) {
            return true;
        } else {
            wasSettled = true;
        }
    }
    return false;
}

Expected<int> takePicture(Desk& desk, const DeskOptions& options)
{
    DeskWindow& window = desk.window();
    window.show();
    const auto there =
        options.customer.isEmpty() ? desk.goToFirstCase() : desk.go(options.customer);
    if (!there) {
        return there.error();
    }
    if (!waitUntilSettled(window)) {
        return rejected(
            QStringLiteral("The desk took too long to show everything; no picture was taken."));
    }
    if (!window.grab().save(options.screenshot, "PNG")) {
        return rejected(
            QStringLiteral("The picture could not be written to \"%1\": check the path.")
                .arg(options.screenshot));
    }
    return 0;
}

Expected<int> drive(Desk& desk, Workspace& workspace, const DeskOptions& options)
{
    desk.window().show();
    const auto first = desk.goToFirstCase();
    const auto all = await(workspace.customers({}, std::numeric_limits<int>::max()));
    if (!first || !all) {
        return first ? all.error() : first.error();
    }
    const qint64 size = std::accumulate(all->begin(), all->end(), qint64{0}, [](qint64 sum, const Customer& customer) {
        return sum + customer.interactions;
    });
    const auto figures = bench::driveDesk(desk.window(), workspace, {static_cast<int>(size)});
    if (!figures) {
        return figures.error();
    }
    QJsonArray written;
    for (const bench::Figure& figure : *figures) {
        written.append(figure.toJson());
    }
    QFile file(options.measure);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(written).toJson()) < 0) {
        return rejected(QStringLiteral("What was measured could not be written to \"%1\": check the path.").arg(options.measure));
    }
    return 0;
}

Expected<int> openWindow(Desk& desk, const DeskOptions& options)
{
    DeskWindow& window = desk.window();
    window.show();
    if (const auto there = desk.go(options.customer); !there) {
        return there.error();
    }
    return QApplication::exec();
}

Expected<int> run(const DeskOptions& options)
{
    const auto composition = openWorkspace(options);
    if (!composition) {
        return composition.error();
    }
    Workspace& workspace = (*composition)->workspace();
    Desk desk(**composition, options);
    if (!options.screenshot.isEmpty()) {
        return takePicture(desk, options);
    }
    if (!options.measure.isEmpty()) {
        return drive(desk, workspace, options);
    }
    whenFinished(workspace.prepare(), &workspace, [&workspace](const Expected<void>& ready) {
        if (ready) {
            workspace.startWorking();
        } else {
            Q_EMIT workspace.noticed(ready.error().sentence);
        }
    });
    return openWindow(desk, options);
}

} // namespace

int runDesk(int& argc, char** argv, const Arguments& arguments)
{
    Output output;
    const auto options = optionsFrom(arguments);
    if (!options) {
        output.complain(options.error().sentence);
        return 2;
    }
    if (const auto display = chooseDisplay(*options); !display) {
        output.complain(display.error().sentence);
        return 1;
    }
    const TracedApplication application(argc, argv);
    if (options->measure == bareWindowName) {
        return bench::bareWindow();
    }
    const auto recording = trace::Recording::beginWanted(options->trace);
    if (!recording) {
        output.complain(recording.error().sentence);
        return 1;
    }
    auto outcome = run(*options);
    while (outcome && *outcome == openAgain) {
        outcome = run(*options);
    }
    if (outcome) {
        return *outcome;
    }
    output.complain(outcome.error().sentence);
    if (options->isForAPerson()) { // started from a menu, nobody reads standard error
        QMessageBox::critical(nullptr, QStringLiteral("Threadline"), outcome.error().sentence);
    }
    return 1;
}

} // namespace threadline
