// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/touch_form.h"

#include "core/model/duration.h"
#include "core/model/rejected.h"
#include "ui/controls/growing_text_edit.h"
#include "ui/controls/narrow_choice.h"
#include "ui/controls/text_label.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/desk_style.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int margin = 12;
constexpr int glyphSide = 20;

Timestamp timestampOf(const QDateTime& moment)
{
    return {moment.toMSecsSinceEpoch() * 1000};
}

QDateTime localOf(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.us / 1000);
}

QLineEdit* field(const QString& objectName, const QString& name, const QString& hint)
{
    auto* line = new QLineEdit;
    line->setObjectName(objectName);
    line->setAccessibleName(name);
    line->setPlaceholderText(hint);
    return line;
}

} // namespace

TouchForm::TouchForm(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_glyph(new QWidget)
    , m_kinds(new QButtonGroup(this))
    , m_direction(narrowChoice(u"touchDirection"_s, u"Who came to whom"_s))
    , m_missed(new QCheckBox)
    , m_text(new GrowingTextEdit)
    , m_timing(new QWidget)
    , m_timer(new QPushButton)
    , m_duration(field(u"touchDuration"_s, u"How long it took"_s, u"12 min"_s))
    , m_started(new QDateTimeEdit)
    , m_where(field(u"touchPlace"_s, u"Place"_s, u"Place"_s))
    , m_reference(field(u"touchReference"_s, u"Number"_s, u"Number of the delivery or order"_s))
    , m_amount(field(u"touchAmount"_s, u"Amount"_s, u"Amount"_s))
    , m_outcome(field(u"touchOutcome"_s, u"Outcome"_s, u"Outcome: what came of it"_s))
    , m_next(field(u"touchNext"_s, u"Next step"_s, u"Next step: what follows"_s))
    , m_followUp(new TouchFollowUp(theme))
    , m_problem(new TextLabel(theme, TextRole::Caption, ColourRole::Bad))
    , m_log(new QPushButton)
{
    setObjectName(u"touchForm"_s);
    setCard(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->setObjectName(u"touchText"_s);
    m_text->setAccessibleName(u"What was said and seen"_s);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->setTabChangesFocus(true);
    m_problem->setObjectName(u"touchProblem"_s);
    m_problem->setWrapped();
    m_problem->setContentsMargins(theme.scaled(margin), 0, theme.scaled(margin), theme.scaled(4));
    m_problem->hide();
    auto* body = new QVBoxLayout;
    body->setContentsMargins(theme.scaled(margin) - 4, theme.scaled(6), theme.scaled(margin) - 4, theme.scaled(2));
    body->addWidget(m_text);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(1, 1, 1, 1);
    lines->setSpacing(0);
    lines->addWidget(makeHeader());
    lines->addLayout(body);
    lines->addWidget(makeFields());
    lines->addWidget(m_problem);
    lines->addWidget(makeFooter());
    constexpr int second = 1000;
    m_tick.setInterval(second);
    listen();
    clear();
}

QWidget* TouchForm::makeHeader()
{
    const Theme& look = theme();
    auto* header = new QWidget;
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(look.scaled(margin), look.scaled(4), look.scaled(6), look.scaled(4));
    line->setSpacing(look.scaled(4));
    m_glyph->setFixedSize(look.scaled(glyphSide), look.scaled(glyphSide));
    m_glyph->setAttribute(Qt::WA_TransparentForMouseEvents);
    line->addWidget(m_glyph);
    line->addSpacing(look.scaled(4));
    for (const InteractionKind kind : touchKinds()) {
        auto* button = new QPushButton(touchTitle(kind));
        setButtonRole(*button, ButtonRole::Quiet);
        button->setCheckable(true);
        button->setObjectName(u"touchKind_"_s + interactionKindName(kind));
        m_kinds->addButton(button, static_cast<int>(kind));
        line->addWidget(button);
    }
    line->addStretch(1);
    auto* leave = new QToolButton;
    leave->setObjectName(u"touchClose"_s);
    leave->setIcon(look.icon(IconName::Close));
    leave->setAutoRaise(true);
    leave->setAccessibleName(u"Close; what is written stays for this customer"_s);
    leave->setToolTip(leave->accessibleName() + u" (Esc)"_s);
    line->addWidget(leave);
    connect(leave, &QToolButton::clicked, this, &TouchForm::closeWanted);
    return header;
}

QWidget* TouchForm::makeFields()
{
    const Theme& look = theme();
    m_missed->setObjectName(u"touchMissed"_s);
    m_timer->setObjectName(u"touchTimer"_s);
    m_timer->setIcon(look.icon(IconName::Clock));
    m_started->setObjectName(u"touchStarted"_s);
    m_started->setAccessibleName(u"When it began"_s);
    m_started->setCalendarPopup(true);
    m_started->setDisplayFormat(u"ddd d MMM yyyy  HH:mm"_s);
    m_started->setMinimumWidth(look.scaled(206));
    m_duration->setMaximumWidth(look.scaled(72));
    auto* timing = new QHBoxLayout(m_timing);
    timing->setContentsMargins(0, 0, 0, 0);
    timing->setSpacing(look.scaled(8));
    timing->addWidget(m_duration);
    timing->addWidget(m_timer);
    auto* when = new QHBoxLayout;
    when->setSpacing(look.scaled(8));
    when->addWidget(m_direction);
    when->addWidget(m_started);
    when->addStretch(1);
    auto* about = new QHBoxLayout;
    about->setSpacing(look.scaled(8));
    about->addWidget(m_timing);
    about->addWidget(m_reference, 40);
    about->addWidget(m_amount, 20);
    about->addWidget(m_where, 40);
    about->addWidget(m_missed);
    about->addStretch(1); // of a call, which has no place
    auto* came = new QHBoxLayout;
    came->setSpacing(look.scaled(8));
    came->addWidget(m_outcome, 1);
    came->addWidget(m_next, 1);
    auto* fields = new QWidget;
    auto* lines = new QVBoxLayout(fields);
    lines->setContentsMargins(look.scaled(margin), look.scaled(2), look.scaled(margin), look.scaled(8));
    lines->setSpacing(look.scaled(8));
    lines->addLayout(when);
    lines->addLayout(about);
    lines->addLayout(came);
    return fields;
}

QWidget* TouchForm::makeFooter()
{
    const Theme& look = theme();
    m_log->setObjectName(u"touchLog"_s);
    m_log->setToolTip(u"Ctrl+Enter"_s);
    setButtonRole(*m_log, ButtonRole::Primary);
    auto* footer = new QWidget;
    auto* line = new QHBoxLayout(footer);
    line->setContentsMargins(look.scaled(margin), 0, look.scaled(8), look.scaled(8));
    line->setSpacing(look.scaled(8));
    line->addWidget(m_followUp, 5);
    line->addStretch(1);
    line->addWidget(m_log);
    return footer;
}

void TouchForm::listen()
{
    connect(m_kinds, &QButtonGroup::idClicked, this, [this](int kind) {
        setKind(static_cast<InteractionKind>(kind));
        focusText();
    });
    connect(m_timer, &QPushButton::clicked, this, &TouchForm::toggleTimer);
    connect(&m_tick, &QTimer::timeout, this, &TouchForm::tick);
    connect(m_started, &QDateTimeEdit::dateTimeChanged, this, [this] { m_startedEdited = m_startedEdited || !m_quiet; });
    connect(m_missed, &QCheckBox::toggled, this, &TouchForm::refresh);
    connect(m_direction, &QComboBox::currentIndexChanged, this, &TouchForm::refresh);
    connect(m_log, &QPushButton::clicked, this, &TouchForm::submit);
    connect(m_outcome, &QLineEdit::returnPressed, m_next, qOverload<>(&QWidget::setFocus));
    for (QLineEdit* line : {m_duration, m_where, m_reference, m_amount, m_outcome, m_next}) {
        connect(line, &QLineEdit::textChanged, this, [this] { showProblem({}); });
    }
}

void TouchForm::begin(const TouchPlace& place, const Touch& touch)
{
    clear();
    setPlace(place);
    show(touch);
    refresh();
}

void TouchForm::resume(const TouchPlace& place, const State& state)
{
    TouchPlace again = place;
    again.corrected = state.corrected;
    begin(again, state.touch);
    m_duration->setText(state.duration);
    m_startedEdited = state.startedEdited;
    m_followUp->resume(state.followUp);
    if (state.timedSince.isValid()) {
        m_timedSince = state.timedSince;
        m_tick.start();
        tick();
    }
}

TouchForm::State TouchForm::state() const
{
    State state;
    state.touch.kind = m_kind;
    state.touch.direction = static_cast<Direction>(m_direction->currentData().toInt());
    state.touch.missed = m_missed->isChecked();
    state.touch.at = timestampOf(m_started->dateTime());
    state.touch.text = m_text->toPlainText();
    state.touch.outcome = m_outcome->text();
    state.touch.nextStep = m_next->text();
    state.touch.place = m_where->text();
    state.touch.reference = m_reference->text();
    state.touch.amount = m_amount->text();
    state.duration = m_duration->text();
    state.startedEdited = m_startedEdited;
    state.timedSince = m_timedSince;
    state.corrected = m_place.corrected;
    state.followUp = m_followUp->state();
    return state;
}

bool TouchForm::isBegun() const
{
    const State now = state();
    const bool words = !(now.touch.text + now.touch.outcome + now.touch.nextStep + now.touch.place + now.touch.reference +
                         now.touch.amount + now.duration).trimmed().isEmpty();
    return words || m_timedSince.isValid() || !m_place.corrected.isNull();
}

void TouchForm::clear()
{
    m_tick.stop();
    m_timedSince = {};
    m_startedEdited = false;
    m_busy = false;
    m_place = {};
    Touch none;
    show(none);
    m_followUp->clear();
    showProblem({});
    refresh();
}

void TouchForm::setPlace(const TouchPlace& place)
{
    m_place = place;
    m_followUp->setCases(place.cases);
}

void TouchForm::show(const Touch& touch)
{
    m_quiet = true;
    m_kind = touch.kind;
    offerDirections();
    m_direction->setCurrentIndex(std::max(0, m_direction->findData(static_cast<int>(touch.direction))));
    m_missed->setChecked(touch.missed);
    m_started->setDateTime(touch.at.isNull() ? QDateTime::currentDateTime() : localOf(touch.at));
    m_startedEdited = !touch.at.isNull();
    m_text->setPlainText(touch.text);
    m_duration->setText(touch.seconds > 0 ? clockFromSeconds(touch.seconds) : QString());
    m_outcome->setText(touch.outcome);
    m_next->setText(touch.nextStep);
    m_where->setText(touch.place);
    m_reference->setText(touch.reference);
    m_amount->setText(touch.amount);
    m_quiet = false;
}

void TouchForm::setKind(InteractionKind kind)
{
    if (m_kind == kind) {
        refresh();
        return;
    }
    m_kind = kind;
    offerDirections();
    refresh();
}

bool TouchForm::isTalk() const
{
    return m_kind != InteractionKind::Delivery && m_kind != InteractionKind::Invoice;
}

void TouchForm::offerDirections()
{
    const bool call = m_kind == InteractionKind::Call;
    const QString inbound = call ? u"They called"_s : isTalk() ? u"They came to us"_s : u"From them"_s;
    const QString outbound = call ? u"We called"_s : isTalk() ? u"We went to them"_s : u"To them"_s;
    const QSignalBlocker quiet(m_direction);
    m_direction->clear();
    m_direction->addItem(inbound, static_cast<int>(Direction::Inbound));
    m_direction->addItem(outbound, static_cast<int>(Direction::Outbound));
    m_direction->setCurrentIndex(usualDirection(m_kind) == Direction::Inbound ? 0 : 1);
}

void TouchForm::toggleTimer()
{
    if (m_timedSince.isValid()) {
        stopTimer();
    } else {
        m_timedSince = QDateTime::currentDateTime();
        m_quiet = true;
        m_started->setDateTime(m_timedSince);
        m_quiet = false;
        m_startedEdited = true; // it began when the timer did
        m_tick.start();
    }
    tick();
}

void TouchForm::stopTimer()
{
    tick();
    m_tick.stop();
    m_timedSince = {};
    refresh();
}

void TouchForm::endTiming(qint64 seconds)
{
    m_tick.stop();
    m_timedSince = {};
    m_duration->setText(clockFromSeconds(seconds));
    refresh();
}

void TouchForm::tick()
{
    if (m_timedSince.isValid()) {
        m_duration->setText(clockFromSeconds(m_timedSince.secsTo(QDateTime::currentDateTime())));
    }
    refresh();
}

void TouchForm::refresh()
{
    for (const InteractionKind kind : touchKinds()) {
        m_kinds->button(static_cast<int>(kind))->setChecked(kind == m_kind);
    }
    const bool outbound = m_direction->currentData().toInt() == static_cast<int>(Direction::Outbound);
    const bool timed = m_timedSince.isValid();
    m_direction->setVisible(m_kind != InteractionKind::OnSite);
    m_missed->setVisible(m_kind != InteractionKind::Invoice);
    m_missed->setText(m_kind == InteractionKind::Call ? (outbound ? u"Not reached"_s : u"Missed"_s)
                      : m_kind == InteractionKind::Delivery ? u"Not taken"_s
                                                            : u"Nobody there"_s);
    m_timing->setVisible(isTalk() && !m_missed->isChecked());
    m_timer->setText(timed ? u"Stop"_s : u"Start timer"_s);
    m_duration->setReadOnly(timed);
    m_reference->setVisible(!isTalk());
    m_reference->setPlaceholderText(m_kind == InteractionKind::Invoice ? u"Number of the invoice"_s
                                                                       : u"Number of the delivery or order"_s);
    m_amount->setVisible(!isTalk());
    m_where->setVisible(m_kind != InteractionKind::Call && m_kind != InteractionKind::Invoice);
    m_text->setPlaceholderText(m_place.customerName.isEmpty() ? u"What was said and seen…"_s
                               : isTalk() ? u"What %1 said, what was seen and agreed…"_s.arg(m_place.customerName)
                                          : u"Anything to know about it…"_s);
    const bool isNew = m_place.corrected.isNull();
    m_followUp->setVisible(isNew);
    m_log->setText(!isNew ? u"Save the correction"_s
                          : m_kind == InteractionKind::OnSite ? u"Log work on site"_s : u"Log %1"_s.arg(touchTitle(m_kind).toLower()));
    m_log->setEnabled(!m_busy && !m_place.customer.isNull());
    update();
}

Expected<Touch> TouchForm::touch() const
{
    const State now = state();
    Touch touch = now.touch;
    const QString typed = m_duration->text().trimmed();
    if (isTalk() && !touch.missed && !typed.isEmpty()) {
        const auto seconds = secondsFromText(typed);
        if (!seconds) {
            return rejected(u"“%1” is no duration: write 12 (minutes), 6:12 or 1h20m."_s.arg(typed));
        }
        touch.seconds = *seconds;
    }
    if (!now.startedEdited) {
        touch.at = {}; // it has just ended
    }
    if (m_kind == InteractionKind::OnSite) {
        touch.direction = Direction::Outbound;
    }
    const bool hasPlace = m_kind != InteractionKind::Call && m_kind != InteractionKind::Invoice;
    touch.place = hasPlace ? touch.place : QString();
    touch.reference = isTalk() ? QString() : touch.reference;
    touch.amount = isTalk() ? QString() : touch.amount;
    touch.missed = touch.missed && m_kind != InteractionKind::Invoice;
    return touch;
}

void TouchForm::submit()
{
    if (!m_log->isEnabled()) {
        return;
    }
    if (m_timedSince.isValid()) {
        stopTimer();
    }
    const auto wanted = touch();
    if (!wanted) {
        showProblem(wanted.error().sentence);
        m_duration->setFocus();
        return;
    }
    if (!m_place.corrected.isNull()) {
        Q_EMIT correctionWanted(m_place.corrected, *wanted);
        return;
    }
    TouchRequest request;
    request.customer = m_place.customer;
    request.inCase = m_followUp->state().inCase;
    request.newCase = request.inCase.isNull();
    request.touch = *wanted;
    request.then = m_followUp->changes(m_next->text().trimmed());
    Q_EMIT logWanted(request);
}

void TouchForm::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void TouchForm::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void TouchForm::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void TouchForm::paintEvent(QPaintEvent* event)
{
    Surface::paintEvent(event);
    QPainter painter(this);
    paintChannelGlyph(painter, theme(), QRect(m_glyph->mapTo(this, QPoint(0, 0)), m_glyph->size()), touchChannel(m_kind));
    const int lineY = m_glyph->parentWidget()->geometry().bottom();
    painter.fillRect(QRect(1, lineY, width() - 2, 1), theme().tokens().line);
}

} // namespace threadline
