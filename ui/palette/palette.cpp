// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette.h"

#include "ui/controls/surface.h"
#include "ui/controls/text_label.h"
#include "ui/palette/palette_delegate.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline {

namespace {
constexpr int cardWidth = 620;
constexpr int cardHeight = 480;
constexpr int shownCustomers = 5;
constexpr int shownCases = 5;
constexpr int shownHits = 40;
constexpr int searchedCases = 500;

template <class T>
QList<PaletteItem> asItems(const QList<T>& found)
{
    return QList<PaletteItem>(found.cbegin(), found.cend());
}
} // namespace

Palette::Palette(Workspace& workspace, const Theme& theme, const DeskActions& actions,
                 QWidget* window)
    : QWidget(window)
    , m_theme(theme)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_hits([this](const Expected<SearchAnswer>& answer) {
        m_problem = !answer                      ? answer.error().sentence
                    : answer->problems.isEmpty() ? QString()
                                                 : answer->problems.first().sentence;
        showGroup(PaletteModel::Group::Messages,
                  answer ? asItems(answer->hits) : QList<PaletteItem>());
    })
    , m_customers([this](const Expected<QList<Customer>>& customers) {
        showGroup(PaletteModel::Group::Customers,
                  customers ? asItems(*customers) : QList<PaletteItem>());
    })
    , m_cases([this](const Expected<QList<Case>>& cases) {
        m_knownCases = cases ? *cases : QList<Case>();
        const QString words = m_input->text().trimmed();
        showGroup(PaletteModel::Group::Cases, words.isEmpty()
                                                  ? QList<PaletteItem>()
                                                  : matchingCases(m_knownCases, words, shownCases));
    })
    , m_macros([this](const Expected<QList<Macro>>& macros) {
        m_knownMacros = macros ? *macros : QList<Macro>();
        showGroup(PaletteModel::Group::Macros, matchingMacros(m_knownMacros, m_input->text().trimmed()));
    })
    , m_card(new Surface(theme, &ThemeTokens::panel, {}, this))
    , m_input(new QLineEdit)
    , m_results(new QListView)
    , m_state(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
{
    setObjectName(QStringLiteral("palette"));
    m_card->setCard(true);
    m_input->setObjectName(QStringLiteral("paletteInput"));
    m_input->setAccessibleName(QStringLiteral("Search messages, customers, cases and commands"));
    m_input->setPlaceholderText(QStringLiteral("Search every channel, or type a command…"));
    m_input->installEventFilter(this);
    m_results->setObjectName(QStringLiteral("paletteResults"));
    m_results->setAccessibleName(QStringLiteral("Found"));
    m_results->setModel(&m_model);
    m_results->setItemDelegate(new PaletteDelegate(theme, m_results));
    m_results->setFrameShape(QFrame::NoFrame);
    m_results->setFocusPolicy(Qt::NoFocus);
    m_results->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_state->setObjectName(QStringLiteral("paletteState"));
    m_state->setWrapped();
    m_state->setContentsMargins(theme.scaled(14), theme.scaled(6), theme.scaled(14),
                                theme.scaled(6));

    auto* layout = new QVBoxLayout(m_card);
    layout->setContentsMargins(theme.scaled(8), theme.scaled(8), theme.scaled(8), theme.scaled(8));
    layout->setSpacing(theme.scaled(4));
    layout->addWidget(m_input);
    layout->addWidget(m_results, 1);
    layout->addWidget(m_state);
    window->installEventFilter(this);
    connect(m_input, &QLineEdit::textChanged, this, &Palette::ask);
    connect(m_results, &QListView::clicked, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    hide();
}

void Palette::popUp()
{
    placeCard();
    raise();
    show();
    m_problem.clear();
    m_cases.ask(m_workspace.cases(std::nullopt, searchedCases));
    m_macros.ask(m_workspace.macros());
    if (m_input->text().isEmpty()) {
        ask();
    }
    m_input->selectAll();
    m_input->setFocus();
}

bool Palette::isSettled() const
{
    return !m_hits.isPending() && !m_customers.isPending() && !m_cases.isPending() && !m_macros.isPending();
}

void Palette::ask()
{
    const QString words = m_input->text().trimmed();
    m_moved = false;
    m_model.setGroup(PaletteModel::Group::Commands, matchingCommands(m_actions, words));
    m_model.setGroup(PaletteModel::Group::Macros, matchingMacros(m_knownMacros, words));
    if (words.isEmpty()) {
        m_hits.drop();
        m_customers.drop();
        for (const auto group : {PaletteModel::Group::Cases, PaletteModel::Group::Customers,
                                 PaletteModel::Group::Messages}) {
            m_model.setGroup(group, {});
        }
    } else {
        m_model.setGroup(PaletteModel::Group::Cases,
                         matchingCases(m_knownCases, words, shownCases));
        m_hits.ask(m_workspace.search(words, shownHits));
        m_customers.ask(m_workspace.customers(words, shownCustomers));
    }
    afterAnswer();
}

void Palette::showGroup(PaletteModel::Group group, const QList<PaletteItem>& items)
{
    const int row = m_results->currentIndex().row();
    const PaletteItem* item = m_model.itemAt(row);
    const std::optional<PaletteItem> kept = item && m_moved ? std::optional(*item) : std::nullopt;
    m_model.setGroup(group, items);
    if (kept) {
        for (int i = 0; i < m_model.rowCount(); ++i) {
            if (const PaletteItem* other = m_model.itemAt(i); other && *other == *kept) {
                m_results->setCurrentIndex(m_model.index(i));
            }
        }
    }
    afterAnswer();
}

void Palette::afterAnswer()
{
    if (!m_results->currentIndex().isValid() || !m_moved) {
        m_results->setCurrentIndex(m_model.index(std::max(0, m_model.step(-1, 1))));
        m_results->verticalScrollBar()->setValue(0);
    }
    showState();
    if (isSettled()) {
        Q_EMIT settled();
    }
}

void Palette::showState()
{
    QString words = m_problem;
    const QString typed = m_input->text().trimmed();
    if (words.isEmpty() && m_model.rowCount() == 0 && isSettled()) {
        words = QStringLiteral("Nothing answers to “%1”.").arg(typed);
    } else if (words.isEmpty() && m_hits.isPending()) {
        words = QStringLiteral("Searching…");
    } else if (words.isEmpty() && typed.isEmpty()) {
        words = QStringLiteral(
            "Try a name, a word of a message, #case number, from:… or before:2025-06.");
    }
    m_state->setColour(m_problem.isEmpty() ? ColourRole::Ink3 : ColourRole::Bad);
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
}

void Palette::choose(int row)
{
    const PaletteItem* found = m_model.itemAt(row);
    if (!found) {
        return;
    }
    const PaletteItem item = *found;
    hide();
    if (const auto* command = std::get_if<PaletteCommand>(&item)) {
        m_input->clear();
        Q_EMIT commandChosen(command->action);
    } else if (const auto* macro = std::get_if<PaletteMacro>(&item)) {
        m_input->clear();
        Q_EMIT macroChosen(macro->name);
    } else if (const auto* chosen = std::get_if<Case>(&item)) {
        Q_EMIT caseChosen(*chosen);
    } else if (const auto* customer = std::get_if<Customer>(&item)) {
        Q_EMIT customerChosen(customer->id);
    } else {
        Q_EMIT messageChosen(std::get<SearchHit>(item));
    }
}

bool Palette::handleKey(int key)
{
    const int row = m_results->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int wanted = m_model.step(row, key == Qt::Key_Down ? 1 : -1);
        if (wanted >= 0) {
            m_moved = true;
            m_results->setCurrentIndex(m_model.index(wanted));
        }
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row);
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input) {
        const int key =
            event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride
                ? static_cast<QKeyEvent*>(event)->key()
                : 0;
        if (event->type() == QEvent::ShortcutOverride && key == Qt::Key_Escape) {
            event->accept(); // or the window's Back takes it
            return true;
        }
        if (event->type() == QEvent::KeyPress && handleKey(key)) {
            return true;
        }
    } else if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        placeCard();
    }
    return QWidget::eventFilter(watched, event);
}

void Palette::placeCard()
{
    setGeometry(parentWidget()->rect());
    const int width = std::min(m_theme.scaled(cardWidth), this->width() - 32);
    const int height = std::min(m_theme.scaled(cardHeight), this->height() - 48);
    m_card->setGeometry((this->width() - width) / 2, std::min(this->height() / 8, 96), width,
                        height);
}

void Palette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, m_theme.isDark() ? 140 : 70));
}

void Palette::mousePressEvent(QMouseEvent* event)
{
    if (!m_card->geometry().contains(event->position().toPoint())) {
        hide();
    }
}

} // namespace threadline
