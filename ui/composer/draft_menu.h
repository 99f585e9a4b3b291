// SPDX-License-Identifier: GPL-3.0-or-later
//
// The drafts of a case as one quiet button with a menu: go to another, begin another, discard this
// one. Thread: GUI.
#pragma once

#include "core/workspace/reply_request.h"

#include <QPushButton>

namespace threadline {

class DraftMenu final : public QPushButton
{
    Q_OBJECT

public:
    explicit DraftMenu(QWidget* parent = nullptr);

    /// `current` may be none of them: nothing of it is stored yet.
    void showDrafts(const QList<Draft>& drafts, DraftId current);

Q_SIGNALS:
    void chosen(const threadline::DraftId& draft);
    void anotherWanted();
    void discardWanted();

private:
    void fill();

    QList<Draft> m_drafts;
    DraftId m_current;
};

} // namespace threadline
