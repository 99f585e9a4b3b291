// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open case's card at work: asks for what hangs on the case and does what is pressed there.
// Thread: GUI. Everything it is given outlives it.
#pragma once

#include "core/workspace/workspace.h"
#include "ui/models/latest_answer.h"

namespace threadline {

class CaseCard;
class CaseCommands;
class OpenCustomer;

class CaseCorner final : public QObject
{
    Q_OBJECT

public:
    CaseCorner(Workspace& workspace, OpenCustomer& place, CaseCommands& commands, CaseCard& card);

    bool isSettled() const { return !m_details.isPending() && !m_fields.isPending(); }
    /// Fields were defined or removed.
    void askFields();

Q_SIGNALS:
    void settled();

private:
    void follow();
    void show();
    void setField(const QString& field, const QString& value);

    Workspace& m_workspace;
    OpenCustomer& m_place;
    CaseCommands& m_commands;
    CaseCard& m_card;
    std::optional<CaseDetails> m_known; ///< of the open case
    std::optional<CaseId> m_asked;
    QList<CaseField> m_defined;
    LatestAnswer<CaseDetails> m_details;
    LatestAnswer<QList<CaseField>> m_fields;
};

} // namespace threadline
