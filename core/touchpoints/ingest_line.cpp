// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/ingest_line.h"

#include "core/model/rejected.h"
#include "core/model/touch.h"

#include <QJsonDocument>

#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

enum class Kinds { All, Touches, Reviews, Posts, Written };

struct Key
{
    const char* name;
    QJsonValue::Type type;
    Kinds of;
    qsizetype longest; ///< of a string
    bool needed = false;
};

constexpr std::array keys{
    Key{"source", QJsonValue::String, Kinds::All, 64, true},
    Key{"id", QJsonValue::String, Kinds::All, 256, true},
    Key{"kind", QJsonValue::String, Kinds::All, 16, true},
    Key{"at", QJsonValue::String, Kinds::All, 40, true},
    Key{"customer", QJsonValue::Object, Kinds::All, 0, true},
    Key{"direction", QJsonValue::String, Kinds::All, 16},
    Key{"channel", QJsonValue::String, Kinds::Written, 32},
    Key{"subject", QJsonValue::String, Kinds::All, 500},
    Key{"text", QJsonValue::String, Kinds::All, 1'000'000},
    Key{"extra", QJsonValue::Object, Kinds::All, 0},
    Key{"case", QJsonValue::Double, Kinds::All, 0},
    Key{"answers", QJsonValue::String, Kinds::Written, 256},
    Key{"agent", QJsonValue::String, Kinds::All, 200},
    Key{"duration_seconds", QJsonValue::Double, Kinds::Touches, 0},
    Key{"missed", QJsonValue::Bool, Kinds::Touches, 0},
    Key{"outcome", QJsonValue::String, Kinds::Touches, 500},
    Key{"next_step", QJsonValue::String, Kinds::Touches, 500},
    Key{"place", QJsonValue::String, Kinds::Touches, 500},
    Key{"reference", QJsonValue::String, Kinds::Touches, 200},
    Key{"amount", QJsonValue::String, Kinds::Touches, 100},
    Key{"stars", QJsonValue::Double, Kinds::Reviews, 0},
    Key{"public", QJsonValue::Bool, Kinds::Posts, 0},
};

QString typeName(QJsonValue::Type type)
{
    switch (type) {
    case QJsonValue::String:
        return u"a text"_s;
    case QJsonValue::Double:
        return u"a number"_s;
    case QJsonValue::Bool:
        return u"true or false"_s;
    default:
        return u"an object"_s;
    }
}

bool fits(Kinds of, InteractionKind kind)
{
    switch (of) {
    case Kinds::All:
        return true;
    case Kinds::Touches:
        return isTouch(kind);
    case Kinds::Reviews:
        return kind == InteractionKind::Review;
    case Kinds::Posts:
        return kind == InteractionKind::Post;
    case Kinds::Written:
        return !isTouch(kind);
    }
    return false;
}

const Key* keyNamed(const QString& name)
{
    for (const Key& key : keys) {
        if (name == QLatin1String(key.name)) {
            return &key;
        }
    }
    return nullptr;
}

/// Every key is known, of its type and not too long; those that are needed are there.
Expected<void> checkKeys(const QJsonObject& object, InteractionKind kind)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const Key* key = keyNamed(member.key());
        if (!key) {
            return rejected(u"\"%1\" is no key of an interaction."_s.arg(member.key().left(60)));
        }
        if (member.value().type() != key->type) {
            return rejected(u"\"%1\" has to be %2."_s.arg(member.key(), typeName(key->type)));
        }
        if (!fits(key->of, kind)) {
            return rejected(u"\"%1\" is no key of a %2."_s.arg(member.key(), interactionKindName(kind)));
        }
        if (key->longest > 0 && member.value().toString().size() > key->longest) {
            return rejected(u"\"%1\" is longer than %2 characters."_s.arg(member.key()).arg(key->longest));
        }
    }
    for (const Key& key : keys) {
        if (key.needed && !object.contains(QLatin1String(key.name))) {
            return rejected(u"\"%1\" is missing."_s.arg(QLatin1String(key.name)));
        }
    }
    return {};
}

