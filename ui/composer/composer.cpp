// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/composer.h"

#include "core/async/when_finished.h"
#include "core/texts/text_expansion.h"
#include "core/workspace/signature.h"
#include "ui/composer/attachment_chips.h"
#include "ui/composer/draft_menu.h"
#include "ui/controls/growing_text_edit.h"
#include "ui/composer/recipient_fields.h"
#include "ui/composer/send_button.h"
#include "ui/controls/text_label.h"
#include "ui/models/address_words.h"
#include "ui/theme/channel_look.h"
#include "ui/theme/desk_style.h"
#include "ui/theme/rounded.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QToolButton>
#include <QtConcurrent>

namespace threadline {

namespace {
constexpr int glyphSide = 20;
constexpr int margin = 12;
} // namespace

Composer::Composer(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_glyph(new QWidget)
    , m_by(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_channel(new QPushButton)
    , m_to(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_copiesToggle(new QPushButton(QStringLiteral("Cc Bcc")))
    , m_replyTab(new QPushButton(QStringLiteral("Reply")))
    , m_noteTab(new QPushButton(QStringLiteral("Note")))
    , m_logTab(new QPushButton(QStringLiteral("Log a call…")))
    , m_leaveMessage(new QToolButton)
    , m_subject(new QLineEdit)
    , m_recipients(new RecipientFields(theme))
    , m_text(new GrowingTextEdit)
    , m_signature(new TextLabel(theme, TextRole::Body, ColourRole::Ink3))
    , m_chips(new AttachmentChips(theme))
    , m_sentence(new TextLabel(theme, TextRole::Caption, ColourRole::Warn))
    , m_attach(new QToolButton)
    , m_drafts(new DraftMenu)
    , m_tools(new QHBoxLayout)
    , m_draftState(new TextLabel(theme, TextRole::Caption, ColourRole::Ink3))
    , m_length(new TextLabel(theme, TextRole::Caption, ColourRole::Ink3))
    , m_send(new SendButton(theme))
    , m_sendMenu(new SendMenu(theme, this))
{
    setObjectName(QStringLiteral("composer"));
    setCard(true);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->setObjectName(QStringLiteral("composerText"));
    m_text->viewport()->setAutoFillBackground(false);
    m_text->setAcceptDrops(true);
    m_signature->setObjectName(QStringLiteral("composerSignature"));
    m_signature->setContentsMargins(4, 0, 0, theme.scaled(4));
    m_signature->setToolTip(QStringLiteral("The signature of this account, put below when it is sent"));
    m_signature->hide();
    m_sentence->setObjectName(QStringLiteral("composerProblem"));
    m_sentence->setWrapped();
    m_sentence->setContentsMargins(theme.scaled(margin), 0, theme.scaled(margin), theme.scaled(4));
    m_chips->setContentsMargins(theme.scaled(margin), 0, theme.scaled(margin), 0);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    auto* subjectLine = new QHBoxLayout;
    subjectLine->setContentsMargins(theme.scaled(margin), theme.scaled(6), theme.scaled(margin), 0);
    m_subject->setObjectName(QStringLiteral("composerSubject"));
    m_subject->setAccessibleName(QStringLiteral("Subject"));
    m_subject->setPlaceholderText(QStringLiteral("Subject: what it is about"));
    subjectLine->addWidget(m_subject);
    layout->addLayout(subjectLine);
    layout->addWidget(m_recipients);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(theme.scaled(margin) - 4, theme.scaled(6), theme.scaled(margin) - 4,
                             theme.scaled(4));
    body->addWidget(m_text);
    body->addWidget(m_signature);
    body->addWidget(m_chips);
    layout->addLayout(body);
    layout->addWidget(m_sentence);
    layout->addWidget(makeFooter());
    listen();
    setCopiesShown(false);
    m_chips->hide();
    setNoTarget({});
}

QWidget* Composer::makeHeader()
{
    const Theme& look = theme();
    auto* header = new QWidget;
    m_glyph->setFixedSize(look.scaled(glyphSide), look.scaled(glyphSide));
    m_glyph->setAttribute(Qt::WA_TransparentForMouseEvents);
    setButtonRole(*m_channel, ButtonRole::Quiet);
    m_channel->setObjectName(QStringLiteral("composerChannel"));
    m_channel->setFont(look.font(TextRole::BodyStrong));
    m_channel->setMenu(new QMenu(m_channel));
    m_to->setElided(true);
    m_to->setObjectName(QStringLiteral("composerTo"));
    setButtonRole(*m_copiesToggle, ButtonRole::Quiet);
    m_copiesToggle->setCheckable(true);
    m_copiesToggle->setObjectName(QStringLiteral("composerCopies"));
    m_copiesToggle->setAccessibleName(QStringLiteral("Show To, Cc and Bcc"));
    for (QPushButton* tab : {m_replyTab, m_noteTab}) {
        setButtonRole(*tab, ButtonRole::Quiet);
        tab->setCheckable(true);
        tab->setAutoExclusive(true);
    }
    m_replyTab->setObjectName(QStringLiteral("composerReplyTab"));
    m_replyTab->setToolTip(QStringLiteral("Write to the customer (R)"));
    m_noteTab->setObjectName(QStringLiteral("composerNoteTab"));
    m_noteTab->setToolTip(QStringLiteral("Only the team sees it (N)"));
    m_replyTab->setChecked(true);
    setButtonRole(*m_logTab, ButtonRole::Quiet);
    m_logTab->setObjectName(QStringLiteral("composerLogTab"));
    m_logTab->setToolTip(QStringLiteral("A call, a visit, work on site, a delivery or an invoice (V then C)"));

    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(look.scaled(margin), look.scaled(4), look.scaled(6), look.scaled(4));
    line->setSpacing(look.scaled(4));
    line->addWidget(m_glyph);
    line->addSpacing(look.scaled(4));
    line->addWidget(m_by);
    line->addWidget(m_channel);
    line->addWidget(m_to, 1);
    line->addWidget(m_copiesToggle);
    line->addWidget(m_replyTab);
    line->addWidget(m_noteTab);
    line->addWidget(m_logTab);
    m_leaveMessage->setObjectName(QStringLiteral("leaveMessage"));
    m_leaveMessage->setIcon(look.icon(IconName::Close));
    m_leaveMessage->setAutoRaise(true);
    m_leaveMessage->setAccessibleName(QStringLiteral("Back to the case; what is written stays as a draft"));
    m_leaveMessage->setToolTip(m_leaveMessage->accessibleName());
    line->addWidget(m_leaveMessage);
    return header;
}

QWidget* Composer::makeFooter()
{
    const Theme& look = theme();
    auto* footer = new QWidget;
    m_attach->setIcon(look.icon(IconName::Paperclip));
    m_attach->setAutoRaise(true);
    m_attach->setObjectName(QStringLiteral("attachButton"));
    m_attach->setAccessibleName(QStringLiteral("Attach files"));
    m_attach->setToolTip(QStringLiteral("Attach files (or drop or paste them)"));
    m_draftState->setObjectName(QStringLiteral("draftState"));
    m_length->setObjectName(QStringLiteral("composerLength"));
    m_send->setObjectName(QStringLiteral("sendButton"));
    m_send->setToolTip(QStringLiteral("Ctrl+Enter"));
    auto* line = new QHBoxLayout(footer);
    line->setContentsMargins(look.scaled(6), 0, look.scaled(8), look.scaled(8));
    m_tools->setSpacing(0);
    line->addWidget(m_attach);
    line->addLayout(m_tools);
    line->addWidget(m_drafts);
    line->addWidget(m_draftState);
    line->addStretch(1);
    line->addWidget(m_length);
    line->addWidget(m_send);
    return footer;
}

void Composer::listen()
{
    const auto noteEdit = [this] {
        if (!m_quiet) {
            m_problem.clear();
            refresh();
            Q_EMIT edited();
        }
    };
    connect(m_text, &QPlainTextEdit::textChanged, this, noteEdit);
    connect(m_recipients, &RecipientFields::edited, this, noteEdit);
    connect(m_subject, &QLineEdit::textChanged, this, noteEdit);
    connect(m_leaveMessage, &QToolButton::clicked, this, &Composer::messageLeft);
    connect(m_text, &GrowingTextEdit::left, this, &Composer::left);
    connect(m_text, &GrowingTextEdit::filesGiven, this, &Composer::attach);
    connect(m_text, &GrowingTextEdit::imageGiven, this, &Composer::imagePasted);
    connect(m_chips, &AttachmentChips::removeWanted, this, [this](qsizetype index) {
        m_files.removeAt(index);
        showFiles();
        Q_EMIT edited();
    });
    connect(m_attach, &QToolButton::clicked, this, &Composer::chooseFiles);
    connect(m_copiesToggle, &QPushButton::toggled, this, &Composer::setCopiesShown);
    connect(m_replyTab, &QPushButton::clicked, this, &Composer::startReply);
    connect(m_noteTab, &QPushButton::clicked, this, &Composer::startNote);
    connect(m_logTab, &QPushButton::clicked, this, &Composer::logWanted);
    connect(m_send, &QPushButton::clicked, this, &Composer::send);
    connect(m_send, &SendButton::choiceWanted, this, [this] {
        m_sendMenu->openAt({m_send->mapToGlobal(QPoint(0, 0)), m_send->size()}, m_after);
    });
    connect(m_sendMenu, &SendMenu::afterChosen, this, [this](AfterSending after) {
        setAfterSending(after);
        Q_EMIT afterSendingChanged(after);
    });
    connect(m_sendMenu, &SendMenu::laterChosen, this, &Composer::sendLater);
}

void Composer::setTarget(const ReplyTarget& target)
{
    clear();
    setNote(false);
    showDraftState({});
    m_busy = false;
    m_hasTarget = true;
    m_hasCustomer = true;
    m_target = target;
    chooseWay(target.ways.isEmpty() ? ReplyWay{} : target.ways.first());
}

void Composer::updateTarget(const ReplyTarget& target)
{
    const ReplyWay chosen = m_way;
    m_target = target;
    if (target.ways.contains(chosen)) {
        rebuildWays();
        refresh();
    } else if (!m_recipients->isToEdited()) {
        chooseWay(target.ways.isEmpty() ? ReplyWay{} : target.ways.first());
    }
}

void Composer::setNoTarget(const QString& sentence)
{
    clear();
    m_hasTarget = false;
    m_hasCustomer = !sentence.isEmpty();
    m_target = {};
    m_way = {};
    m_problem = sentence;
    showDraftState({});
    refresh();
    Q_EMIT wayChanged();
}

void Composer::setDraft(const Draft& draft)
{
    m_quiet = true;
    m_subject->setText(draft.subject);
    m_text->setPlainText(draft.text);
    m_text->moveCursor(QTextCursor::End);
    m_recipients->setTexts(draft.to, draft.cc, draft.bcc);
    m_files.clear();
    setNote(draft.note);
    m_quiet = false;
    setCopiesShown(!m_recipients->isUntouched());
    showFiles();
    if (!draft.files.isEmpty()) {
        attach(draft.files);
    }
}

Draft Composer::draft() const
{
    Draft draft;
    draft.subject = opensCase() ? m_subject->text().trimmed() : QString();
    draft.text = m_text->toPlainText();
    draft.files = m_files.paths();
    draft.to = m_recipients->isToEdited() ? m_recipients->to() : QString();
    draft.cc = m_recipients->cc();
    draft.bcc = m_recipients->bcc();
    const bool empty =
        draft.text.trimmed().isEmpty() && draft.files.isEmpty() && m_recipients->isUntouched();
    draft.note = m_note && !empty;
    if (empty) {
        draft.text.clear();
    }
    return draft;
}

void Composer::clear()
{
    m_quiet = true;
    m_text->clear();
    m_subject->clear();
    m_recipients->clear();
    m_files.clear();
    m_problem.clear();
    m_quiet = false;
    setCopiesShown(false);
    showFiles();
}

void Composer::setAfterSending(AfterSending after)
{
    m_after = after;
    refresh();
}

void Composer::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void Composer::showProblem(const QString& sentence)
{
    m_problem = sentence;
    refresh();
}

void Composer::showDraftState(const QString& words)
{
    m_draftState->setText(words);
}

void Composer::startReply()
{
    setNote(false);
    if (opensCase() && m_subject->text().isEmpty()) {
        m_subject->setFocus();
    } else {
        m_text->setFocus();
    }
}

void Composer::offerSubject(const QString& subject)
{
    if (opensCase() && m_subject->text().trimmed().isEmpty()) {
        m_subject->setText(subject);
    }
}

void Composer::startNote()
{
    setNote(!opensCase());
    m_text->setFocus();
}

void Composer::setNote(bool note)
{
    const bool changed = m_note != note && !m_text->toPlainText().isEmpty();
    m_note = note;
    m_replyTab->setChecked(!note);
    m_noteTab->setChecked(note);
    m_problem.clear();
    if (note) {
        setCopiesShown(false);
    }
    refresh();
    if (changed && !m_quiet) {
        Q_EMIT edited();
    }
}

void Composer::chooseWay(const ReplyWay& way)
{
    m_way = way;
    m_recipients->setUsualTo(way.address);
    rebuildWays();
    refresh();
    Q_EMIT wayChanged();
}

QPlainTextEdit& Composer::textField() const
{
    return *m_text;
}

QToolButton* Composer::addTool(IconName icon, const QString& objectName, const QString& words)
{
    auto* tool = new QToolButton;
    tool->setIcon(theme().icon(icon));
    tool->setAutoRaise(true);
    tool->setObjectName(objectName);
    tool->setAccessibleName(words);
    tool->setToolTip(words);
    m_tools->addWidget(tool);
    return tool;
}

void Composer::showSignature(const QString& signature)
{
    m_signature->setText(signature);
    refresh();
}

void Composer::rebuildWays()
{
    QMenu* menu = m_channel->menu();
    menu->clear();
    for (const ReplyWay& way : std::as_const(m_target.ways)) {
        const QString name = channelLook(way.channel).name;
        const QString address = addressWords(way.address);
        QAction* choice = menu->addAction(address.isEmpty() ? name : QStringLiteral("%1  ·  %2").arg(name, address));
        choice->setCheckable(true);
        choice->setChecked(way == m_way);
        connect(choice, &QAction::triggered, this, [this, way] { chooseWay(way); });
    }
}

void Composer::attach(const QStringList& paths)
{
    const ReplyTarget before = m_target;
    whenFinished(QtConcurrent::run(lookAt, paths), this,
                 [this, before](const QList<ChosenFile>& files) {
                     const bool same = m_target.inCase == before.inCase && m_target.customer == before.customer;
                     if (!m_hasTarget || !same) {
                         return;
                     }
                     const QString complaint = m_files.add(files);
                     showFiles();
                     if (!complaint.isEmpty()) {
                         showProblem(complaint);
                     }
                     Q_EMIT edited();
                 });
}

void Composer::chooseFiles()
{
    auto* dialog = new QFileDialog(this, QStringLiteral("Attach files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Composer::attach);
    dialog->open();
}

void Composer::showFiles()
{
    m_chips->showFiles(m_files.files());
    refresh();
}

void Composer::setCopiesShown(bool shown)
{
    m_recipients->setVisible(shown);
    const QSignalBlocker quiet(m_copiesToggle);
    m_copiesToggle->setChecked(shown);
}

QString Composer::obstacle() const
{
    if (!m_hasTarget || m_note) {
        return {};
    }
    const bool typedAddress = m_way.address.isEmpty() && !m_recipients->to().trimmed().isEmpty();
    const QString why = typedAddress ? QString() : replyObstacle(m_target, m_way);
    const QString open = why.isEmpty() ? obstacleIn(openVariables(m_text->toPlainText())) : why;
    return open.isEmpty() ? fitting().obstacle : open;
}

Fitting Composer::fitting() const
{
    const bool copies = !m_recipients->cc().trimmed().isEmpty() || !m_recipients->bcc().trimmed().isEmpty();
    WrittenReply reply{m_text->toPlainText() + signatureBlock(m_signature->text()), m_files.files().size(),
                       m_files.totalSize(), copies, m_files.largestSize()};
    if (!m_way.wroteAt.isNull()) {
        reply.customerSecondsAgo = QDateTime::currentSecsSinceEpoch() - m_way.wroteAt.seconds();
    }
    return fittingOf(reply, m_way.can);
}

QString Composer::hint() const
{
    const bool forgotten =
        !m_note && m_files.isEmpty() && mentionsAttachment(m_text->toPlainText());
    QStringList hints = m_note || !m_hasTarget ? QStringList() : fitting().warnings;
    if (forgotten) {
        hints.append(QStringLiteral("The text speaks of an attachment, and none is here yet."));
    }
    return hints.join(QLatin1Char(' '));
}

QString Composer::lengthWords() const
{
    const int most = m_note ? 0 : m_way.can.maxLength;
    return most > 0 ? QStringLiteral("%1 / %2").arg(fitting().length).arg(most) : QString();
}

void Composer::refresh()
{
    const ChannelLook look = channelLook(m_way.channel);
    setGround(m_note ? &ThemeTokens::note : &ThemeTokens::panel);
    m_by->setText(m_note ? QStringLiteral("Internal note, only the team sees it")
                   : opensCase() ? QStringLiteral("New message by")
                                 : QStringLiteral("Reply by"));
    m_channel->setText(look.name);
    m_channel->setVisible(!m_note && m_hasTarget && !m_way.channel.isEmpty());
    m_by->setVisible(m_hasTarget);
    m_to->setText(m_note || !m_hasTarget ? QString()
                                         : QStringLiteral("to %1").arg(m_recipients->to()));
    m_copiesToggle->setVisible(!m_note && m_hasTarget && m_way.can.copies);
    m_subject->setVisible(opensCase());
    m_subject->setReadOnly(m_busy);
    m_leaveMessage->setVisible(opensCase());
    m_replyTab->setVisible(!opensCase());
    m_noteTab->setVisible(!opensCase());
    m_replyTab->setEnabled(m_hasTarget);
    m_noteTab->setEnabled(m_hasTarget);
    m_logTab->setVisible(!opensCase());
    m_logTab->setEnabled(m_hasCustomer);

    const QString blocked = obstacle();
    const QString soft = hint();
    const bool hard = !m_problem.isEmpty() || !blocked.isEmpty();
    const QString sentence = !m_problem.isEmpty() ? m_problem : !blocked.isEmpty() ? blocked : soft;
    m_sentence->setColour(hard ? ColourRole::Bad : ColourRole::Warn);
    if (!m_hasTarget) {
        m_sentence->setColour(ColourRole::Ink2);
    }
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());

    const bool words = !m_text->toPlainText().trimmed().isEmpty() || !m_files.isEmpty();
    m_text->setReadOnly(m_busy);
    m_text->setEnabled(m_hasTarget);
    m_text->setAccessibleName(m_note ? QStringLiteral("Internal note") : QStringLiteral("Reply"));
    m_text->setPlaceholderText(!m_hasTarget ? QString()
                               : m_note
                                   ? QStringLiteral("Write to the team…")
                                   : QStringLiteral("Write to %1…").arg(m_target.customerName));
    m_signature->setVisible(!m_note && m_hasTarget && !m_signature->text().isEmpty());
    m_attach->setVisible(!m_note);
    m_length->setText(lengthWords());
    m_drafts->setEnabled(m_hasTarget && !m_busy);
    m_attach->setEnabled(m_hasTarget && !m_busy);
    m_send->setText(m_note ? QStringLiteral("Add note") : afterSendingWords(m_after));
    m_send->setHasChoice(!m_note);
    m_send->setEnabled(m_hasTarget && !m_busy && words && blocked.isEmpty());
    update();
}

void Composer::send()
{
    if (!m_send->isEnabled()) {
        return;
    }
    if (m_note) {
        Q_EMIT noteWanted(m_target.inCase, m_text->toPlainText());
    } else {
        sendReply({});
    }
}

void Composer::sendLater(const QDateTime& at)
{
    if (m_send->isEnabled() && !m_note) {
        sendReply({at.toMSecsSinceEpoch() * 1000});
    }
}

void Composer::sendReply(Timestamp sendAt)
{
    ReplyRequest request;
    if (m_way.can.copies) {
        auto recipients = m_recipients->read();
        if (!recipients) {
            setCopiesShown(true);
            showProblem(recipients.error().sentence);
            return;
        }
        request.to = std::move(recipients->to);
        request.cc = std::move(recipients->cc);
        request.bcc = std::move(recipients->bcc);
    } else {
        request.to = {{m_target.customerName, m_way.address}};
    }
    request.inCase = m_target.inCase;
    request.customer = m_target.customer;
    request.subject = opensCase() ? m_subject->text().trimmed() : QString();
    request.channel = m_way.channel;
    request.text = m_text->toPlainText();
    request.files = m_files.paths();
    request.sendAt = sendAt;
    if (m_after == AfterSending::Waiting) {
        request.thenStatus = CaseStatus::Waiting;
    } else if (m_after == AfterSending::Solved) {
        request.thenStatus = CaseStatus::Solved;
    }
    Q_EMIT replyWanted(request);
}

void Composer::paintEvent(QPaintEvent* event)
{
    Surface::paintEvent(event);
    QPainter painter(this);
    const QRect glyph(m_glyph->mapTo(this, QPoint(0, 0)), m_glyph->size());
    if (m_note) {
        const QPixmap note = theme().glyph(IconName::Note, theme().tokens().warn, glyph.width(),
                                           devicePixelRatioF());
        painter.drawPixmap(glyph.topLeft(), note);
    } else if (m_hasTarget && !m_way.channel.isEmpty()) {
        paintChannelGlyph(painter, theme(), glyph, m_way.channel);
    }
    const int lineY = m_glyph->parentWidget()->geometry().bottom();
    painter.fillRect(QRect(1, lineY, width() - 2, 1), theme().tokens().line);
}

void Composer::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_hasTarget && event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void Composer::dropEvent(QDropEvent* event)
{
    QStringList paths;
    const auto urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    if (!paths.isEmpty()) {
        event->acceptProposedAction();
        attach(paths);
    }
}

} // namespace threadline
