// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window on a workspace, driven by object names as a person would. Thread: GUI.
#pragma once

#include "core/workspace/alerts.h"
#include "tests/support/catch.h"
#include "tests/support/waiting.h"
#include "ui/desk/desk_window.h"
#include "ui/models/queue_model.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

namespace threadline::test {

class Desk
{
public:
    explicit Desk(Workspace& workspace, const QString& stateFile = {}, Spelling* spelling = nullptr)
        : m_spelling(spelling)
        , m_window(workspace, m_theme, stateFile, services())
    {
        appear();
    }

    Desk(Workspace& workspace, const DeskServices& given)
        : m_spelling(nullptr)
        , m_window(workspace, m_theme, {}, given)
    {
        appear();
    }

    void appear()
    {
        m_window.resize(1440, 900);
        m_window.show();
        m_window.activateWindow();
        settle();
    }

    void settle()
    {
        REQUIRE(waitUntil([this] { return m_window.isSettled(); }));
    }

    /// A widget by its object name.
    template <class Widget>
    Widget* find(const char* name)
    {
        auto* found = m_window.findChild<Widget*>(QString::fromLatin1(name));
        INFO(name);
        REQUIRE(found != nullptr);
        return found;
    }

    void trigger(DeskAction action) { m_window.actions().at(action)->trigger(); }
    QAbstractItemModel* queue() { return find<QListView>("queueList")->model(); }
    QueueRow queueRow(int row)
    {
        return queue()->index(row, 0).data(QueueModel::RowRole).value<QueueRow>();
    }
    QPlainTextEdit* composer() { return find<QPlainTextEdit>("composerText"); }
    QString shownCustomer() { return find<QLabel>("customerName")->text(); }
    DeskWindow& window() { return m_window; }
    QStringList& opened() { return m_opened; }

    /// Types into a field as a person does, over what was there.
    void fill(const char* field, const QString& words)
    {
        auto* line = find<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, words);
    }
    void click(const char* button) { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton); }
    /// The timeline's rows in the window, as a screen reader has them.
    QStringList timeline()
    {
        QStringList rows;
        const auto* list = QAccessible::queryAccessibleInterface(find<QWidget>("timeline"));
        for (int i = 0; i < list->childCount(); ++i) {
            rows.append(list->child(i)->text(QAccessible::Name));
        }
        return rows;
    }

    void openFirst()
    {
        trigger(DeskAction::NextCase);
        REQUIRE(waitUntil([this] { return !shownCustomer().isEmpty() && m_window.isSettled(); }));
    }

private:
    DeskServices services()
    {
        DeskServices made;
        made.spelling = m_spelling;
        made.openUrl = [this](const QUrl& url) { m_opened.append(url.toString()); };
        return made;
    }

    Theme m_theme{ThemeChoice::Light};
    QStringList m_opened;
    Spelling* m_spelling;
    DeskWindow m_window;
};

/// What a desk of this workspace has to tell by now is told, or passed over.
inline void letTell(Workspace& workspace)
{
    waitForValue(workspace.alerts()); // asked after the desk did
    QCoreApplication::processEvents();
}

} // namespace threadline::test
