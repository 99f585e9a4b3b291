// SPDX-License-Identifier: GPL-3.0-or-later
//
// What rings and is spoken now, a line each, above whatever the desk shows; not there when nothing
// is. Never takes the keyboard from what is being written. Knows nothing of the workspace. Thread:
// GUI.
#pragma once

#include "core/workspace/call_desk.h"
#include "ui/controls/surface.h"

class QVBoxLayout;

namespace threadline {

class CallRow;

class CallStrip final : public Surface
{
    Q_OBJECT

public:
    explicit CallStrip(const Theme& theme, QWidget* parent = nullptr);

    void showCalls(const QList<CallView>& calls);
    /// The call that a key means: the first that rings here, else the one that is spoken, else any.
    std::optional<CallView> meant() const;
    /// The first that rings here.
    std::optional<CallView> ringing() const;

Q_SIGNALS:
    void openWanted(const threadline::CallView& call);
    void answerWanted(const threadline::CallView& call);
    void hangUpWanted(const threadline::CallView& call);
    void noteWanted(const threadline::CallView& call);

private:
    CallRow* makeRow(const CallView& call);

    QVBoxLayout* m_lines;
    QList<CallRow*> m_rows;
};

} // namespace threadline
