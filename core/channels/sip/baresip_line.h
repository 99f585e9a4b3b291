// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line to baresip's control socket: kept open, made again after longer and longer waits, until
// it is destroyed. baresip speaks with one program at a time: who comes last has the line, and
// whoever had it is cut off; so a line that was cut soon after it was made waits longer each time.
//
// Thread: the network thread.
#pragma once

#include "core/channels/sip/baresip_message.h"
#include "core/channels/sip/netstring.h"
#include "core/channels/sip/sip_settings.h"

#include <QHash>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <functional>

namespace threadline {

class BaresipLine final : public QObject
{
    Q_OBJECT

public:
    struct Pace
    {
        std::chrono::milliseconds firstWait{500};
        std::chrono::milliseconds longestWait{15'000};
        std::chrono::milliseconds answerWithin{5'000}; ///< also of connecting
        std::chrono::milliseconds steady{
            10'000}; ///< open so long, the next wait is the first again
    };

    using Done = std::function<void(const Expected<BaresipAnswer>&)>;

    BaresipLine(const SipControl& control, Pace pace, QObject* parent = nullptr);
    ~BaresipLine() override;

    /// Once; it is kept from then on.
    void open();
    /// baresip is at the other end and has told its accounts and calls.
    bool isOpen() const { return m_isOpen; }
    /// Why it is not; nothing while it is open or the first attempt is under way.
    const std::optional<Error>& problem() const { return m_problem; }
    /// Nobody listens there: no softphone runs.
    bool isRefused() const { return m_isRefused; }
    const QList<ListedAccount>& accounts() const { return m_accounts; }

    /// The answers come in the order of the commands. `done` gets an error when the line is lost
    /// first.
    void ask(const QString& command, const QString& params, Done done);

Q_SIGNALS:
    /// isOpen() became true. `calls`: that go on.
    void opened(const QList<threadline::ListedCall>& calls);
    /// It is not open any more, or could not be opened again; problem() says why.
    void lost();
    void happened(const threadline::BaresipEvent& event);

private:
    void connectNow();
    void greet();
    void listCalls();
    void read();
    void lose(const Error& why, bool refused = false);
    void expectAnswer();
    QString place() const { return m_control.words(); }

    const SipControl m_control;
    const Pace m_pace;
    QTcpSocket m_socket;
    NetstringReader m_reader;
    QList<std::pair<QString, Done>> m_asked; ///< by token, the oldest first
    QTimer m_retry;
    QTimer m_overdue; ///< runs while an answer is awaited, or the connection
    QTimer m_steady;
    std::chrono::milliseconds m_wait{0};
    quint64 m_tokens = 0;
    bool m_isOpen = false;
    bool m_isWanted = false;
    bool m_isRefused = false;
    std::optional<Error> m_problem;
    QList<ListedAccount> m_accounts;
};

} // namespace threadline
