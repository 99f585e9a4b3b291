// SPDX-License-Identifier: GPL-3.0-or-later
//
// The card an answer is written on. Knows nothing of the workspace: it is told where answers go and
// which draft to begin with, and announces what the agent wants. What is typed is never lost by it:
// it is cleared only by clear(), after the desk has it safely.
#pragma once

#include "core/channels/fitting.h"
#include "core/workspace/workspace.h"
#include "ui/composer/attachment_set.h"
#include "ui/composer/reply_target.h"
#include "ui/composer/send_menu.h"
#include "ui/controls/surface.h"
#include "ui/theme/icons.h"

class QBoxLayout;
class QButtonGroup;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace threadline {

class AttachmentChips;
class DraftMenu;
class GrowingTextEdit;
class RecipientFields;
class SendButton;
class TextLabel;

class Composer final : public Surface
{
    Q_OBJECT

public:
    explicit Composer(const Theme& theme, QWidget* parent = nullptr);

    /// Begins on a case. Nothing of the case before is left.
    void setTarget(const ReplyTarget& target);
    /// The same case, with other ways to reach the customer or another state.
    void updateTarget(const ReplyTarget& target);
    void setNoTarget(const QString& sentence);
    void setDraft(const Draft& draft);
    Draft draft() const;
    void clear();

    void setAfterSending(AfterSending after);
    AfterSending afterSending() const { return m_after; }
    /// While the desk stores it: nothing can be changed or sent twice.
    void setBusy(bool busy);
    void showProblem(const QString& sentence);
    /// "Draft saved 10:58"; empty: nothing is known.
    void showDraftState(const QString& words);

    void startReply();
    void startNote();
    void send();
    /// Leaves then and not before.
    void sendLater(const QDateTime& at);
    /// The other drafts of the case; whoever keeps them fills it.
    DraftMenu& draftMenu() { return *m_drafts; }
    bool isNote() const { return m_note; }

    /// What an answer goes to; nothing while there is nothing to answer.
    const ReplyTarget* target() const { return m_hasTarget ? &m_target : nullptr; }
    /// The channel chosen for it.
    const ChannelName& channel() const { return m_way.channel; }
    QPlainTextEdit& textField() const;
    /// A button beside the one that attaches.
    QToolButton* addTool(IconName icon, const QString& objectName, const QString& words);
    /// A subject for what opens a case, unless the agent wrote one.
    void offerSubject(const QString& subject);
    /// What will stand below the reply; shown here and no part of the text.
    void showSignature(const QString& signature);
    void attach(const QStringList& paths);

Q_SIGNALS:
    void replyWanted(const threadline::ReplyRequest& request);
    /// A call, a visit … is logged instead.
    void logWanted();
    void noteWanted(threadline::CaseId inCase, const QString& text);
    /// Something of the draft changed by hand.
    void edited();
    /// A message that would have opened a case is not written now; its draft stays.
    void messageLeft();
    /// The text lost the focus: a good moment to save.
    void left();
    void afterSendingChanged(threadline::AfterSending after);
    void imagePasted(const QImage& image);
    /// Another case, or another way to answer it.
    void wayChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeFooter();
    void listen();
    void setNote(bool note);
    void chooseWay(const ReplyWay& way);
    void rebuildWays();
    void chooseFiles();
    void refresh();
    void showFiles();
    void setCopiesShown(bool shown);
    void sendReply(Timestamp sendAt);
    /// What is written begins a case.
    bool opensCase() const { return m_hasTarget && m_target.inCase.isNull(); }
    QString obstacle() const;
    QString hint() const;
    Fitting fitting() const;
    QString lengthWords() const;

    ReplyTarget m_target;
    bool m_hasTarget = false;
    bool m_hasCustomer = false; ///< also one without a case to answer in
    ReplyWay m_way;
    AttachmentSet m_files;
    AfterSending m_after = AfterSending::Stay;
    bool m_note = false;
    bool m_busy = false;
    bool m_quiet = false; ///< fields are being filled by us
    QString m_problem;

    QWidget* m_glyph;
    TextLabel* m_by;
    QPushButton* m_channel;
    TextLabel* m_to;
    QPushButton* m_copiesToggle;
    QPushButton* m_replyTab;
    QPushButton* m_noteTab;
    QPushButton* m_logTab;
    QToolButton* m_leaveMessage;
    QLineEdit* m_subject;
    RecipientFields* m_recipients;
    GrowingTextEdit* m_text;
    TextLabel* m_signature;
    AttachmentChips* m_chips;
    TextLabel* m_sentence;
    QToolButton* m_attach;
    DraftMenu* m_drafts;
    QBoxLayout* m_tools;
    TextLabel* m_draftState;
    TextLabel* m_length;
    SendButton* m_send;
    SendMenu* m_sendMenu;
};

} // namespace threadline
