// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bare_limits.h"

#include "core/sqlite/database.h"

#include <QElapsedTimer>

#include <algorithm>
#include <ctime>
#include <vector>

#include <gmime/gmime.h>

namespace threadline::bench {

namespace {

class Stopwatch
{
public:
    Stopwatch() : m_processor(processor()) { m_wall.start(); }
    BareCost cost() const
    {
        return {static_cast<double>(m_wall.nsecsElapsed()) / 1e9, processor() - m_processor};
    }

private:
    /// Of a thread where the system tells it apart; else of the program, in which nothing else runs meanwhile.
    static double processor()
    {
#ifdef CLOCK_THREAD_CPUTIME_ID
        timespec time = {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
#else
        return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
    }

    QElapsedTimer m_wall;
    double m_processor;
};

} // namespace

BareCost bareStore(const QList<GeneratedMail>& mails, const QString& path)
{
    Database database(path, Database::Access::ReadWrite);
    database.execute("CREATE TABLE mail(id INTEGER PRIMARY KEY, sender TEXT, subject TEXT, at INTEGER, text TEXT);"
                     "CREATE VIRTUAL TABLE words USING fts5(subject, text, content='mail', content_rowid='id')");
    const Stopwatch timer;
    Transaction transaction(database, Transaction::Kind::Write);
    qint64 id = 0;
    for (const GeneratedMail& mail : mails) {
        ++id;
        database.statement("INSERT INTO mail VALUES(?,?,?,?,?)")
            .run(id, Utf8{"sender@mail.example"}, Utf8{"About something"}, id, Utf8{mail.text});
        database.statement("INSERT INTO words(rowid, subject, text) VALUES(?,?,?)")
            .run(id, Utf8{"About something"}, Utf8{mail.text});
    }
    transaction.commit();
    return timer.cost();
}

BareCost bareParse(const QList<GeneratedMail>& mails)
{
    g_mime_init();
    const Stopwatch timer;
    for (const GeneratedMail& mail : mails) {
        GMimeStream* stream = g_mime_stream_mem_new_with_buffer(mail.raw.constData(),
                                                                static_cast<size_t>(mail.raw.size()));
        GMimeParser* parser = g_mime_parser_new_with_stream(stream);
        if (GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr)) {
            g_object_unref(message);
        }
        g_object_unref(parser);
        g_object_unref(stream);
    }
    return timer.cost();
}

double bareSearch(const QString& path, const char* word)
{
    constexpr int times = 200;
    Database database(path, Database::Access::ReadOnly);
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        Statement rows = database.prepare("SELECT mail.sender, mail.subject, mail.at, mail.text FROM words JOIN mail "
                                          "ON mail.id = words.rowid WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT 50");
        rows.with(Utf8{word});
        qsizetype size = 0;
        while (rows.step()) {
            size += rows.text(3).size();
        }
        all.push_back(size > 0 ? static_cast<double>(timer.nsecsElapsed()) / 1e6 : 0);
    }
    std::sort(all.begin(), all.end());
    return all.at(all.size() / 2);
}

} // namespace threadline::bench
