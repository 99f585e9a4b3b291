// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/sip/baresip_message.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype longest = 1024; // of a name or an address: strangers write them

QString shortText(const QJsonObject& object, QLatin1String key)
{
    return object.value(key).toString().simplified().left(longest);
}

QString withoutColours(QString words)
{
    static const QRegularExpression colours(u"\x1b\\[[0-9;]*m"_s);
    return words.remove(colours);
}

} // namespace

std::optional<std::variant<BaresipEvent, BaresipAnswer>> readBaresipMessage(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value("event"_L1).toBool()) {
        BaresipEvent event;
        event.type = shortText(object, "type"_L1);
        event.account = shortText(object, "accountaor"_L1);
        event.incoming = object.value("direction"_L1).toString() == u"incoming"_s;
        event.peer = shortText(object, "peeruri"_L1);
        event.peerName = shortText(object, "peerdisplayname"_L1);
        event.callId = shortText(object, "id"_L1);
        event.param = shortText(object, "param"_L1);
        return event;
    }
    if (object.value("response"_L1).toBool()) {
        return BaresipAnswer{shortText(object, "token"_L1), object.value("ok"_L1).toBool(),
                             withoutColours(object.value("data"_L1).toString())};
    }
    return std::nullopt;
}

QByteArray baresipCommand(const QString& command, const QString& params, const QString& token)
{
    QJsonObject object{{u"command"_s, command}, {u"token"_s, token}};
    if (!params.isEmpty()) {
        object.insert(u"params"_s, params);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<QList<ListedCall>> readCallList(const QString& words)
{
    // "> [line 1]  0:00:02  ESTABLISHED             sip:+4930901820@pbx.example"
    static const QRegularExpression form(
        u"\\[line \\d+(?:, id ([^\\]\\s]+))?\\]\\s+(\\d+):(\\d+):(\\d+)\\s+([A-Z]+)\\s+"
        "(?:\\(on hold\\)\\s+)?(\\S+)"_s);
    if (!words.contains(u"Active calls"_s) && !words.contains(u"no active calls"_s)) {
        return std::nullopt;
    }
    QList<ListedCall> calls;
    for (auto lines = form.globalMatch(words); lines.hasNext();) {
        const auto line = lines.next();
        const auto number = [&](int which) { return line.captured(which).left(6).toLongLong(); };
        calls.append({line.captured(1), line.captured(6), line.captured(5) == u"ESTABLISHED"_s,
                      number(2) * 3600 + number(3) * 60 + number(4)});
    }
    return calls;
}

std::optional<QList<ListedAccount>> readAccountList(const QString& words)
{
    // "> sip:agent1@pbx.example       OK  kamailio Expires 600s"; nothing behind it: it registers
    // nowhere
    static const QRegularExpression form(u"^[> ] (sips?:\\S+)[ \\t]*(\\S*)"_s,
                                         QRegularExpression::MultilineOption);
    if (!words.contains(u"User Agents"_s)) {
        return std::nullopt;
    }
    QList<ListedAccount> accounts;
    for (auto lines = form.globalMatch(words); lines.hasNext();) {
        const auto line = lines.next();
        const QString state = line.captured(2);
        accounts.append({line.captured(1), state.isEmpty()  ? ListedAccount::Registration::None
                                           : state == u"OK" ? ListedAccount::Registration::Yes
                                                            : ListedAccount::Registration::No});
    }
    return accounts;
}

} // namespace threadline
