// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/desk_drive.h"

#include "app/bench/mail_generator.h"
#include "app/bench/process_cost.h"
#include "app/command_line/awaiting.h"
#include "core/channels/email/mime/mail_parser.h"
#include "core/model/rejected.h"
#include "core/workspace/workspace.h"
#include "ui/desk/desk_window.h"
#include "ui/timeline/timeline_view.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QInputDevice>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QThread>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <atomic>
#include <thread>

namespace threadline::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int customersInARound = 40;
constexpr int limitMs = 60'000;

/// Milliseconds of many things of one kind.
class Times
{
public:
    void add(double milliseconds) { m_all.push_back(milliseconds); }
    bool isEmpty() const { return m_all.empty(); }
    double part(double of)
    {
        std::sort(m_all.begin(), m_all.end());
        return m_all.empty() ? 0 : m_all.at(static_cast<size_t>(of * static_cast<double>(m_all.size() - 1)));
    }

private:
    std::vector<double> m_all;
};

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Lets the program work until it is so. False: it took too long.
template <class Condition>
bool letWork(const Condition& condition)
{
    QElapsedTimer timer;
    timer.start();
    QTimer heartbeat; // an event, so that waiting ends even when nothing happens
    heartbeat.start(50);
    while (!condition()) {
        if (timer.elapsed() > limitMs) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

bool isDrawnWhole(const TimelineView& view)
{
    const ShownRows& rows = view.rows();
    int entries = 0;
    for (int row = rows.firstVisible(); row <= rows.lastVisible(); ++row) {
        const LaidOutEntry* entry = rows.laidOut(row);
        entries += entry != nullptr;
        if (!entry && rows.isEntry(row)) {
            return false;
        }
    }
    return entries > 0;
}

Error tookTooLong(const char* what)
{
    return Error{Error::Remedy::Retry, u"The desk took longer than a minute: %1."_s.arg(QLatin1String(what))};
}

/// Presses a key every so often from another thread, as a keyboard does, whatever the window is busy with, and sees when
/// the editor has painted it.
class Typist final : public QObject
{
public:
    explicit Typist(QPlainTextEdit& editor) : m_editor(editor)
    {
        editor.viewport()->installEventFilter(this);
        QInputDevice::primaryKeyboard(); // made by the first key, in whichever thread that is: not in the keyboard's
        m_clock.start();
        m_keyboard = std::thread([this] { type(); });
    }
    ~Typist() override { m_keyboard.join(); }

    bool isDone() const { return m_typed && m_pressedAt == 0; }
    Times& times() { return m_times; }

    bool eventFilter(QObject*, QEvent* event) override
    {
        const qint64 pressed = m_pressedAt;
        if (event->type() == QEvent::Paint && pressed > 0 && m_editor.document()->characterCount() != m_before) {
            m_before = m_editor.document()->characterCount();
            m_times.add(static_cast<double>(m_clock.nsecsElapsed() - pressed) / 1e6);
            m_pressedAt = 0;
        }
        return false;
    }

private:
    void type()
    {
        constexpr int keys = 200;
        constexpr unsigned long between = 25; // ms
        for (int i = 0; i < keys; ++i) {
            QThread::msleep(between);
            if (m_pressedAt != 0) {
                continue; // the one before is not to be seen yet: its time runs on
            }
            m_pressedAt = m_clock.nsecsElapsed();
            QCoreApplication::postEvent(&m_editor, new QKeyEvent(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier,
                                                                 i % 6 == 5 ? u" "_s : u"a"_s));
        }
        m_typed = true;
    }

    QPlainTextEdit& m_editor;
    QElapsedTimer m_clock;
    std::atomic<qint64> m_pressedAt = 0; // 0: nothing is waited for
    std::atomic<bool> m_typed = false;
    int m_before = 0;
    Times m_times;
    std::thread m_keyboard;
};

class Drive
{
public:
    Drive(DeskWindow& window, Workspace& workspace, const DriveLength& length)
        : m_window(window)
        , m_workspace(workspace)
        , m_length(length)
        , m_view(*window.findChild<TimelineView*>())
    {
    }

    Expected<QList<Figure>> run()
    {
        const auto page = command_line::await(m_workspace.queue({}, 0, customersInARound));
        if (!page || page->rows.isEmpty()) {
            return page ? rejected(u"There is no case in the workspace to drive the desk with."_s) : page.error();
        }
        m_cases = page->rows;
        if (!settle()) {
            return tookTooLong("opening");
        }
        const double atStart = residentMegabytes();
        for (const auto& step : {&Drive::visit, &Drive::scroll, &Drive::write, &Drive::rest}) {
            if (const auto done = (this->*step)(); !done) {
                return done.error();
            }
        }
        constexpr double atMost = 110; // MB, of 50,000 interactions
        constexpr double atMostOfAMillion = 160;
        constexpr int many = 200'000;
        add(u"memory of the desk, resident"_s, u"MB"_s, atStart, m_length.size > many ? atMostOfAMillion : atMost);
        return m_figures;
    }

private:
    bool settle()
    {
        return letWork([this] { return m_window.isSettled(); });
    }

    void add(const QString& name, const QString& unit, double ours, std::optional<double> atMost = {})
    {
        m_figures.append({name, m_length.size, unit, ours, {}, 0, {}, atMost});
    }

    /// From one customer to the next, to the first picture with all words in the window; and again, and again.
    Expected<void> visit()
    {
        Times times;
        double afterOne = 0;
        for (int round = 0; round < m_length.rounds; ++round) {
            for (const QueueRow& row : std::as_const(m_cases)) {
                QElapsedTimer timer;
                timer.start();
                m_window.openCase(row.id);
                QCoreApplication::processEvents();
                if (!letWork([this] { return isDrawnWhole(m_view); })) {
                    return tookTooLong("opening a case");
                }
                m_view.viewport()->repaint();
                times.add(milliseconds(timer));
                if (!settle()) {
                    return tookTooLong("settling");
                }
            }
            afterOne = round == 0 ? residentMegabytes() : afterOne;
        }
        constexpr double atMost = 30;
        add(u"from case to case, p50"_s, u"ms"_s, times.part(0.5));
        add(u"from case to case, p99"_s, u"ms"_s, times.part(0.99), atMost);
        add(u"memory grown by %1 more rounds"_s.arg(m_length.rounds - 1), u"MB"_s, residentMegabytes() - afterOne, 5);
        return {};
    }

    Expected<void> scroll()
    {
        Times times;
        QScrollBar* bar = m_view.verticalScrollBar();
        constexpr int turns = 200;
        constexpr int notch = 120;
        for (int i = 0; i < turns; ++i) {
            QElapsedTimer timer;
            timer.start();
            const QPointF middle = m_view.viewport()->rect().center();
            QWheelEvent event(middle, m_view.viewport()->mapToGlobal(middle), {}, {0, i < turns / 2 ? notch : -notch},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_view.viewport(), &event);
            QCoreApplication::processEvents();
            times.add(milliseconds(timer));
        }
        bar->setValue(bar->maximum());
        constexpr double atMost = 16;
        add(u"a turn of the wheel, p99"_s, u"ms"_s, times.part(0.99), atMost);
        return {};
    }

    /// Mails come in, some hundreds at once, while somebody writes.
    Expected<void> write()
    {
        auto* editor = m_window.findChild<QPlainTextEdit*>(u"composerText"_s);
        if (!editor || !editor->isVisible()) {
            return rejected(u"There is no reply to be written in the first case."_s);
        }
        constexpr int arrivals = 4'000;
        constexpr int atOnce = 200;
        QList<Arrival> prepared;
        const MailContext context{{}, Timestamp::fromSeconds(1'795'000'000), false};
        constexpr quint32 otherSeed = 2;
        for (const GeneratedMail& mail : generateMails(arrivals, otherSeed)) {
            if (auto parsed = parseMail(mail.raw, context)) {
                prepared.append(std::move(*parsed));
            }
        }
        bool isWriting = true;
        bool isArriving = true;
        qsizetype next = 0;
        std::function<void()> bring = [&] {
            isArriving = isWriting && next < prepared.size();
            if (!isArriving) {
                return;
            }
            const QList<Arrival> some = prepared.sliced(next, std::min<qsizetype>(atOnce, prepared.size() - next));
            next += some.size();
            m_workspace.ingest(some, u"support@shop.example"_s).then(&m_window, [&](const auto&) { bring(); });
        };
        bring();
        Typist typist(*editor);
        const bool done = letWork([&] { return typist.isDone(); });
        isWriting = false;
        editor->clear();
        if (!letWork([&] { return !isArriving; }) || !done || !settle()) {
            return tookTooLong("writing while mails arrive");
        }
        constexpr double atMost = 50;
        add(u"from key to picture while mails arrive, p50"_s, u"ms"_s, typist.times().part(0.5));
        add(u"from key to picture while mails arrive, worst"_s, u"ms"_s, typist.times().part(1), atMost);
        add(u"mails that arrived meanwhile"_s, QString(), static_cast<double>(next));
        return {};
    }

    /// Nobody does anything.
    Expected<void> rest()
    {
        constexpr int seconds = 5;
        QEventLoop nothing;
        QTimer::singleShot(2'000, &nothing, &QEventLoop::quit); // what the writing left to do, drafts among it
        nothing.exec();
        const ProcessCost before = costOfThisProcess();
        QTimer::singleShot(seconds * 1'000, &nothing, &QEventLoop::quit);
        nothing.exec();
        const ProcessCost after = costOfThisProcess();
        constexpr double percent = 100;
        add(u"idle, of a processor"_s, u"%"_s, (after.processorSeconds - before.processorSeconds) / seconds * percent, 1);
        add(u"idle, wake-ups a second"_s, QString(), static_cast<double>(after.wakeUps - before.wakeUps) / seconds, 2);
        return {};
    }

    DeskWindow& m_window;
    Workspace& m_workspace;
    DriveLength m_length;
    TimelineView& m_view;
    QList<QueueRow> m_cases;
    QList<Figure> m_figures;
};

} // namespace

Expected<QList<Figure>> driveDesk(DeskWindow& window, Workspace& workspace, const DriveLength& length)
{
    return Drive(window, workspace, length).run();
}

} // namespace threadline::bench
