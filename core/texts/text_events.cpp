// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/texts/text_events.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Event textEvent(const QString& kind, const QString& name, const QString& owner, const TextAuthor& author,
                QJsonObject body)
{
    static const QUuid space = QUuid::fromString(u"0b6f3f0a-61a5-4d52-8a38-7b0a6a6b2f4e"_s);
    Event event;
    event.subject = QUuid::createUuidV5(
        space, kind.section(QLatin1Char('.'), 0, 0) + QLatin1Char(':') + owner + QLatin1Char(':') + name);
    event.kind = kind;
    event.actor = author.agent;
    event.at = author.at;
    event.body = std::move(body);
    event.body.insert(u"name"_s, name);
    return event;
}

} // namespace

Event snippetSaved(const SavedSnippet& snippet, const TextAuthor& author)
{
    return textEvent(u"snippet.saved"_s, snippet.name, author.agent, author,
                     {{u"text"_s, snippet.text}, {u"shortcut"_s, snippet.shortcut}, {u"subject"_s, snippet.subject}});
}

Event snippetRemoved(const QString& name, const TextAuthor& author)
{
    return textEvent(u"snippet.removed"_s, name, author.agent, author, {});
}

Event macroSaved(const QString& name, const QJsonArray& steps, const TextAuthor& author)
{
    return textEvent(u"macro.saved"_s, name, {}, author, {{u"steps"_s, steps}});
}

Event macroRemoved(const QString& name, const TextAuthor& author)
{
    return textEvent(u"macro.removed"_s, name, {}, author, {});
}

} // namespace threadline
