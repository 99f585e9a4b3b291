// SPDX-License-Identifier: GPL-3.0-or-later
//
// One box for everything (Ctrl+K): what is typed searches messages, customers, cases and commands
// at once, each group appearing as its answer comes; a question that typing has overtaken is
// cancelled. Keys of the search (docs/search.md) are offered as they are typed, ? lists them all, and
// Ctrl+S keeps a search as a view. Lies over the window, never blocks it. Thread: the GUI thread.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"
#include "ui/palette/palette_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QKeyEvent;
class QLineEdit;
class QListView;
class QPushButton;

namespace threadline {

class SearchSaver;
class Surface;

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
    void searchSaved(const QString& name);
    void settled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeCard();
    void ask();
    void askAll(const QString& typed);
    void offerKeys();
    void toggleHelp();
    void write(const Completion& completion);
    void save(const QString& name, const QString& search);
    void takeHits(const Expected<SearchAnswer>& answer);
    void showGroup(PaletteModel::Group group, const QList<PaletteItem>& items);
    void afterAnswer();
    void showState();
    void choose(int row);
    bool handleKey(const QKeyEvent& pressed);
    bool handleTab();
    void walk(int rows);
    void placeCard();

    const Theme& m_theme;
    Workspace& m_workspace;
    const DeskActions& m_actions;
    PaletteModel m_model;
    LatestAnswer<SearchAnswer> m_hits;
    LatestAnswer<QList<Customer>> m_customers;
    LatestAnswer<QList<Case>> m_cases;
    LatestAnswer<QList<SavedView>> m_views;
    LatestAnswer<SearchVocabulary> m_words;
    LatestAnswer<QList<Macro>> m_macros;
    QList<Case> m_knownCases;    ///< asked for once each time the palette opens, as the three below
    QList<SavedView> m_knownViews;
    SearchVocabulary m_vocabulary;
    QList<Macro> m_knownMacros;
    SearchAnswer m_answer; ///< without its hits
    QString m_failure;
    bool m_help = false;
    bool m_moved = false; ///< the person walked down the list; answers may not move them

    Surface* m_card;
    QLineEdit* m_input;
    QListView* m_results;
    QPushButton* m_helpButton;
    SearchSaver* m_foot;
};

} // namespace threadline
