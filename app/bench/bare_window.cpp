// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bare_window.h"

#include <QCoreApplication>
#include <QListView>
#include <QMainWindow>
#include <QSplitter>
#include <QStringListModel>
#include <QTextEdit>
#include <QTimer>

namespace threadline::bench {

int bareWindow()
{
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
    return QCoreApplication::exec();
}

} // namespace threadline::bench
