// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bare_limits.h"

#include "core/sqlite/database.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QMainWindow>
#include <QSplitter>
#include <QStringListModel>
#include <QTextEdit>
#include <QTimer>

#include <gmime/gmime.h>

namespace threadline::bench {

double bareStore(const QList<GeneratedMail>& mails, const QString& folder)
{
    Database database(folder + QStringLiteral("/bare.db"), Database::Access::ReadWrite);
    database.execute("CREATE TABLE mail(id INTEGER PRIMARY KEY, sender TEXT, subject TEXT, at INTEGER, text TEXT);"
                     "CREATE VIRTUAL TABLE words USING fts5(subject, text, content='mail', content_rowid='id')");
    QElapsedTimer timer;
    timer.start();
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
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

double bareParse(const QList<GeneratedMail>& mails)
{
    g_mime_init();
    QElapsedTimer timer;
    timer.start();
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
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

int bareWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    QStringList rows;
    for (int i = 0; i < 50'000; ++i) {
        rows.append(QStringLiteral("row %1").arg(i));
    }
    QMainWindow window;
    auto* splitter = new QSplitter;
    auto* list = new QListView;
    list->setUniformItemSizes(true);
    list->setModel(new QStringListModel(rows, list));
    splitter->addWidget(list);
    splitter->addWidget(new QTextEdit);
    splitter->addWidget(new QListView);
    window.setCentralWidget(splitter);
    window.resize(1440, 900);
    window.show();
    QTimer::singleShot(0, &window, [&window] {
        window.grab();
        QCoreApplication::quit();
    });
    return application.exec();
}

} // namespace threadline::bench
