// SPDX-License-Identifier: GPL-3.0-or-later
//
//   bench_timeline [--interactions N] [--frames N]
//
// One customer with very many interactions in the real window, drawn by software. Prints what a frame
// costs beside the same wheel on Qt's own views with as many rows, in the same run. Times are those of
// the processor, not of the wall: of the window's thread for a frame, of the whole program for reading
// and opening. Only they mean something on a machine that others use too.
#include "core/sqlite/database.h"
#include "tests/bench/long_relation.h"
#include "ui/desk/desk_window.h"
#include "ui/timeline/river.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QListView>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStringListModel>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <vector>

#include <ctime>

#include <malloc.h>

using namespace threadline;

namespace {

/// Processor time since it was made.
class Stopwatch
{
public:
    enum class Of { Thread, Program };

    explicit Stopwatch(Of of)
        : m_clock(of == Of::Thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID)
        , m_start(now())
    {
    }
    double milliseconds() const { return now() - m_start; }

private:
    double now() const
    {
        timespec time = {};
        clock_gettime(m_clock, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    clockid_t m_clock;
    double m_start;
};

double heapMegabytes()
{
    return static_cast<double>(mallinfo2().uordblks) / 1e6;
}

template <class T>
T valueOf(QFuture<Expected<T>> future)
{
    future.waitForFinished();
    if (!future.result()) {
        std::fprintf(stderr, "%s\n", qPrintable(future.result().error().sentence));
        std::exit(1);
    }
    return *future.result();
}

/// Sorted times of many frames.
class Frames
{
public:
    void add(double time) { m_times.push_back(time); }
    double part(double of)
    {
        std::sort(m_times.begin(), m_times.end());
        const auto last = static_cast<double>(m_times.size() - 1);
        return m_times.empty() ? 0 : m_times.at(static_cast<size_t>(of * last));
    }
    void print(const char* what)
    {
        std::printf("%-42s p50 %7.2f  p95 %7.2f  p99 %7.2f  max %7.2f ms  (%zu frames)\n", what, part(0.5),
                    part(0.95), part(0.99), part(1), m_times.size());
        std::fflush(stdout);
    }

private:
    std::vector<double> m_times;
};

void wheel(QAbstractScrollArea& area, int degrees)
{
    const QPointF middle = area.viewport()->rect().center();
    QWheelEvent event(middle, area.viewport()->mapToGlobal(middle), {}, {0, degrees}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(area.viewport(), &event);
}

/// One turn of the wheel and all the drawing it asks for.
double oneFrame(QAbstractScrollArea& area)
{
    constexpr int notch = 120;
    const Stopwatch timer(Stopwatch::Of::Thread);
    wheel(area, -notch);
    QCoreApplication::processEvents(); // draws what the turn made old, once
    return timer.milliseconds();
}

/// Runs of wheel turns, begun at places spread over the whole range.
Frames scroll(QAbstractScrollArea& area, int frames)
{
    constexpr int run = 40;
    Frames all;
    QScrollBar* bar = area.verticalScrollBar();
    const int runs = std::max(1, frames / run);
    for (int i = 0; i < runs; ++i) {
        bar->setValue(int(qint64(bar->maximum()) * i / runs));
        QCoreApplication::processEvents();
        for (int turn = 0; turn < run; ++turn) {
            all.add(oneFrame(area));
        }
    }
    return all;
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

/// From the wish to the first picture with all words in the window.
double openCustomer(DeskWindow& window, const TimelineView& view, CustomerId customer)
{
    const Stopwatch timer(Stopwatch::Of::Program);
    window.openCustomer(customer);
    do {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    } while (!isDrawnWhole(view));
    view.viewport()->repaint();
    return timer.milliseconds();
}

void settle(const DeskWindow& window)
{
    while (!window.isSettled()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

/// The same marks with nothing of ours around them.
double bareMarks(const QString& path, CustomerId customer)
{
    Database database(path, Database::Access::ReadOnly);
    const Stopwatch timer(Stopwatch::Of::Program);
    Statement rows = database.prepare("SELECT key, at, channel, kind, direction, case_id, text_size, attachments, read "
                                      "FROM interaction WHERE customer = ? ORDER BY key");
    rows.with(customer.uuid());
    qint64 sum = 0;
    while (rows.step()) {
        sum += rows.integer(0) + rows.integer(1) + rows.integer(6) + rows.view(2).size() + rows.view(5).size();
    }
    return sum == 0 ? 0 : timer.milliseconds();
}

void benchReading(Composition& composition, const QString& path, CustomerId customer)
{
    Frames ours;
    Frames newest;
    Frames bare;
    for (int i = 0; i < 9; ++i) {
        bare.add(bareMarks(path, customer));
        const Stopwatch timer(Stopwatch::Of::Program);
        const qsizetype marks = valueOf(composition.workspace().timeline(customer)).size();
        ours.add(marks > 0 ? timer.milliseconds() : 0);
        const Stopwatch again(Stopwatch::Of::Program);
        valueOf(composition.workspace().newestTimeline(customer, 160));
        newest.add(again.milliseconds());
    }
    std::printf("marks of the whole relation %.1f ms, bare read of the rows %.1f ms: %.2f x; the newest 160 %.2f ms\n",
                ours.part(0.5), bare.part(0.5), ours.part(0.5) / bare.part(0.5), newest.part(0.5));
}

void benchOpening(DeskWindow& window, const TimelineView& view, CustomerId large, CustomerId small)
{
    Frames far;
    Frames near;
    for (int i = 0; i < 15; ++i) {
        near.add(openCustomer(window, view, small));
        settle(window);
        far.add(openCustomer(window, view, large));
        settle(window);
    }
    near.print("open 100, to the words painted");
    far.print("open all, to the words painted");
    std::printf("    %.2f x\n", far.part(0.5) / near.part(0.5));
}

Frames benchRiver(River& river, int passes)
{
    Frames frames;
    const auto send = [&](QEvent::Type type, int y) {
        const QPointF place(river.width() / 2.0, y);
        QMouseEvent event(type, place, river.mapToGlobal(place), Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&river, &event);
    };
    for (int pass = 0; pass < passes; ++pass) {
        send(QEvent::MouseButtonPress, river.height() - 1);
        for (int y = river.height() - 1; y >= 0; y -= 2) {
            const Stopwatch timer(Stopwatch::Of::Thread);
            send(QEvent::MouseMove, y);
            QCoreApplication::processEvents();
            frames.add(timer.milliseconds());
        }
        send(QEvent::MouseButtonRelease, 0);
    }
    return frames;
}

Frames benchList(int rows, int frames, const QSize& size)
{
    QStringList texts;
    for (int i = 0; i < rows; ++i) {
        texts.append(QStringLiteral("Message %1. The pump stops after twenty minutes and shows the code.").arg(i));
    }
    QStringListModel model(texts);
    QListView list;
    list.setUniformItemSizes(true);
    list.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list.setModel(&model);
    list.resize(size);
    list.show();
    QCoreApplication::processEvents();
    return scroll(list, frames);
}

Frames benchText(int rows, int frames, const QSize& size)
{
    QStringList texts;
    for (int i = 0; i < rows; ++i) {
        texts.append(QStringLiteral("Message %1. ").arg(i) +
                     QStringLiteral("The pump stops after twenty minutes and shows the code. ").repeated(1 + i % 7));
    }
    QPlainTextEdit edit;
    edit.setReadOnly(true);
    edit.setPlainText(texts.join(QLatin1Char('\n')));
    edit.resize(size);
    edit.show();
    QCoreApplication::processEvents();
    return scroll(edit, frames);
}

int argumentOf(const char* name, int otherwise)
{
    const QStringList arguments = QCoreApplication::arguments();
    const qsizetype at = arguments.indexOf(QLatin1String(name));
    const int given = at > 0 && at + 1 < arguments.size() ? arguments.at(at + 1).toInt() : otherwise;
    return given > 0 ? given : otherwise;
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QApplication application(argc, argv);
    const int interactions = argumentOf("--interactions", 100'000);
    const int frames = argumentOf("--frames", 4'000);
    const QTemporaryDir scratch;
    CompositionOptions options;
    options.folder = scratch.filePath(QStringLiteral("workspace"));
    options.agentName = QStringLiteral("Anna Kivi");
    auto opened = Composition::open(options);
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().sentence));
        return 1;
    }
    Composition& composition = **opened;
    const auto small = bench::writeLongRelation(composition, QStringLiteral("small@relation.example"), 100);
    const auto large = bench::writeLongRelation(composition, QStringLiteral("large@relation.example"), interactions);
    std::printf("%lld interactions and %lld happenings of one customer\n", large.interactions, large.happenings);
    benchReading(composition, options.folder + QStringLiteral("/threadline.db"), large.customer);

    Theme theme(ThemeChoice::Light);
    theme.dress(application);
    DeskWindow window(composition.workspace(), theme, {}, {});
    window.resize(1440, 900);
    window.show();
    settle(window);
    auto* view = window.findChild<TimelineView*>();
    auto* river = window.findChild<River*>();
    openCustomer(window, *view, small.customer);
    settle(window);
    const double heapBefore = heapMegabytes();
    benchOpening(window, *view, large.customer, small.customer);
    std::printf("    heap of the open relation %.1f MB\n", heapMegabytes() - heapBefore);

    const qint64 layoutsBefore = view->rows().layoutsMade();
    Frames ours = scroll(*view, frames);
    ours.print("timeline, a turn of the wheel");
    std::printf("    %.2f entries laid out a frame; heap %.1f MB\n",
                static_cast<double>(view->rows().layoutsMade() - layoutsBefore) / frames,
                heapMegabytes() - heapBefore);
    benchRiver(*river, 4).print("river, two pixels of a drag");
    const QSize size = view->size();
    Frames text = benchText(interactions, frames, size);
    text.print("QPlainTextEdit of as many paragraphs");
    Frames list = benchList(interactions, frames, size);
    list.print("QListView of as many uniform rows");
    std::printf("p95 of a turn of the wheel: %.2f x QPlainTextEdit, %.2f x QListView\n", ours.part(0.95) / text.part(0.95),
                ours.part(0.95) / list.part(0.95));
    return 0;
}