Expected<InteractionKind> kindIn(const QJsonObject& object)
{
    const QString name = object.value("kind"_L1).toString();
    const auto kind = interactionKindFromName(name);
    return kind && *kind != InteractionKind::Note
               ? Expected<InteractionKind>(*kind)
               : rejected(u"\"kind\" is one of message, post, review, call, visit, on_site, delivery, invoice."_s);
}

Expected<CustomerNamed> customerIn(const QJsonObject& object)
{
    CustomerNamed named;
    for (auto member = object.begin(); member != object.end(); ++member) {
        QString* line = member.key() == "name"_L1     ? &named.name
                        : member.key() == "email"_L1  ? &named.email
                        : member.key() == "phone"_L1  ? &named.phone
                        : member.key() == "number"_L1 ? &named.number
                                                      : nullptr;
        if (!line) {
            return rejected(u"\"%1\" is no key of a customer: name, email, phone, number."_s.arg(member.key().left(60)));
        }
        if (!member.value().isString() || member.value().toString().size() > 320) {
            return rejected(u"\"customer.%1\" has to be a text of at most 320 characters."_s.arg(member.key()));
        }
        *line = member.value().toString();
    }
    return named;
}

/// The fields of a form below the text, a line each.
Expected<QString> textIn(const QJsonObject& object)
{
    QStringList lines{object.value("text"_L1).toString().trimmed()};
    lines.removeAll(QString());
    const QJsonObject extra = object.value("extra"_L1).toObject();
    for (auto member = extra.begin(); member != extra.end(); ++member) {
        if (!member.value().isString() && !member.value().isDouble() && !member.value().isBool()) {
            return rejected(u"\"extra.%1\" has to be one value."_s.arg(member.key().left(60)));
        }
        lines.append(u"%1: %2"_s.arg(member.key(), member.value().toVariant().toString()));
    }
    return lines.join(u'\n');
}

/// A whole number between two ends; `otherwise` when the key is not there.
Expected<qint64> wholeIn(const QJsonObject& object, QLatin1String name, qint64 least, qint64 most, qint64 otherwise)
{
    if (!object.contains(name)) {
        return otherwise;
    }
    const double value = object.value(name).toDouble();
    const bool fitsIn = value >= double(least) && value <= double(most);
    const qint64 whole = fitsIn ? static_cast<qint64>(value) : 0;
    return fitsIn && double(whole) == value
               ? Expected<qint64>(whole)
               : rejected(u"\"%1\" has to be a whole number from %2 to %3."_s.arg(name).arg(least).arg(most));
}

Arrival writtenArrival(const QJsonObject& object, InteractionKind kind, Direction direction, Timestamp at)
{
    Arrival arrival;
    arrival.kind = kind;
    arrival.direction = direction;
    arrival.at = at;
    arrival.channel = object.value("channel"_L1).toString(kind == InteractionKind::Review ? u"review"_s : u"webform"_s).toLower();
    arrival.read = direction == Direction::Outbound;
    if (kind == InteractionKind::Post) {
        arrival.details.insert(u"public"_s, object.value("public"_L1).toBool(true));
    }
    const QString source = object.value("source"_L1).toString();
    arrival.messageId = touchpointKey(source, object.value("id"_L1).toString());
    if (object.contains("answers"_L1)) {
        arrival.references = {touchpointKey(source, object.value("answers"_L1).toString())};
    }
    return arrival;
}

