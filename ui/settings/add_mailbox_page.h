// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding a mailbox: address and password first, the servers guessed from the address but always
// open to be changed, a check that says at the field what failed, and Add.
#pragma once

#include "ui/controls/surface.h"
#include "ui/models/latest_answer.h"
#include "ui/settings/mailbox_form.h"

#include <functional>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace threadline {

class ServerFields;
class TextLabel;

/// Asks the network where the mail of an address lives; answers with account settings, the best
/// guess when nothing is known. Only used because the person asked for it.
using MailboxDiscovery = std::function<QFuture<QJsonObject>(const QString& address)>;

class AddMailboxPage final : public Surface
{
    Q_OBJECT

public:
    AddMailboxPage(Workspace& workspace, const Theme& theme, MailboxDiscovery discovery,
                   QWidget* parent = nullptr);

    void begin();
    MailboxForm form() const;
    bool isSettled() const { return !m_busy; }

Q_SIGNALS:
    void added();
    void cancelled();

private:
    QWidget* makeForm();
    QLayout* makeButtons();
    /// Answers the place under the field for a sentence about it.
    QVBoxLayout* addField(QVBoxLayout& lines, QLineEdit* field, const QString& label,
                          const QString& name);
    void discover();
    void check(bool thenAdd);
    void add();
    void showProblem(const MailboxProblem& problem);
    void clearProblem();
    void setBusy(bool busy, const QString& words = {});

    Workspace& m_workspace;
    MailboxDiscovery m_discovery;
    QString m_discovered; ///< the address the servers were guessed from
    bool m_busy = false;
    quint64 m_round = 0; ///< answers of an earlier visit to the page are of no interest

    QLineEdit* m_address;
    QLineEdit* m_name;
    QLineEdit* m_password;
    ServerFields* m_imap;
    ServerFields* m_smtp;
    QLineEdit* m_caFile;
    TextLabel* m_problem; ///< one sentence, wherever it belongs
    QHash<MailboxField, QVBoxLayout*> m_places;
    TextLabel* m_state;
    QPushButton* m_check;
    QPushButton* m_add;
    QPushButton* m_cancel;
};

} // namespace threadline
