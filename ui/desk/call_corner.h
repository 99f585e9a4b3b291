// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins the calls that go on with the strip that shows them, the customers whose they are, and the
// card on which what was said is written down. Thread: GUI. What it is given outlives it.
#pragma once

#include "core/workspace/call_desk.h"
#include "ui/desk/attachment_opening.h"

namespace threadline {

class CallStrip;
class OpenCustomer;
class TouchCorner;

class CallCorner final : public QObject
{
    Q_OBJECT

public:
    /// `calls` null: there are none, and links open outside.
    CallCorner(CallDesk* calls, OpenCustomer& place, CallStrip& strip, TouchCorner& touches,
               AttachmentOpening::OpenUrl openUrl);

    // By key; of what the strip means.
    void answer();
    void hangUp();
    void openCaller();
    void note();

    /// Calls a number by the softphone; without one the system's own telephone is asked.
    void call(const QString& number);
    /// tel: and sip: likewise; any other link opens outside.
    void openLink(const QUrl& link);

Q_SIGNALS:
    /// The history of who calls is wanted.
    void customerWanted(threadline::CustomerId customer);
    void failed(const QString& sentence);

private:
    void show();
    void answer(const CallView& call);
    void hangUp(const CallView& call);
    /// Opens whose call it is, then goes on with `then`.
    void open(const CallView& call, const std::function<void(CustomerId)>& then = {});
    void note(const CallView& call);
    void noteWhenOpen();
    void tellRefusal(const QFuture<Expected<void>>& command);

    CallDesk* m_calls;
    OpenCustomer& m_place;
    CallStrip& m_strip;
    TouchCorner& m_touches;
    AttachmentOpening::OpenUrl m_openUrl;
    QList<CallView> m_shown;
    std::optional<std::pair<CustomerId, CallView>>
        m_toNote; ///< once that customer is on the screen
};

} // namespace threadline
