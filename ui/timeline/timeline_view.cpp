// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_view.h"

#include "core/trace/trace.h"
#include "ui/timeline/accessible_timeline.h"
#include "ui/timeline/entry_painter.h"
#include "ui/timeline/floating_pill.h"
#include "ui/timeline/line_painter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <chrono>
#include <limits>

namespace threadline {

namespace {

constexpr int wheelStep = 40;
/// Where in the window an entry comes to be that one looked for or travelled to.
constexpr double foundAt = 0.3;
constexpr double travelledTo = 0.5;
constexpr double newsAt = 0.12;
constexpr std::chrono::seconds saidFor{6};

} // namespace

TimelineView::TimelineView(const Theme& theme, TimelineModel& model, TimelineSource& source,
                           QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_model(model)
    , m_images(source)
    , m_rows(theme, model, m_images)
    , m_hands(m_rows, model)
    , m_toNewest(new FloatingPill(theme, viewport()))
    , m_said(new FloatingPill(theme, viewport()))
{
    AccessibleTimeline::install();
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("The whole history with this customer, oldest first."));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(wheelStep);

    m_toNewest->setObjectName(QStringLiteral("toNewest"));
    m_toNewest->setGlyph(IconName::ChevronDown);
    connect(m_toNewest, &QAbstractButton::clicked, this, &TimelineView::goToEnd);
    m_said->setObjectName(QStringLiteral("timelineSaid"));
    m_said->setFocusPolicy(Qt::NoFocus);
    m_saying.setSingleShot(true);
    m_saying.setInterval(saidFor);
    connect(&m_saying, &QTimer::timeout, m_said, &QWidget::hide);
    connect(m_said, &QAbstractButton::clicked, m_said, &QWidget::hide);

    m_ticking.setInterval(std::chrono::seconds(1));
    connect(&m_ticking, &QTimer::timeout, this, &TimelineView::tick);
    connect(&m_images, &ImageShelf::arrived, this, &TimelineView::takeImage);
    connect(&m_hands, &TimelineHands::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&m_hands, &TimelineHands::spotPressed, this, &TimelineView::press);
    connect(&m_hands, &TimelineHands::linkPressed, this, &TimelineView::linkActivated);
    connect(&m_hands, &TimelineHands::entryPressed, this, &TimelineView::entryActivated);
    connect(&theme, &Theme::changed, this, [this] {
        m_model.entries().setDarkTheme(m_theme.isDark());
        colourGutter();
        m_rows.forgetLayouts();
        followRows();
    });
    m_model.entries().setDarkTheme(theme.isDark());
    colourGutter();
    connectModel();
}

TimelineView::~TimelineView() = default;

void TimelineView::colourGutter()
{
    QPalette palette = m_theme.palette();
    palette.setColor(QPalette::Window, m_theme.tokens().bg);
    verticalScrollBar()->setPalette(palette);
    verticalScrollBar()->setAutoFillBackground(true);
}

void TimelineView::connectModel()
{
    connect(&m_model, &TimelineModel::replaced, this, &TimelineView::startOver);
    connect(&m_model, &TimelineModel::rowsChanged, this, [this] {
        m_rows.rowsChanged();
        if (m_foundIsComing && m_model.has(m_found)) {
            goToEntry(m_found);
        }
        const QList<TimelineMark>& marks = m_model.marks();
        if (!marks.isEmpty() && marks.last().key > m_newest) {
            m_newest = marks.last().key;
            m_arrival = marks.last().direction == Direction::Inbound ? m_newest : 0;
        }
        followRows();
    });
    connect(&m_model, &TimelineModel::thisCaseChanged, this, &TimelineView::goToNews);
    connect(&m_model, &TimelineModel::entriesChanged, this, &TimelineView::takeEntries);
    connect(&m_model, &TimelineModel::stateChanged, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::startOver()
{
    m_hands.reset();
    m_rows.startOver();
    m_newest = m_model.marks().isEmpty() ? 0 : m_model.marks().last().key;
    m_arrival = 0;
    m_shownUpTo = 0;
    m_said->hide();
    if (m_foundIsComing && m_model.has(m_found)) {
        goToEntry(m_found);
    } else if (!m_foundIsComing) {
        setFound(0);
        goToNews();
    }
    followRows();
}

void TimelineView::setFound(InteractionKey key)
{
    if (key != m_found) {
        m_found = key;
        Q_EMIT foundChanged(key);
    }
}

void TimelineView::goToNews()
{
    const int row = m_model.firstNew() == 0 ? -1 : m_model.rowOf(m_model.firstNew());
    if (row > 0 && m_rows.isAtEnd() && m_rows.topOf(row) < 0) {
        m_rows.goTo(row - 1, newsAt);
        followRows();
    }
}

void TimelineView::goToDay(QDate day)
{
    const int row = m_model.rowOfDay(day);
    const TimelineMoment& moment = m_model.moment();
    const QDate today = dayOf(moment.now(), moment.zone);
    if (row < 0) {
        goToEnd();
        say(tr("Nothing on %1 or later. This is the newest.").arg(dayLabel(day, today, moment.locale)));
        return;
    }
    setFound(0);
    m_foundIsComing = false;
    m_rows.goTo(row, 0);
    followRows();
    if (const QDate there = dayOf(m_model.markOf(row).at, moment.zone); there != day) {
        say(tr("Nothing on %1. Next is %2.")
                .arg(dayLabel(day, today, moment.locale), dayLabel(there, today, moment.locale)));
    }
}

void TimelineView::say(const QString& sentence)
{
    m_said->setText(sentence);
    m_said->show();
    m_said->raise();
    placePills();
    m_saying.start();
    QAccessibleEvent event(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void TimelineView::placePills()
{
    const int gap = m_theme.scaled(10);
    const QSize newest = m_toNewest->sizeHint();
    m_toNewest->setGeometry(QRect({(viewport()->width() - newest.width()) / 2,
                                   viewport()->height() - newest.height() - gap},
                                  newest));
    const int room = viewport()->width() - 2 * gap;
    const QSize said = m_said->sizeHint().boundedTo({room, m_said->sizeHint().height()});
    m_said->setGeometry(QRect({(viewport()->width() - said.width()) / 2, gap}, said));
}

void TimelineView::followNewest()
{
    for (int row = m_rows.lastVisible(); row >= m_rows.firstVisible(); --row) {
        if (m_model.row(row).kind == TimelineRow::Kind::Entry) {
            m_shownUpTo = std::max(m_shownUpTo, m_model.markOf(row).key);
            break;
        }
    }
    const qint64 below = m_rows.contentHeight() - m_rows.value() - viewport()->height();
    const bool wanted = m_rows.contentHeight() > 0 && below > viewport()->height() / 2;
    if (!wanted) {
        m_toNewest->hide();
        return;
    }
    const int fresh = m_model.newAfter(m_shownUpTo);
    m_toNewest->setText(fresh == 0 ? tr("Newest") : fresh == 1 ? tr("1 new") : tr("%1 new").arg(fresh));
    m_toNewest->setAccessibleName(fresh == 0 ? tr("Jump to newest") : tr("Jump to newest, %1 new").arg(fresh));
    m_toNewest->setProminent(fresh > 0);
    placePills();
    m_toNewest->show();
}

void TimelineView::goToEnd()
{
    setFound(0);
    m_foundIsComing = false;
    m_rows.goToEnd();
    followRows();
}

void TimelineView::goToEntry(InteractionKey key)
{
    setFound(key);
    m_foundIsComing = !m_model.has(key);
    if (!m_foundIsComing) {
        m_rows.goTo(m_model.rowOf(key), foundAt);
        followRows();
    }
}

void TimelineView::travelTo(InteractionKey key)
{
    m_rows.goTo(m_model.rowOf(key), travelledTo);
    followRows();
}

void TimelineView::takeEntries(const QList<InteractionKey>& keys)
{
    m_rows.forget(keys);
    followRows();
}

void TimelineView::takeImage(const QByteArray& sha256)
{
    QList<InteractionKey> keys;
    for (int row = m_rows.firstVisible(); row <= m_rows.lastVisible(); ++row) {
        const LaidOutEntry* entry = m_rows.laidOut(row);
        if (entry && entry->shows(sha256)) {
            keys.append(entry->entry().key);
        }
    }
    takeEntries(keys);
}

void TimelineView::tick()
{
    QList<InteractionKey> counting;
    for (int row = m_rows.firstVisible(); row <= m_rows.lastVisible(); ++row) {
        const LaidOutEntry* entry = m_rows.laidOut(row);
        if (entry && entry->words().delivery && entry->words().delivery->ticking) {
            counting.append(entry->entry().key);
        }
    }
    takeEntries(counting);
}

void TimelineView::followRows()
{
    m_following = true;
    const qint64 most = std::max<qint64>(0, m_rows.contentHeight() - viewport()->height());
    constexpr qint64 limit = std::numeric_limits<int>::max();
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, int(std::min(most, limit)));
    verticalScrollBar()->setValue(int(std::min(m_rows.value(), limit)));
    m_following = false;

    bool counting = false;
    for (int row = m_rows.firstVisible(); row <= m_rows.lastVisible(); ++row) {
        const LaidOutEntry* entry = m_rows.laidOut(row);
        counting =
            counting || (entry && entry->words().delivery && entry->words().delivery->ticking);
    }
    if (counting != m_ticking.isActive()) {
        counting ? m_ticking.start() : m_ticking.stop();
    }
    if (m_rows.lastVisible() >= m_rows.firstVisible()) {
        Q_EMIT shownChanged(m_model.markOf(m_rows.firstVisible()).at,
                            m_model.markOf(m_rows.lastVisible()).at);
    }
    followNewest();
    announceArrival();
    viewport()->update();
}

QString TimelineView::spokenRow(int row) const
{
    if (m_model.row(row).kind != TimelineRow::Kind::Entry) {
        return m_model.lineText(row);
    }
    const LaidOutEntry* entry = m_rows.laidOut(row);
    return entry ? entry->spoken() : QString();
}

void TimelineView::announceArrival()
{
    const int row = m_arrival == 0 ? -1 : m_rows.rowOfEntry(m_arrival);
    if (row < 0 || row > m_rows.lastVisible() || !m_rows.laidOut(row)) {
        return;
    }
    m_arrival = 0;
    QAccessibleEvent event(this, QAccessible::Alert);
    event.setChild(row - m_rows.firstVisible());
    QAccessible::updateAccessibility(&event);
}

void TimelineView::scrollContentsBy(int, int)
{
    if (!m_following) {
        m_rows.scrollTo(verticalScrollBar()->value());
        followRows();
    }
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    m_rows.setWindow(viewport()->size());
    followRows();
    placePills();
}

void TimelineView::press(InteractionKey key, const EntrySpot& spot)
{
    const TimelineEntry* entry = m_model.entries().find(key);
    if (!entry) {
        return;
    }
    EntryFolds folds = m_rows.folds(key);
    switch (spot.button.action) {
    case EntryAction::OpenFile:
        Q_EMIT openAttachment(entry->interaction.attachments.at(spot.attachment));
        return;
    case EntryAction::ShowImages:
        m_model.entries().allowRemoteImages(key);
        Q_EMIT showRemoteImages(key);
        return;
    case EntryAction::UnfoldQuotes:
        folds.quotes = !folds.quotes;
        break;
    case EntryAction::ShowWhole:
        folds.whole = true;
        break;
    default:
        askFor(spot.button.action, entry->interaction.id);
        return;
    }
    // The end would stay in place otherwise, and what was clicked run away upwards.
    if (const int row = m_rows.rowOfEntry(key); row >= 0 && m_rows.isAtEnd()) {
        m_rows.goTo(row, double(m_rows.topOf(row)) / std::max(1, viewport()->height()));
    }
    m_rows.setFolds(key, folds);
    followRows();
}

void TimelineView::askFor(EntryAction action, const InteractionId& id)
{
    switch (action) {
    case EntryAction::Undo:
        Q_EMIT undoRequested(id);
        return;
    case EntryAction::Retry:
        Q_EMIT retryRequested(id);
        return;
    case EntryAction::Check:
        Q_EMIT checkRequested(id);
        return;
    case EntryAction::SendAgain:
        Q_EMIT sendAgainRequested(id);
        return;
    case EntryAction::SendAnyway:
        Q_EMIT sendAnywayRequested(id);
        return;
    case EntryAction::SendNow:
        Q_EMIT sendNowRequested(id);
        return;
    default:
        return;
    }
}

void TimelineView::paintEvent(QPaintEvent* event)
{
    const trace::Span span("timeline", "paint");
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.tokens().bg);
    if (m_rows.lastVisible() < m_rows.firstVisible()) {
        paintSentence(painter);
        return;
    }
    for (int row = m_rows.firstVisible(); row <= m_rows.lastVisible(); ++row) {
        painter.save();
        painter.translate(0, m_rows.topOf(row));
        paintRow(painter, row);
        painter.restore();
    }
}

void TimelineView::paintRow(QPainter& painter, int row)
{
    const int width = viewport()->width();
    switch (m_model.row(row).kind) {
    case TimelineRow::Kind::Day:
        paintDayLine(painter, m_theme, width, m_model.lineText(row));
        return;
    case TimelineRow::Kind::Case:
        paintCaseLine(painter, m_theme, width, m_model.lineText(row),
                      m_model.markOf(row).caseNumber == m_model.thisCase());
        return;
    case TimelineRow::Kind::New:
        paintNewLine(painter, m_theme, width, m_model.lineText(row));
        return;
    case TimelineRow::Kind::Happening:
        paintHappeningLine(painter, m_theme, width, m_model.lineText(row));
        return;
    case TimelineRow::Kind::Entry:
        break;
    }
    const TimelineMark& mark = m_model.markOf(row);
    if (const LaidOutEntry* entry = m_rows.laidOut(row)) {
        EntryHands hands = m_hands.handsOn(mark.key);
        hands.found = mark.key == m_found;
        paintEntry(painter, *entry, m_theme, m_model.moment(), m_images, hands);
    } else {
        paintPendingEntry(painter, m_theme, width, m_rows.heightOf(row),
                          mark.direction != Direction::Inbound,
                          m_model.entries().problem(mark.key));
    }
}

QString TimelineView::emptySentence() const
{
    switch (m_model.state()) {
    case TimelineModel::State::Empty:
        return tr("Choose a case on the left to see the whole history with its customer.");
    case TimelineModel::State::Loading:
        return tr("Reading the history…");
    case TimelineModel::State::Failed:
        return m_model.problem();
    case TimelineModel::State::Ready:
        return m_model.counts().all == 0 ? tr("Nothing has happened with this customer yet. Write "
                                              "the first message below.")
                                         : tr("Nothing in the history passes this filter.");
    }
    return {};
}

void TimelineView::paintSentence(QPainter& painter)
{
    painter.setFont(m_theme.font(TextRole::Body));
    painter.setPen(m_model.state() == TimelineModel::State::Failed ? m_theme.tokens().bad
                                                                   : m_theme.tokens().ink3);
    const int inset = m_theme.scaled(48);
    painter.drawText(viewport()->rect().adjusted(inset, inset, -inset, -inset),
                     Qt::AlignCenter | Qt::TextWordWrap, emptySentence());
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        if (m_hands.hasSelection()) {
            QGuiApplication::clipboard()->setText(m_hands.selectedText());
        }
        return;
    }
    QScrollBar* bar = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Home:
        bar->setValue(0);
        return;
    case Qt::Key_End:
        goToEnd();
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_hands.hasFocusedSpot()) {
            m_hands.pressFocused();
            return;
        }
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

bool TimelineView::focusNextPrevChild(bool next)
{
    return m_hands.stepFocus(next) || QAbstractScrollArea::focusNextPrevChild(next);
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_hands.press(event->position().toPoint());
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (event->buttons().testFlag(Qt::LeftButton)) {
        m_hands.dragTo(point);
    } else {
        m_hands.moveTo(point);
        viewport()->setCursor(m_hands.cursor());
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_hands.release(event->position().toPoint());
    }
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_hands.doubleClick(event->position().toPoint());
    }
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    if (const Attachment* file = m_hands.attachmentAt(event->pos())) {
        menu.addAction(m_theme.icon(IconName::Open), tr("Open"), this,
                       [this, file = *file] { Q_EMIT openAttachment(file); });
        menu.addAction(m_theme.icon(IconName::Download), tr("Save as…"), this,
                       [this, file = *file] { Q_EMIT saveAttachment(file); });
    }
    if (const QString link = m_hands.linkAt(event->pos()); !link.isEmpty()) {
        menu.addAction(m_theme.icon(IconName::External), tr("Open link"), this,
                       [this, link] { Q_EMIT linkActivated(QUrl(link)); });
        menu.addAction(m_theme.icon(IconName::Link), tr("Copy link"), this,
                       [link] { QGuiApplication::clipboard()->setText(link); });
    }
    if (m_hands.hasSelection()) {
        menu.addAction(m_theme.icon(IconName::Copy), tr("Copy"), this,
                       [this] { QGuiApplication::clipboard()->setText(m_hands.selectedText()); });
    }
    if (const TimelineEntry* entry = m_model.entries().find(m_hands.entryAt(event->pos()))) {
        menu.addSeparator();
        if (!entry->happening) {
            if (entry->interaction.details.value(QLatin1String("logged")).toBool()) {
                menu.addAction(m_theme.icon(IconName::Edit), tr("Correct…"), this,
                               [this, logged = entry->interaction] { Q_EMIT correctionWanted(logged); });
                menu.addAction(m_theme.icon(IconName::Undo), tr("Take back"), this,
                               [this, logged = entry->interaction] { Q_EMIT takeBackWanted(logged); });
            }
            menu.addAction(m_theme.icon(IconName::Swarm), tr("Quote in the swarm"), this,
                           [this, message = entry->interaction] { Q_EMIT quoteWanted(message); });
        }
        menu.addAction(tr("Move to another case…"), this,
                       [this, message = entry->interaction] { Q_EMIT moveWanted(message); });
        QAction* split = menu.addAction(tr("Split into a new case…"), this,
                                        [this, message = entry->interaction] { Q_EMIT splitWanted(message); });
        split->setEnabled(entry->interaction.inCase.has_value());
    }
    if (!menu.isEmpty()) {
        menu.exec(event->globalPos());
    }
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int row = m_rows.rowAt(help->pos().y());
        const bool isCut = row >= 0 && m_model.row(row).kind == TimelineRow::Kind::Happening &&
                           isHappeningCut(m_theme, viewport()->width(), m_model.lineText(row));
        QToolTip::showText(help->globalPos(), isCut ? m_model.lineText(row) : m_hands.tip(help->pos()),
                           viewport());
        return true;
    }
    if (event->type() == QEvent::Leave) {
        m_hands.leave();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace threadline
