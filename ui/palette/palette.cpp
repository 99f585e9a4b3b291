// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette.h"

#include "core/async/when_finished.h"
#include "ui/controls/surface.h"
#include "ui/models/time_words.h"
#include "ui/palette/palette_delegate.h"
#include "ui/palette/search_saver.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace threadline {

namespace {
constexpr int cardWidth = 620;
constexpr int cardHeight = 480;
constexpr int shownCustomers = 5;
constexpr int shownCases = 5;
constexpr int shownHits = 40;
constexpr int shownKeys = 5;
constexpr int searchedCases = 500;

/// What could not be looked in, in sentences.
QStringList incompletenessInWords(const SearchAnswer& answer)
{
    QStringList sentences;
    if (!answer.complete) {
        sentences.append(answer.completeSince.isNull()
                             ? QStringLiteral("Not all mail is here yet.")
                             : QStringLiteral("Mail is complete back to %1.").arg(fullMoment(answer.completeSince)));
    }
    if (answer.unreadAttachments > 0) {
        sentences.append(answer.unreadAttachments == 1
                             ? QStringLiteral("One attachment still to be read.")
                             : QStringLiteral("%1 attachments still to be read.").arg(answer.unreadAttachments));
    }
    return sentences;
}

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
    , m_hits([this](const Expected<SearchAnswer>& answer) { takeHits(answer); })
    , m_customers([this](const Expected<QList<Customer>>& customers) {
        showGroup(PaletteModel::Group::Customers,
                  customers ? asItems(*customers) : QList<PaletteItem>());
    })
    , m_cases([this](const Expected<QList<Case>>& cases) {
        m_knownCases = cases ? *cases : QList<Case>();
        const QString words = m_input->text().trimmed();
        showGroup(PaletteModel::Group::Cases, words.isEmpty() || m_help
                                                  ? QList<PaletteItem>()
                                                  : matchingCases(m_knownCases, words, shownCases));
    })
    , m_views([this](const Expected<QList<SavedView>>& views) {
        m_knownViews = views ? *views : QList<SavedView>();
        showGroup(PaletteModel::Group::Views,
                  m_help ? QList<PaletteItem>() : matchingViews(m_knownViews, m_input->text()));
    })
    , m_words([this](const Expected<SearchVocabulary>& words) {
        m_vocabulary = words ? *words : SearchVocabulary();
        offerKeys();
        afterAnswer();
    })
    , m_macros([this](const Expected<QList<Macro>>& macros) {
        m_knownMacros = macros ? *macros : QList<Macro>();
        showGroup(PaletteModel::Group::Macros,
                  m_help ? QList<PaletteItem>() : matchingMacros(m_knownMacros, m_input->text().trimmed()));
    })
    , m_card(new Surface(theme, &ThemeTokens::panel, {}, this))
    , m_input(new QLineEdit)
    , m_results(new QListView)
    , m_helpButton(new QPushButton(QStringLiteral("?")))
    , m_foot(new SearchSaver(theme))
{
    setObjectName(QStringLiteral("palette"));
    makeCard();
    window->installEventFilter(this);
    connect(m_input, &QLineEdit::textChanged, this, &Palette::ask);
    connect(m_input, &QLineEdit::cursorPositionChanged, this, [this] {
        offerKeys();
        showState();
    });
    connect(m_helpButton, &QPushButton::clicked, this, &Palette::toggleHelp);
    connect(m_foot, &SearchSaver::saveWanted, this, &Palette::save);
    connect(m_foot, &SearchSaver::left, this, [this] { m_input->setFocus(); });
    connect(m_results, &QListView::clicked, this,
            [this](const QModelIndex& index) { choose(index.row()); });
    hide();
}

void Palette::makeCard()
{
    m_card->setCard(true);
    m_input->setObjectName(QStringLiteral("paletteInput"));
    m_input->setAccessibleName(QStringLiteral("Search messages, customers, cases and commands"));
    m_input->setPlaceholderText(QStringLiteral("Search every channel, or type a command…"));
    m_input->installEventFilter(this);
    m_results->setObjectName(QStringLiteral("paletteResults"));
    m_results->setAccessibleName(QStringLiteral("Found"));
    m_results->setModel(&m_model);
    m_results->setItemDelegate(new PaletteDelegate(m_theme, m_results));
    m_results->setFrameShape(QFrame::NoFrame);
    m_results->setFocusPolicy(Qt::NoFocus);
    m_results->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_helpButton->setObjectName(QStringLiteral("paletteHelp"));
    m_helpButton->setAccessibleName(QStringLiteral("What can be searched for"));
    m_helpButton->setToolTip(QStringLiteral("What can be searched for (F1)"));
    setButtonRole(*m_helpButton, ButtonRole::Quiet);

    auto* layout = new QVBoxLayout(m_card);
    layout->setContentsMargins(m_theme.scaled(8), m_theme.scaled(8), m_theme.scaled(8), m_theme.scaled(8));
    layout->setSpacing(m_theme.scaled(4));
    auto* line = new QHBoxLayout;
    line->setSpacing(m_theme.scaled(4));
    line->addWidget(m_input, 1);
    line->addWidget(m_helpButton);
    layout->addLayout(line);
    layout->addWidget(m_results, 1);
    layout->addWidget(m_foot);
}

void Palette::popUp()
{
    placeCard();
    raise();
    show();
    m_foot->stopAsking();
    m_cases.ask(m_workspace.cases(std::nullopt, searchedCases));
    m_views.ask(m_workspace.savedViews());
    m_words.ask(m_workspace.searchVocabulary());
    m_macros.ask(m_workspace.macros());
    ask(); // what was found the last time may have changed
    m_input->selectAll();
    m_input->setFocus();
}

bool Palette::isSettled() const
{
    return !m_hits.isPending() && !m_customers.isPending() && !m_cases.isPending() && !m_views.isPending() &&
           !m_words.isPending() && !m_macros.isPending();
}

void Palette::ask()
{
    const QString typed = m_input->text();
    m_moved = false;
    m_help = typed.trimmed() == QLatin1String("?");
    m_failure.clear();
    m_answer = {};
    m_foot->setSearch(typed.trimmed().isEmpty() || m_help ? QString() : typed.trimmed());
    if (typed.trimmed().isEmpty() || m_help) {
        m_hits.drop();
        m_customers.drop();
        for (const auto group : {PaletteModel::Group::Cases, PaletteModel::Group::Customers,
                                 PaletteModel::Group::Messages}) {
            m_model.setGroup(group, {});
        }
    } else {
        askAll(typed);
    }
    m_model.setGroup(PaletteModel::Group::Commands,
                     m_help ? QList<PaletteItem>() : matchingCommands(m_actions, typed.trimmed()));
    m_model.setGroup(PaletteModel::Group::Macros,
                     m_help ? QList<PaletteItem>() : matchingMacros(m_knownMacros, typed.trimmed()));
    m_model.setGroup(PaletteModel::Group::Views,
                     m_help ? QList<PaletteItem>() : matchingViews(m_knownViews, typed));
    offerKeys();
    afterAnswer();
}

void Palette::askAll(const QString& typed)
{
    const QString words = typed.trimmed();
    m_model.setGroup(PaletteModel::Group::Cases, matchingCases(m_knownCases, words, shownCases));
    m_hits.ask(m_workspace.search(typed, shownHits)); // a space behind the last word ends it
    m_customers.ask(m_workspace.customers(words, shownCustomers));
}

void Palette::takeHits(const Expected<SearchAnswer>& answer)
{
    m_failure = answer ? QString() : answer.error().sentence;
    m_answer = answer ? *answer : SearchAnswer();
    const QList<SearchHit> hits = std::exchange(m_answer.hits, {});
    showGroup(PaletteModel::Group::Messages, asItems(hits));
}

void Palette::offerKeys()
{
    const QString typed = m_help ? QString() : m_input->text();
    const QList<Completion> completions = completionsFor(typed, m_help ? 0 : m_input->cursorPosition(), m_vocabulary);
    QList<PaletteItem> keys;
    for (const Completion& completion : completions) {
        // One letter begins half of all keys, and a word more often.
        constexpr qsizetype enoughLetters = 2;
        const bool isKey = completion.text.endsWith(QLatin1Char(':'));
        if (m_help || (!typed.trimmed().isEmpty() && (!isKey || completion.replaceLength >= enoughLetters))) {
            keys.append(PaletteKey{completion});
        }
    }
    m_model.setGroup(PaletteModel::Group::Keys, m_help ? keys : keys.mid(0, shownKeys));
}

void Palette::toggleHelp()
{
    m_input->setText(m_help ? QString() : QStringLiteral("?"));
    m_input->setFocus();
}

void Palette::write(const Completion& completion)
{
    QString text = m_help ? QString() : m_input->text();
    text.replace(completion.replaceFrom, completion.replaceLength, completion.text);
    const qsizetype end = completion.replaceFrom + completion.text.size();
    const bool isKey = completion.text.endsWith(QLatin1Char(':'));
    if (!isKey && end == text.size()) {
        text += QLatin1Char(' ');
    }
    m_input->setText(text);
    m_input->setCursorPosition(static_cast<int>(end + (isKey ? 0 : 1)));
    m_input->setFocus();
}

void Palette::save(const QString& name, const QString& search)
{
    SavedView view;
    view.name = name;
    view.filter.tab = QueueFilter::Tab::Any;
    view.filter.search = search;
    whenFinished(m_workspace.saveView(view), this, [this, name](const Expected<void>& saved) {
        if (saved) {
            m_views.ask(m_workspace.savedViews());
            Q_EMIT searchSaved(name);
        } else {
            m_failure = saved.error().sentence;
            showState();
        }
    });
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
        m_results->setCurrentIndex(m_model.index(std::max(0, m_model.firstChoice())));
        m_results->verticalScrollBar()->setValue(0);
    }
    showState();
    if (isSettled()) {
        Q_EMIT settled();
    }
}

