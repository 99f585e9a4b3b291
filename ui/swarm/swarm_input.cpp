// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/swarm/swarm_input.h"

#include "ui/controls/choice_card.h"
#include "ui/controls/growing_text_edit.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace threadline {

namespace {
using namespace Qt::Literals::StringLiterals;
} // namespace

SwarmInput::SwarmInput(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_above(new TextLabel(theme, TextRole::Caption, ColourRole::Ink2))
    , m_drop(new QToolButton)
    , m_text(new GrowingTextEdit)
    , m_attach(new QToolButton)
    , m_proposal(new QToolButton)
    , m_send(new QPushButton(u"Say"_s))
{
    setCard(true);
    setObjectName(u"swarmInput"_s);
    m_above->setElided(true);
    m_drop->setIcon(theme.icon(IconName::Close));
    m_drop->setAutoRaise(true);
    m_drop->setAccessibleName(u"Do not quote, attach or change this"_s);
    m_text->setObjectName(u"swarmText"_s);
    m_text->setAccessibleName(u"Message the swarm"_s);
    m_text->setPlaceholderText(u"Message the swarm…"_s);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->installEventFilter(this);
    m_attach->setIcon(theme.icon(IconName::Paperclip));
    m_attach->setAutoRaise(true);
    m_attach->setAccessibleName(u"Attach files"_s);
    m_attach->setToolTip(m_attach->accessibleName());
    m_proposal->setObjectName(u"swarmAsAnswer"_s);
    m_proposal->setText(u"As an answer"_s);
    m_proposal->setCheckable(true);
    m_proposal->setToolTip(u"Proposed for the customer: one key takes it into the reply"_s);
    m_send->setObjectName(u"swarmSay"_s);
    m_send->setToolTip(u"Enter; Shift+Enter begins a line"_s);
    setButtonRole(*m_send, ButtonRole::Primary);

    auto* above = new QHBoxLayout;
    above->addWidget(m_above, 1);
    above->addWidget(m_drop);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(theme.scaled(4));
    tools->addWidget(m_attach);
    tools->addWidget(m_proposal);
    tools->addStretch(1);
    tools->addWidget(m_send);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.scaled(10), theme.scaled(6), theme.scaled(8), theme.scaled(6));
    lines->setSpacing(theme.scaled(2));
    lines->addLayout(above);
    lines->addWidget(m_text);
    lines->addLayout(tools);

    connect(m_send, &QPushButton::clicked, this, &SwarmInput::send);
    connect(m_attach, &QToolButton::clicked, this, &SwarmInput::attach);
    connect(m_proposal, &QToolButton::toggled, this, [this](bool on) {
        m_begun.proposal = on;
        show();
    });
    connect(m_drop, &QToolButton::clicked, this, [this] {
        if (m_begun.changing) {
            m_text->clear();
        }
        m_begun.quotes.clear();
        m_begun.quoted.clear();
        m_begun.files.clear();
        m_begun.changing.reset();
        show();
        focusText();
    });
    connect(m_text, &GrowingTextEdit::filesGiven, this, [this](const QStringList& paths) {
        m_begun.files += paths;
        show();
    });
    show();
}

void SwarmInput::setSwarm(SwarmId swarm)
{
    if (m_swarm == swarm) {
        return;
    }
    m_kept.insert(m_swarm, begun());
    m_swarm = swarm;
    m_begun = m_kept.take(swarm);
    m_text->setPlainText(m_begun.text);
    m_proposal->setChecked(m_begun.proposal);
    show();
}

SwarmInput::Begun SwarmInput::begun() const
{
    Begun now = m_begun;
    now.text = m_text->toPlainText();
    return now;
}

void SwarmInput::setBusy(bool busy)
{
    m_text->setReadOnly(busy);
    m_send->setEnabled(!busy);
}

void SwarmInput::clear()
{
    m_text->clear();
    m_begun = {};
    m_proposal->setChecked(false);
    show();
}

void SwarmInput::quote(InteractionId interaction, const QString& words)
{
    if (!m_begun.quotes.contains(interaction)) {
        m_begun.quotes.append(interaction);
        m_begun.quoted.append(words.simplified());
    }
    show();
    focusText();
}

void SwarmInput::change(const SwarmMessage& message)
{
    m_begun = {};
    m_begun.changing = message.id;
    m_text->setPlainText(message.words.text);
    m_text->moveCursor(QTextCursor::End);
    show();
    focusText();
}

void SwarmInput::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
}

QPlainTextEdit& SwarmInput::textField() const
{
    return *m_text;
}

void SwarmInput::show()
{
    QStringList above;
    if (m_begun.changing) {
        above.append(u"Changing what you said"_s);
    }
    for (const QString& words : std::as_const(m_begun.quoted)) {
        above.append(u"“%1”"_s.arg(words));
    }
    for (const QString& file : std::as_const(m_begun.files)) {
        above.append(QFileInfo(file).fileName());
    }
    m_above->setText(above.join(u" · "_s));
    m_above->setVisible(!above.isEmpty());
    m_drop->setVisible(!above.isEmpty());
    m_proposal->setVisible(!m_begun.changing);
    m_send->setText(m_begun.changing ? u"Change"_s : m_begun.proposal ? u"Propose"_s : u"Say"_s);
}

void SwarmInput::send()
{
    const Begun now = begun();
    if (now.changing) {
        Q_EMIT changeWanted(*now.changing, now.text);
        return;
    }
    if (now.text.trimmed().isEmpty() && now.quotes.isEmpty() && now.files.isEmpty()) {
        return; // an empty Enter is no mistake worth a sentence
    }
    const SwarmSaying saying{now.text, now.quotes, now.files};
    if (now.proposal) {
        Q_EMIT proposeWanted(saying);
    } else {
        Q_EMIT sayWanted(saying);
    }
}

void SwarmInput::attach()
{
    const QStringList paths = QFileDialog::getOpenFileNames(window(), u"Attach to the swarm"_s);
    m_begun.files += paths;
    show();
}

void SwarmInput::offerNames()
{
    const QTextCursor cursor = m_text->textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock() - 1); // the @ itself stands last
    const bool begins = before.isEmpty() || !before.back().isLetterOrNumber();
    if (!begins || m_people.isEmpty()) {
        return;
    }
    QList<Choice> choices;
    for (const QString& name : std::as_const(m_people)) {
        choices.append({name, {}, {}, [this, name] {
                            m_text->insertPlainText(name + u' ');
                            focusText();
                        }});
    }
    auto* card = new ChoiceCard(theme(), u"Whom to call"_s, window());
    card->setChoices(choices);
    const QRect place = m_text->cursorRect();
    card->openAt({m_text->viewport()->mapToGlobal(place.topLeft()), place.size()});
}

bool SwarmInput::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && !(key->modifiers() & Qt::ShiftModifier)) {
            send();
            return true;
        }
        if (key->text() == u"@"_s) {
            QMetaObject::invokeMethod(this, &SwarmInput::offerNames, Qt::QueuedConnection); // after it stands there
        }
    }
    return Surface::eventFilter(watched, event);
}

} // namespace threadline
