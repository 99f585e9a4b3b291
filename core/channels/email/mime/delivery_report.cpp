// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/delivery_report.h"

#include "core/channels/email/mime/address_list.h"
#include "core/markup/charset_decoder.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype maxDiagnostic = 1000;
/// Bounces in prose say what matters early; the rest is the mail that came back.
constexpr qsizetype proseWindow = 16 * 1024;

QString asText(const QByteArray& value)
{
    return QString::fromUtf8(decodedToUtf8(value, {})).simplified();
}

/// "rfc822; someone@example.com": the type before the semicolon is not of interest.
QString typedValue(const QByteArray& value)
{
    return asText(value.mid(value.indexOf(';') + 1));
}

QString recipientOf(const MailHeaders& group)
{
    for (const char* field : {"original-recipient", "final-recipient"}) {
        const QString value = typedValue(group.first(field));
        const QList<Party> parties = parsedAddresses(value.toUtf8());
        if (!parties.isEmpty() && parties.first().address.contains(u'@')) {
            return parties.first().address;
        }
    }
    return typedValue(group.first("final-recipient"));
}

QByteArray actionOf(const MailHeaders& group)
{
    return group.first("action").toLower();
}

bool isFailure(const MailHeaders& group)
{
    const QByteArray action = actionOf(group);
    return action.startsWith("fail") || (action.isEmpty() && group.first("status").startsWith('5'));
}

/// RFC 3463, 2: class.subject.detail, and nothing else that has two dots in it.
QString statusIn(const QString& text)
{
    static const QRegularExpression status(
        QStringLiteral(R"((?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d))"));
    return status.match(text).captured(1);
}

void readGroups(const QList<MailHeaders>& groups, FailedDelivery& failed)
{
    for (const MailHeaders& group : groups) {
        if (!isFailure(group)) {
            continue;
        }
        const QString recipient = recipientOf(group);
        if (!failed.recipient.isEmpty()) {
            failed.alsoFailed.append(recipient);
            continue;
        }
        failed.recipient = recipient;
        failed.status = statusIn(asText(group.first("status")));
        failed.diagnostic = typedValue(group.first("diagnostic-code")).left(maxDiagnostic);
    }
}

void readProse(const MailHeaders& headers, const MailBody& body, FailedDelivery& failed)
{
    const QString text = QString::fromUtf8(body.text.left(proseWindow));
    if (failed.recipient.isEmpty()) {
        const QList<Party> parties = parsedAddresses(headers.first("x-failed-recipients"));
        for (const Party& party : parties) {
            (failed.recipient.isEmpty() ? failed.recipient : failed.alsoFailed.emplace_back()) =
                party.address;
        }
    }
    if (failed.recipient.isEmpty()) {
        // qmail (QSBMF) and many others: the address alone on a line, in angle brackets, a colon.
        static const QRegularExpression line(QStringLiteral(R"(^\s*<([^<>\s]+@[^<>\s]+)>:?)"),
                                             QRegularExpression::MultilineOption);
        failed.recipient = line.match(text).captured(1);
    }
    if (failed.status.isEmpty()) {
        failed.status = statusIn(failed.diagnostic.isEmpty() ? text : failed.diagnostic);
    }
    if (failed.diagnostic.isEmpty()) {
        static const QRegularExpression reply(QStringLiteral(R"(^.*\b[45]\d\d[ -].*$)"),
                                              QRegularExpression::MultilineOption);
        failed.diagnostic = reply.match(text).captured(0).simplified().left(maxDiagnostic);
    }
}

QString originalMessageId(const MailHeaders& headers, const MailBody& body)
{
    QByteArrayList ids = messageIds(MailHeaders::fromBytes(body.returnedMail).first("message-id"));
    if (ids.isEmpty()) {
        static const QRegularExpression field(
            QStringLiteral(R"(^[>\s]*Message-ID:\s*(<[^<>\s]+>))"),
            QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
        ids = messageIds(field.match(QString::fromUtf8(body.text)).captured(1).toUtf8());
    }
    for (const char* name : {"in-reply-to", "references"}) {
        if (ids.isEmpty()) {
            ids = messageIds(headers.first(name)).mid(0);
        }
    }
    return ids.isEmpty() ? QString() : QString::fromUtf8(ids.last());
}

} // namespace

std::optional<DeliveryOutcome> deliveryOutcome(const MailBody& body)
{
    const auto groups = MailHeaders::groupsFromBytes(body.deliveryStatus);
    if (groups.isEmpty()) {
        return std::nullopt;
    }
    if (std::any_of(groups.begin(), groups.end(), isFailure)) {
        return DeliveryOutcome::Failed;
    }
    const bool delayed = std::any_of(groups.begin(), groups.end(), [](const MailHeaders& group) {
        return actionOf(group).startsWith("delayed");
    });
    const bool said = std::any_of(groups.begin(), groups.end(), [](const MailHeaders& group) {
        return !actionOf(group).isEmpty();
    });
    if (!said) {
        return DeliveryOutcome::Failed;
    }
    return delayed ? DeliveryOutcome::Delayed : DeliveryOutcome::Delivered;
}

FailedDelivery readFailedDelivery(const MailHeaders& headers, const MailBody& body)
{
    FailedDelivery failed;
    readGroups(MailHeaders::groupsFromBytes(body.deliveryStatus), failed);
    readProse(headers, body, failed);
    failed.originalMessageId = originalMessageId(headers, body);
    return failed;
}

QJsonObject toJson(const FailedDelivery& failed)
{
    QJsonObject json;
    const auto add = [&json](const char* name, const QString& value) {
        if (!value.isEmpty()) {
            json.insert(QLatin1String(name), value);
        }
    };
    add("recipient", failed.recipient);
    add("status", failed.status);
    add("diagnostic", failed.diagnostic);
    add("original_message_id", failed.originalMessageId);
    if (!failed.alsoFailed.isEmpty()) {
        json.insert(QLatin1String("recipients"),
                    QJsonArray::fromStringList(QStringList(failed.recipient) + failed.alsoFailed));
    }
    return json;
}

} // namespace threadline
