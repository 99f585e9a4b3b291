// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calls of a baresip softphone on this computer (https://github.com/baresip/baresip) as a
// channel: what rings, is answered, declined and dialled from here, and each call in the history
// when it has ended.
//
// baresip keeps no list of past calls, so nobody can be asked for what happened while the desk was
// closed. What goes on is therefore in the cursor, {"run", "told", "open", "calls"}: a call that
// was cut off from the desk (ended by a crash, or not stored) is told by the next run, with an end
// that is not known. "run": which run of the connector counted "told", how many ended calls of it
// are stored.
//
// Thread: the network thread.
#pragma once

#include "core/channels/answer.h"
#include "core/channels/calling_connector.h"
#include "core/channels/sip/baresip_line.h"
#include "core/channels/sip/sip_call_book.h"
#include "core/net/clock.h"

#include <memory>

namespace threadline {

class SipConnector final : public CallingConnector
{
    Q_OBJECT

public:
    SipConnector(const SipSettings& settings, std::shared_ptr<const Clock> clock,
                 BaresipLine::Pace pace = {}, QObject* parent = nullptr);
    ~SipConnector() override;

    Capabilities capabilities() const override { return {}; }
    QFuture<Expected<void>> check() override;
    QFuture<Expected<QString>> ownAddress() override;
    QFuture<Expected<Pulled>> pull(const QJsonObject& cursor) override;
    QFuture<Expected<void>> watch(const QJsonObject& cursor) override;
    QFuture<Expected<Receipt>> send(const Outgoing& outgoing,
                                    std::function<Expected<void>()> beforeHandover) override;
    QFuture<Expected<bool>> find(const QByteArray& messageId) override;
    QFuture<Expected<void>> fileCopy(const Outgoing& outgoing) override;

    QList<LiveCall> liveCalls() const override;
    bool canCall() const override;
    QFuture<Expected<void>> answer(const QString& id) override;
    QFuture<Expected<void>> hangUp(const QString& id) override;
    QFuture<Expected<void>> call(const QString& whom) override;

private:
    struct Waiting
    {
        QJsonObject cursor;
        Answer<Pulled> answer;
    };
    struct Watching
    {
        QJsonObject cursor;
        Answer<void> answer;
    };
    using Ready = std::function<void(const Expected<void>&)>;

    void whenLineKnown(Ready ready);
    void onOpened(const QList<ListedCall>& calls);
    void onLost();
    void onEvent(const BaresipEvent& event);
    void tellReady();
    void tellNews();
    Expected<void> lineState() const;
    Expected<void> registered() const;
    void adopt(const QJsonObject& cursor);
    bool hasNews(const QJsonObject& cursor) const;
    Pulled news(const QJsonObject& cursor) const;
    void pullNow(const Waiting& waiting, const Expected<void>& line);
    qsizetype toldIn(const QJsonObject& cursor) const;
    QJsonArray openCalls() const;
    /// Makes a call the one that commands are about, then gives the command.
    void atCall(const QString& id, const QString& command, Ready done);
    void expectTalk(const QString& id);

    const Expected<SipControl> m_control;
    const Expected<QString> m_number;
    const QString m_region;
    const QString m_run;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<BaresipLine> m_line; // null when the settings are wrong
    SipCallBook m_book;
    QList<Ready> m_awaitingLine;
    std::optional<Watching> m_watching;
    bool m_adopted = false;
    int m_failedPulls = 0;
};

} // namespace threadline
