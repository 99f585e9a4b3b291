// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/web_chat/web_chat_check.h"

#include "core/async/when_finished.h"
#include "core/model/rejected.h"
#include "core/xmpp/namespaces.h"

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// XEP-0313, 8: an account's archive is announced by the account itself.
Expected<void> hasArchive(const Expected<XmlElement>& info, const WebChatSettings& settings)
{
    const bool has =
        info &&
        std::any_of(info->children.begin(), info->children.end(), [](const XmlElement& each) {
            return each.is("feature", xmpp::infoNs) &&
                   each.attribute("var") == QLatin1String(xmpp::archiveNs);
        });
    if (has) {
        return {};
    }
    if (!info && info.error().remedy == Error::Remedy::Retry) {
        return info.error();
    }
    return rejected(
        u"The login works, but the chat server keeps no archive for %1: its administrator has to "
        u"switch it on "
        u"(XEP-0313; Prosody's module mam), else messages would be lost while no desk is online."_s
            .arg(settings.address));
}

Expected<void> hasVisitors(const Expected<XmlElement>& info, const WebChatSettings& settings)
{
    if (info || info.error().remedy == Error::Remedy::Retry) {
        return info ? Expected<void>() : info.error();
    }
    return rejected(
        u"The login works, but there is no host \"%1\" for visitors: its administrator has to add "
        u"one on which "
        u"people log in without a name (Prosody: authentication = \"anonymous\")."_s.arg(
            settings.visitors));
}

} // namespace

void checkWebChat(XmppClient& client, const WebChatSettings& settings, QObject* context,
                  std::function<void(Expected<void>)> done)
{
    const XmlElement question = XmlElement::make("query", xmpp::infoNs);
    whenFinished(client.ask(client.bareJid(), question), context,
                 [&client, settings, context, question,
                  done = std::move(done)](const Expected<XmlElement>& own) {
                     if (const auto archive = hasArchive(own, settings); !archive) {
                         done(archive);
                         return;
                     }
                     whenFinished(client.ask(settings.visitors, question), context,
                                  [settings, done](const Expected<XmlElement>& host) {
                                      done(hasVisitors(host, settings));
                                  });
                 });
}

} // namespace threadline