void Palette::showState()
{
    const QString typed = m_input->text();
    const auto cursor = m_input->cursorPosition();
    // What is being written is not wrong yet: the sentence then says how it can go on.
    const auto isBeingWritten = [cursor](const QueryProblem& problem) {
        return problem.from <= cursor && cursor <= problem.from + problem.length;
    };
    QStringList hints;
    QString trouble = m_failure;
    for (const QueryProblem& problem : m_answer.problems) {
        if (isBeingWritten(problem)) {
            hints.append(problem.sentence);
        } else if (trouble.isEmpty()) {
            trouble = problem.sentence;
        }
    }
    if (m_help) {
        hints = {QStringLiteral("Choose one to write it. A minus before any of them leaves out what it finds.")};
    } else if (typed.trimmed().isEmpty()) {
        hints = {QStringLiteral("Try a name, a word of a message, #case number, from:… or before:2025-06. ? lists all.")};
    } else if (hints.isEmpty() && m_hits.isPending()) {
        hints = {QStringLiteral("Searching…")};
    } else if (hints.isEmpty() && m_model.rowCount() == 0 && isSettled()) {
        hints = {QStringLiteral("Nothing answers to “%1”.").arg(typed.trimmed())};
    }
    if (!typed.trimmed().isEmpty() && !m_help) {
        hints += incompletenessInWords(m_answer);
    }
    m_foot->say(trouble.isEmpty() ? hints.join(QLatin1Char(' ')) : trouble,
                trouble.isEmpty() ? ColourRole::Ink3 : ColourRole::Bad);
}

