// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_update.h"

#include "core/channels/file_name.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 largestId = qint64{1} << 53; // what JSON's numbers hold (the Bot API promises 52 bits)

qint64 idIn(const QJsonObject& json, QLatin1String name)
{
    const qint64 id = json.value(name).toInteger();
    return id > -largestId && id < largestId ? id : 0;
}

QString shortText(const QJsonObject& json, QLatin1String name)
{
    return json.value(name).toString().simplified().left(TelegramUpdateLimits::name);
}

/// What a message can carry as a file, and the name and type of one that says none.
struct FileKind
{
    const char* member;
    const char* name;
    const char* type;
};

constexpr std::array fileKinds{
    FileKind{"document", "file.bin", "application/octet-stream"},
    FileKind{"voice", "voice.ogg", "audio/ogg"},
    FileKind{"audio", "audio.mp3", "audio/mpeg"},
    FileKind{"video", "video.mp4", "video/mp4"},
    FileKind{"video_note", "video.mp4", "video/mp4"},
    FileKind{"sticker", "sticker.webp", "image/webp"},
};

QString mediaType(const QJsonObject& json, const char* usual)
{
    const QString said = json.value("mime_type"_L1).toString().toLower().left(100);
    const bool plausible = said.count(u'/') == 1 && std::all_of(said.begin(), said.end(), [](QChar c) {
                               return (c >= u'a' && c <= u'z') || c.isDigit() || QStringLiteral("/.+-_").contains(c);
                           });
    return plausible ? said : QString::fromLatin1(usual);
}

std::optional<TelegramFile> fileFrom(const QJsonObject& json, const QString& usualName, const char* usualType)
{
    TelegramFile file;
    file.id = json.value("file_id"_L1).toString().left(512);
    if (file.id.isEmpty()) {
        return std::nullopt;
    }
    file.name = safeFileName(json.value("file_name"_L1).toString());
    if (file.name.isEmpty()) {
        file.name = usualName;
    }
    file.type = mediaType(json, usualType);
    file.size = std::max<qint64>(idIn(json, "file_size"_L1), 0);
    return file;
}

/// Of the sizes of a photo the largest.
std::optional<TelegramFile> photoFrom(const QJsonArray& sizes)
{
    QJsonObject largest;
    for (const auto& size : sizes) {
        const QJsonObject one = size.toObject();
        if (idIn(one, "width"_L1) >= idIn(largest, "width"_L1)) {
            largest = one;
        }
    }
    return fileFrom(largest, u"photo.jpg"_s, "image/jpeg");
}

QList<TelegramFile> filesOf(const QJsonObject& message)
{
    QList<TelegramFile> files;
    if (const auto photo = photoFrom(message.value("photo"_L1).toArray())) {
        files.append(*photo);
    }
    for (const FileKind& kind : fileKinds) {
        const QJsonObject json = message.value(QLatin1String(kind.member)).toObject();
        if (const auto file = fileFrom(json, QLatin1String(kind.name), kind.type)) {
            files.append(*file);
        }
    }
    return files;
}

QString placeWords(const QJsonObject& location)
{
    return u"Location: %1, %2"_s.arg(location.value("latitude"_L1).toDouble(), 0, 'f', 5)
        .arg(location.value("longitude"_L1).toDouble(), 0, 'f', 5);
}

/// What has no text of its own, in words.
QString wordsFor(const QJsonObject& message)
{
    const auto at = [&](QLatin1String name) { return message.value(name).toObject(); };
    if (const QJsonObject venue = at("venue"_L1); !venue.isEmpty()) {
        return u"%1, %2\n%3"_s.arg(shortText(venue, "title"_L1), shortText(venue, "address"_L1),
                                   placeWords(venue.value("location"_L1).toObject()));
    }
    if (const QJsonObject location = at("location"_L1); !location.isEmpty()) {
        return placeWords(location);
    }
    if (const QJsonObject contact = at("contact"_L1); !contact.isEmpty()) {
        return u"Contact: %1 %2, %3"_s.arg(shortText(contact, "first_name"_L1), shortText(contact, "last_name"_L1),
                                           shortText(contact, "phone_number"_L1));
    }
    if (const QJsonObject sticker = at("sticker"_L1); !sticker.isEmpty()) {
        return shortText(sticker, "emoji"_L1);
    }
    if (const QJsonObject dice = at("dice"_L1); !dice.isEmpty()) {
        return shortText(dice, "emoji"_L1);
    }
    for (const char* kind : {"poll", "story", "game", "checklist", "paid_media", "invoice", "giveaway", "gift"}) {
        if (message.contains(QLatin1String(kind))) {
            return u"[A message of a kind that is only shown in Telegram: %1]"_s.arg(QLatin1String(kind).toString());
        }
    }
    return {};
}

QString textOf(const QJsonObject& message)
{
    QString text = message.value("text"_L1).toString();
    if (text.isEmpty()) {
        text = message.value("caption"_L1).toString();
    }
    if (text.isEmpty()) {
        text = wordsFor(message);
    }
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').remove(QChar(u'\0'));
    return text.left(TelegramUpdateLimits::text);
}

void readSender(TelegramMessage& message, const QJsonObject& from, const QJsonObject& chat)
{
    message.sender = idIn(from, "id"_L1);
    message.senderName = (shortText(from, "first_name"_L1) + u' ' + shortText(from, "last_name"_L1)).trimmed();
    message.senderHandle = shortText(from, "username"_L1);
    message.fromPerson = chat.value("type"_L1).toString() == "private"_L1 && !from.value("is_bot"_L1).toBool()
                         && message.sender > 0;
}

std::optional<TelegramMessage> messageFrom(const QJsonObject& json, bool edited)
{
    const QJsonObject chat = json.value("chat"_L1).toObject();
    TelegramMessage message;
    message.chat = idIn(chat, "id"_L1);
    message.id = idIn(json, "message_id"_L1);
    message.text = textOf(json);
    message.files = filesOf(json);
    if (message.chat == 0 || message.id <= 0 || (message.text.isEmpty() && message.files.isEmpty())) {
        return std::nullopt;
    }
    readSender(message, json.value("from"_L1).toObject(), chat);
    message.edited = edited;
    const qint64 seconds = idIn(json, edited ? "edit_date"_L1 : "date"_L1);
    message.at = Timestamp::fromSeconds(std::clamp<qint64>(seconds, 0, qint64{1} << 40));
    message.answers = std::max<qint64>(idIn(json.value("reply_to_message"_L1).toObject(), "message_id"_L1), 0);
    return message;
}

} // namespace

std::optional<QList<TelegramUpdate>> readTelegramUpdates(const QJsonValue& result)
{
    if (!result.isArray()) {
        return std::nullopt;
    }
    QList<TelegramUpdate> updates;
    const QJsonArray array = result.toArray();
    for (const auto& one : array) {
        const QJsonObject json = one.toObject();
        TelegramUpdate update;
        update.id = idIn(json, "update_id"_L1);
        if (update.id <= 0) {
            return std::nullopt; // an update without a number could never be confirmed
        }
        for (const auto& [name, edited] : {std::pair("message"_L1, false), std::pair("edited_message"_L1, true)}) {
            if (json.value(name).isObject()) {
                update.message = messageFrom(json.value(name).toObject(), edited);
            }
        }
        updates.append(update);
    }
    std::sort(updates.begin(), updates.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    if (updates.size() > TelegramUpdateLimits::updates) {
        updates.resize(TelegramUpdateLimits::updates);
    }
    return updates;
}

} // namespace threadline