Expected<Arrival> arrivalIn(const QJsonObject& object, InteractionKind kind)
{
    const auto at = fromRfc3339(object.value("at"_L1).toString());
    constexpr qint64 end = 4'291'747'200'000'000; // 2106, where the timeline ends
    if (!at || at->us < 0 || at->us >= end) {
        return rejected(u"\"at\" has to be a moment as RFC 3339 has it, like 2026-11-22T09:30:00Z."_s);
    }
    const Direction usual = isTouch(kind) ? usualDirection(kind) : Direction::Inbound;
    const auto direction = object.contains("direction"_L1) ? directionFromName(object.value("direction"_L1).toString())
                                                           : std::optional(usual);
    if (!direction || *direction == Direction::Internal) {
        return rejected(u"\"direction\" is inbound or outbound."_s);
    }
    const auto seconds = wholeIn(object, "duration_seconds"_L1, 0, longestTouchSeconds, 0);
    if (!seconds) {
        return seconds.error();
    }
    const auto stars = wholeIn(object, "stars"_L1, 1, 5, 0);
    if (!stars) {
        return stars.error();
    }
    if (!isTouch(kind)) {
        Arrival arrival = writtenArrival(object, kind, *direction, *at);
        if (*stars > 0) {
            arrival.details.insert(u"stars"_s, *stars);
        }
        return arrival;
    }
    const auto textAt = [&](QLatin1String name) { return object.value(name).toString().simplified(); };
    Touch touch;
    touch.kind = kind;
    touch.direction = *direction;
    touch.missed = object.value("missed"_L1).toBool();
    touch.at = *at;
    touch.seconds = *seconds;
    touch.agent = textAt("agent"_L1);
    touch.outcome = textAt("outcome"_L1);
    touch.nextStep = textAt("next_step"_L1);
    touch.place = textAt("place"_L1);
    touch.reference = textAt("reference"_L1);
    touch.amount = readAmount(textAt("amount"_L1));
    Arrival arrival = touchArrival(touch);
    arrival.opensCase = touch.missed && touch.direction == Direction::Inbound;
    return arrival;
}

} // namespace

Expected<Touchpoint> readIngestLine(const QByteArray& line)
{
    if (line.size() > longestIngestLine) {
        return rejected(u"It is longer than %1 bytes."_s.arg(longestIngestLine));
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    if (!document.isObject()) {
        return rejected(problem.error == QJsonParseError::NoError
                            ? u"It is no JSON object."_s
                            : u"It is no JSON: %1 at byte %2."_s.arg(problem.errorString()).arg(problem.offset));
    }
    const QJsonObject object = document.object();
    const auto kind = kindIn(object);
    // A misspelt key is more telling than that "kind" is missing.
    if (const auto known = checkKeys(object, kind ? *kind : InteractionKind::Message); !known) {
        return known.error();
    }
    if (!kind) {
        return kind.error();
    }
    auto arrival = arrivalIn(object, *kind);
    const auto text = textIn(object);
    const auto named = customerIn(object.value("customer"_L1).toObject());
    const auto inCase = wholeIn(object, "case"_L1, 1, 1'000'000'000'000, 0);
    if (!arrival || !text || !named || !inCase) {
        return !arrival ? arrival.error() : !text ? text.error() : !named ? named.error() : inCase.error();
    }
    Touchpoint touchpoint;
    touchpoint.source = object.value("source"_L1).toString().simplified();
    const QString id = object.value("id"_L1).toString();
    if (touchpoint.source.isEmpty() || id.trimmed().isEmpty()) {
        return rejected(u"\"source\" and \"id\" say which one it is: neither may be empty."_s);
    }
    touchpoint.caseNumber = *inCase;
    touchpoint.arrival = std::move(*arrival);
    touchpoint.arrival.text = text->toUtf8();
    touchpoint.arrival.subject = object.value("subject"_L1).toString().simplified();
    touchpoint.arrival.externalKey = touchpointKey(touchpoint.source, id.trimmed());
    if (const auto who = nameCustomer(touchpoint, *named, {}); !who) {
        return who.error();
    }
    nameParties(touchpoint, object.value("agent"_L1).toString().simplified());
    return touchpoint;
}

} // namespace threadline