void Palette::choose(int row)
{
    const PaletteItem* found = m_model.itemAt(row);
    if (!found) {
        return;
    }
    const PaletteItem item = *found;
    if (const auto* key = std::get_if<PaletteKey>(&item)) {
        write(key->completion);
        return;
    }
    if (const auto* view = std::get_if<SavedView>(&item)) {
        m_input->setText(view->filter.search + QLatin1Char(' '));
        return;
    }
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

void Palette::walk(int rows)
{
    const int wanted = m_model.step(m_results->currentIndex().row(), rows);
    if (wanted >= 0) {
        m_moved = true;
        m_results->setCurrentIndex(m_model.index(wanted));
    }
}

/// Writes the key that is chosen, or the first one offered; false: none is, and Tab goes on to the buttons.
bool Palette::handleTab()
{
    const int chosen = m_results->currentIndex().row();
    for (const int row : {chosen, m_model.step(-1, 1)}) {
        const PaletteItem* item = m_model.itemAt(row);
        if (const auto* key = item ? std::get_if<PaletteKey>(item) : nullptr) {
            write(Completion(key->completion));
            return true;
        }
    }
    return false;
}

bool Palette::handleKey(const QKeyEvent& pressed)
{
    switch (pressed.key()) {
    case Qt::Key_Down:
        walk(1);
        return true;
    case Qt::Key_Up:
        walk(-1);
        return true;
    case Qt::Key_Tab:
        return handleTab();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_results->currentIndex().row());
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_F1:
        toggleHelp();
        return true;
    case Qt::Key_S:
        if (pressed.modifiers() != Qt::ControlModifier) {
            return false;
        }
        m_foot->askForName();
        return true;
    default:
        return false;
    }
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::ShortcutOverride) {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        const bool ours = pressed->key() == Qt::Key_Escape || pressed->key() == Qt::Key_F1 ||
                          (pressed->key() == Qt::Key_S && pressed->modifiers() == Qt::ControlModifier);
        if (ours) {
            event->accept(); // or an action of the window takes it
            return true;
        }
    } else if (watched == m_input && event->type() == QEvent::KeyPress) {
        if (handleKey(*static_cast<QKeyEvent*>(event))) {
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
