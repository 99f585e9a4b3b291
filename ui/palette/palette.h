// SPDX-License-Identifier: GPL-3.0-or-later
//
// One box for everything (Ctrl+K): what is typed searches messages, customers, cases and commands
// at once, each group appearing as its answer comes; a question that typing has overtaken is
// cancelled. Lies over the window, never blocks it. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"
#include "ui/palette/palette_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLineEdit;
class QListView;

namespace threadline {

class Surface;
class TextLabel;

class Palette final : public QWidget
{
    Q_OBJECT

public:
    Palette(Workspace& workspace, const Theme& theme, const DeskActions& actions, QWidget* window);

    void popUp();
    bool isSettled() const;

Q_SIGNALS:
    void commandChosen(threadline::DeskAction action);
    void macroChosen(const QString& name);
    void caseChosen(const threadline::Case& chosen);
    void customerChosen(threadline::CustomerId id);
    void messageChosen(const threadline::SearchHit& hit);
    void settled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void ask();
    void showGroup(PaletteModel::Group group, const QList<PaletteItem>& items);
    void afterAnswer();
    void showState();
    void choose(int row);
    bool handleKey(int key);
    void placeCard();

    const Theme& m_theme;
    Workspace& m_workspace;
    const DeskActions& m_actions;
    PaletteModel m_model;
    LatestAnswer<SearchAnswer> m_hits;
    LatestAnswer<QList<Customer>> m_customers;
    LatestAnswer<QList<Case>> m_cases;
    LatestAnswer<QList<Macro>> m_macros;
    QList<Macro> m_knownMacros; ///< likewise
    QList<Case> m_knownCases; ///< asked for once each time the palette opens
    QString m_problem;
    bool m_moved = false; ///< the person walked down the list; answers may not move them

    Surface* m_card;
    QLineEdit* m_input;
    QListView* m_results;
    TextLabel* m_state;
};

} // namespace threadline
