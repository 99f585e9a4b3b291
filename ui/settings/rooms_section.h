// SPDX-License-Identifier: GPL-3.0-or-later
//
// People from outside in the settings: whether this machine makes rooms for them on an XMPP server, and the account it
// does that with. The password goes to the keychain and is never shown again. Thread: GUI.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"
#include "ui/settings/room_form.h"
#include "ui/theme/theme.h"

#include <QMap>
#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace threadline {

class Surface;
class TextLabel;

class RoomsSection final : public QWidget
{
    Q_OBJECT

public:
    RoomsSection(Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    void appear();
    bool isSettled() const { return !m_server.isPending() && !m_offers.isPending() && !m_busy; }

Q_SIGNALS:
    void settled();

private:
    QLayout* makeButtons();
    QWidget* makeForm();
    QWidget* makeServerFields();
    QVBoxLayout* addField(QVBoxLayout& lines, QLineEdit* field, const QString& label, const char* name);
    void showStanding();
    void showForm(bool shown);
    RoomForm form() const;
    void checkKept();
    void tryForm(bool thenKeep);
    void remove();
    void tell(const QString& words, ColourRole colour);
    void showProblem(const RoomProblem& problem);
    void setBusy(bool busy, const QString& words = {});
    /// The server of the form with its certificates, once the file is read.
    template <class Then>
    void withServer(Then then);

    Workspace& m_workspace;
    const Theme& m_theme;
    LatestAnswer<std::optional<RoomServer>> m_server;
    LatestAnswer<QList<RoomOffer>> m_offers;
    std::optional<RoomServer> m_kept; ///< of this machine
    QList<RoomOffer> m_offered;       ///< by this machine and others
    bool m_busy = false;
    qint64 m_round = 0; ///< what an earlier form asked is not answered in this one
    TextLabel* m_standing;
    TextLabel* m_state; ///< of what is under way
    TextLabel* m_problem;
    QPushButton* m_setUp;
    QPushButton* m_checkKept;
    QPushButton* m_remove;
    QPushButton* m_reallyRemove;
    QPushButton* m_stay;
    Surface* m_card;
    QLineEdit* m_address;
    QLineEdit* m_password;
    QLineEdit* m_service;
    QToolButton* m_more;
    QWidget* m_serverFields;
    QLineEdit* m_host;
    QLineEdit* m_port;
    QCheckBox* m_directTls;
    QLineEdit* m_caFile;
    QPushButton* m_check;
    QPushButton* m_save;
    QPushButton* m_cancel;
    QMap<RoomField, QVBoxLayout*> m_places;
};

} // namespace threadline
