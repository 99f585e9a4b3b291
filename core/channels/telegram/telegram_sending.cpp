// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/telegram/telegram_sending.h"

#include "core/channels/fitting.h"
#include "core/channels/telegram/telegram_arrival.h"

#include <QFile>
#include <QJsonDocument>
#include <QUuid>

namespace threadline {

namespace {

QByteArray compact(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

/// The message that is answered is quoted by Telegram; one that is gone there keeps nothing from leaving.
std::optional<QJsonObject> replyParameters(const Outgoing& outgoing, qint64 bot, qint64 chat)
{
    const auto answered =
        outgoing.references.isEmpty() ? std::nullopt : telegramMessageIn(bot, chat, outgoing.references.last());
    if (!answered) {
        return std::nullopt;
    }
    return QJsonObject{{QStringLiteral("message_id"), *answered}, {QStringLiteral("allow_sending_without_reply"), true}};
}

/// multipart/form-data (RFC 7578).
class Form
{
public:
    void add(const QByteArray& name, const QByteArray& value)
    {
        m_body += "--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
    void addFile(const QByteArray& name, const Attachment& attachment, const QByteArray& bytes)
    {
        QByteArray fileName = attachment.name.toUtf8();
        fileName.replace('"', "%22").replace('\r', "").replace('\n', "");
        m_body += "--" + m_boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                  + "\"\r\nContent-Type: " + attachment.type.toLatin1() + "\r\n\r\n" + bytes + "\r\n";
    }
    HttpBody body() const { return {m_body + "--" + m_boundary + "--\r\n", "multipart/form-data; boundary=" + m_boundary}; }

private:
    QByteArray m_boundary = "threadline-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    QByteArray m_body;
};

Expected<QByteArray> bytesOf(const OutgoingFile& file)
{
    QFile source(file.path);
    if (source.size() > telegramFileBytes) {
        return Error{Error::Remedy::Rejected, QStringLiteral("The file %1 has %2 and Telegram takes %3: send a link instead.")
                                                  .arg(file.attachment.name, sizeWords(source.size()),
                                                       sizeWords(telegramFileBytes))};
    }
    if (!source.open(QIODevice::ReadOnly)) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The file %1 cannot be read: attach it again.").arg(file.attachment.name)};
    }
    return source.readAll();
}

TelegramCall textCall(const QString& text, qint64 chat, const std::optional<QJsonObject>& answered)
{
    QJsonObject arguments{{QStringLiteral("chat_id"), chat}, {QStringLiteral("text"), text}};
    if (answered) {
        arguments.insert(QStringLiteral("reply_parameters"), *answered);
    }
    return {QStringLiteral("sendMessage"), {compact(arguments), "application/json"}, QStringLiteral("the text")};
}

Expected<TelegramCall> fileCall(const OutgoingFile& file, const QString& caption, qint64 chat,
                                const std::optional<QJsonObject>& answered)
{
    const auto bytes = bytesOf(file);
    if (!bytes) {
        return bytes.error();
    }
    Form form;
    form.add("chat_id", QByteArray::number(chat));
    if (!caption.isEmpty()) {
        form.add("caption", caption.toUtf8());
    }
    if (answered) {
        form.add("reply_parameters", compact(*answered));
    }
    form.addFile("document", file.attachment, *bytes);
    return TelegramCall{QStringLiteral("sendDocument"), form.body(), QStringLiteral("the file %1").arg(file.attachment.name)};
}

struct Sequence
{
    TelegramApi& api;
    QList<TelegramCall> left;
    TelegramApi::Done<Receipt> done;
    QStringList sent; ///< what has left for certain
    QStringList numbers;
};

/// Of a reply that has left in part nobody may send the whole again unasked.
Error problemAfter(const Sequence& sequence, const TelegramCall& call, const Error& error)
{
    if (sequence.sent.isEmpty()) {
        return error;
    }
    return {Error::Remedy::InDoubt, QStringLiteral("%1 has arrived, but %2 may not have: %3")
                                        .arg(sequence.sent.join(QStringLiteral(", ")), call.what, error.sentence)};
}

void goOn(const std::shared_ptr<Sequence>& sequence)
{
    if (sequence->left.isEmpty()) {
        sequence->done(Receipt{QStringLiteral("Telegram message %1").arg(sequence->numbers.join(QStringLiteral(", ")))});
        return;
    }
    const TelegramCall call = sequence->left.takeFirst();
    sequence->api.tell(call.method, call.body, [sequence, call](const Expected<QJsonValue>& result) {
        if (!result) {
            sequence->done(problemAfter(*sequence, call, result.error()));
            return;
        }
        sequence->sent.append(call.what);
        sequence->numbers.append(QString::number(result->toObject().value(QLatin1String("message_id")).toInteger()));
        goOn(sequence);
    });
}

} // namespace

Expected<QList<TelegramCall>> telegramCalls(const Outgoing& outgoing, qint64 bot)
{
    const auto chat = outgoing.to.isEmpty() ? std::nullopt : telegramPerson(outgoing.to.first().address);
    if (!chat) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("This is nobody a Telegram bot can write to: only people who wrote to it first have an "
                                    "address like telegram:77.")};
    }
    if (outgoing.text.size() > telegramTextLength) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The text is longer than the %1 characters that Telegram takes: shorten it.")
                         .arg(telegramTextLength)};
    }
    const auto answered = replyParameters(outgoing, bot, *chat);
    const bool asCaption = outgoing.files.size() == 1 && outgoing.text.size() <= telegramCaptionLength;
    QList<TelegramCall> calls;
    if (!asCaption && !outgoing.text.trimmed().isEmpty()) {
        calls.append(textCall(outgoing.text, *chat, answered));
    }
    for (const OutgoingFile& file : outgoing.files) {
        const auto call = fileCall(file, asCaption ? outgoing.text : QString(), *chat,
                                   calls.isEmpty() ? answered : std::nullopt);
        if (!call) {
            return call.error();
        }
        calls.append(*call);
    }
    return calls;
}

void sendTelegramCalls(TelegramApi& api, const QList<TelegramCall>& calls, TelegramApi::Done<Receipt> done)
{
    goOn(std::make_shared<Sequence>(Sequence{api, calls, std::move(done), {}, {}}));
}

} // namespace threadline
