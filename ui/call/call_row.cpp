// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/call_row.h"

#include "core/model/duration.h"
#include "ui/controls/text_label.h"
#include "ui/models/time_words.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

QString kindWords(const LiveCall& call)
{
    const bool inbound = call.direction == Direction::Inbound;
    return call.state == LiveCall::State::Talking ? u"On the phone"_s
           : inbound                              ? u"Incoming call"_s
                                                  : u"Calling"_s;
}

QString numberWords(const CallView& view)
{
    return view.number.isEmpty() ? u"Number withheld"_s : view.number;
}

QString nameWords(const CallView& view)
{
    return view.customer ? view.customerName : view.call.other.name;
}

} // namespace

QString callWords(const CallView& view)
{
    QStringList parts{kindWords(view.call), numberWords(view)};
    const QString name = nameWords(view);
    const bool saysMore = !name.isEmpty() && name != view.call.identity.value && name != parts[1];
    if (saysMore) {
        parts.append(name);
    } else if (!view.customer) {
        parts.append(u"not known here"_s);
    }
    return parts.join(u" · "_s);
}

CallRow::CallRow(const Theme& theme, const CallView& view, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_glyph(new QLabel)
    , m_words(new TextLabel(theme, TextRole::BodyStrong, ColourRole::Ink))
    , m_time(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_open(new QPushButton)
    , m_note(new QPushButton(u"Note"_s))
    , m_answer(new QPushButton(u"Answer"_s))
    , m_hangUp(new QPushButton)
{
    setObjectName(u"callRow"_s);
    m_words->setObjectName(u"callWords"_s);
    m_words->setElided(true);
    m_time->setObjectName(u"callTime"_s);
    m_open->setObjectName(u"callOpen"_s);
    m_note->setObjectName(u"callNote"_s);
    m_answer->setObjectName(u"callAnswer"_s);
    m_hangUp->setObjectName(u"callHangUp"_s);
    setButtonRole(*m_answer, ButtonRole::Primary);
    setButtonRole(*m_open, ButtonRole::Quiet);
    setButtonRole(*m_note, ButtonRole::Quiet);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(theme.scaled(16), theme.scaled(4), theme.scaled(12), theme.scaled(4));
    line->setSpacing(theme.scaled(8));
    line->addWidget(m_glyph);
    line->addWidget(m_words, 1);
    line->addWidget(m_time);
    line->addWidget(m_open);
    line->addWidget(m_note);
    line->addWidget(m_answer);
    line->addWidget(m_hangUp);
    connect(m_open, &QPushButton::clicked, this, &CallRow::openWanted);
    connect(m_note, &QPushButton::clicked, this, &CallRow::noteWanted);
    connect(m_answer, &QPushButton::clicked, this, &CallRow::answerWanted);
    connect(m_hangUp, &QPushButton::clicked, this, &CallRow::hangUpWanted);
    connect(&m_tick, &QTimer::timeout, this, &CallRow::tick);
    connect(&theme, &Theme::changed, this,
            [this] { showCall(m_view); }); // the glyph is ink of one theme
    m_tick.start(std::chrono::milliseconds(500));
    showCall(view);
}

void CallRow::showCall(const CallView& view)
{
    m_view = view;
    const bool inbound = view.call.direction == Direction::Inbound;
    const bool talking = view.call.state == LiveCall::State::Talking;
    const QString words = callWords(view);
    const QString who = nameWords(view).isEmpty() ? numberWords(view) : nameWords(view);
    const int side = m_theme.scaled(18);
    const IconName icon = talking   ? IconName::Phone
                          : inbound ? IconName::PhoneIn
                                    : IconName::PhoneOut;
    static_cast<QLabel*>(m_glyph)->setPixmap(
        m_theme.icon(icon, ColourRole::Accent).pixmap(side, side));
    m_words->setText(words);
    m_words->setToolTip(words);
    m_open->setText(view.customer ? u"Open"_s : u"New customer"_s);
    m_open->setToolTip(view.customer ? u"Their whole history (Ctrl+Shift+O)"_s
                                     : u"Keeps this number as a customer (Ctrl+Shift+O)"_s);
    m_open->setAccessibleName(view.customer ? u"Open the history of %1"_s.arg(who)
                                            : u"New customer with the number of this call"_s);
    m_note->setVisible(talking);
    m_note->setToolTip(u"Notes for this call (Ctrl+Shift+N)"_s);
    m_note->setAccessibleName(u"Note on the call with %1"_s.arg(who));
    m_answer->setVisible(inbound && !talking);
    m_answer->setToolTip(u"Ctrl+Shift+A"_s);
    m_answer->setAccessibleName(u"Answer the call of %1"_s.arg(who));
    m_hangUp->setText(inbound && !talking ? u"Decline"_s : u"Hang up"_s);
    m_hangUp->setToolTip(u"Ctrl+Shift+H"_s);
    m_hangUp->setAccessibleName(u"%1: %2"_s.arg(m_hangUp->text(), who));
    setAccessibleName(words);
    tick();
}

void CallRow::tick()
{
    const bool talking = m_view.call.state == LiveCall::State::Talking;
    const Timestamp since = talking ? m_view.call.answered : m_view.call.began;
    m_time->setText(
        clockFromSeconds(std::max<qint64>(0, (currentMoment().us - since.us) / 1'000'000)));
}

} // namespace threadline
