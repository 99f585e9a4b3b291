// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/mail_classifier.h"

#include "core/channels/email/mime/address_list.h"
#include "core/channels/email/mime/delivery_report.h"
#include "core/channels/email/mime/encoded_words.h"

#include <algorithm>
#include <array>

namespace threadline {

namespace {

bool hasNullReturnPath(const MailHeaders& headers)
{
    const QByteArrayList paths = headers.all("return-path");
    return std::any_of(paths.begin(), paths.end(),
                       [](const QByteArray& path) { return path == "<>"; });
}

bool isFromMailer(const MailHeaders& headers)
{
    const QList<Party> from = parsedAddresses(headers.first("from"));
    if (from.isEmpty()) {
        return false;
    }
    const QString address = from.first().address.toLower();
    const QString mailbox = address.left(address.indexOf(u'@'));
    return mailbox == u"mailer-daemon" || mailbox == u"postmaster" || mailbox == u"mail-daemon" ||
           mailbox == u"mailerdaemon" || mailbox == u"mdaemon";
}

bool isBounce(const MailHeaders& headers, const MailBody& body)
{
    if (body.reportType == "delivery-status") {
        return deliveryOutcome(body).value_or(DeliveryOutcome::Failed) == DeliveryOutcome::Failed;
    }
    if (!body.reportType.isEmpty()) {
        return false;
    }
    return headers.contains("x-failed-recipients") ||
           (isFromMailer(headers) && hasNullReturnPath(headers));
}

/// RFC 3834, 5: a keyword, then maybe a comment or parameters.
QByteArray autoSubmitted(const MailHeaders& headers)
{
    QByteArray value = headers.first("auto-submitted").toLower();
    const auto end = std::find_if(value.begin(), value.end(), [](char c) {
        return c == ';' || c == '(' || c == ' ' || c == '\t';
    });
    value.truncate(end - value.begin());
    return value;
}

bool hasAbsenceSubject(const MailHeaders& headers)
{
    static const std::array beginnings{
        QStringLiteral("out of office"),
        QStringLiteral("out of the office"),
        QStringLiteral("automatic reply"),
        QStringLiteral("auto reply"),
        QStringLiteral("auto-reply"),
        QStringLiteral("autoreply"),
        QStringLiteral("auto response"),
        QStringLiteral("autoresponse"),
        QStringLiteral("auto:"),
        QStringLiteral("vacation"),
        QStringLiteral("away from my mail"),
        QStringLiteral("abwesenheit"),
        QStringLiteral("abwesend"),
        QStringLiteral("automatische antwort"),
        QStringLiteral("réponse automatique"),
        QStringLiteral("absence du bureau"),
        QStringLiteral("respuesta automática"),
        QStringLiteral("fuera de la oficina"),
        QStringLiteral("risposta automatica"),
        QStringLiteral("fuori sede"),
        QStringLiteral("automatisch antwoord"),
        QStringLiteral("afwezig"),
        QStringLiteral("resposta automática"),
        QStringLiteral("autosvar"),
        QStringLiteral("automatiskt svar"),
        QStringLiteral("автоответ"),
        QStringLiteral("自动回复"),
        QStringLiteral("自動返信"),
        QStringLiteral("不在"),
    };
    const QString subject = decodedHeaderText(headers.first("subject")).toLower();
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const QString& beginning) { return subject.startsWith(beginning); });
}

bool isAutoReply(const MailHeaders& headers)
{
    if (autoSubmitted(headers) == "auto-replied") {
        return true;
    }
    for (const char* field : {"x-autoreply", "x-autorespond", "x-auto-reply", "x-autoreply-from",
                              "x-mail-autoreply", "x-auto-respond"}) {
        const QByteArray value = headers.first(field).toLower();
        if (!value.isEmpty() && value != "no" && value != "false") {
            return true;
        }
    }
    const QByteArray precedence = headers.first("precedence").toLower();
    if (precedence == "auto_reply" || precedence == "auto-reply") {
        return true;
    }
    // The subject alone is what a person may write; it counts on a mail that says it is automatic.
    const bool automatic = headers.contains("x-auto-response-suppress") ||
                           !autoSubmitted(headers).isEmpty() || hasNullReturnPath(headers) ||
                           precedence == "junk" || precedence == "bulk";
    return automatic && hasAbsenceSubject(headers);
}

bool isMailingList(const MailHeaders& headers)
{
    const QByteArray precedence = headers.first("precedence").toLower();
    return !headers.first("list-id").isEmpty() || !headers.first("list-unsubscribe").isEmpty() ||
           precedence == "list" || precedence == "bulk";
}

} // namespace

Automation classifiedMail(const MailHeaders& headers, const MailBody& body)
{
    if (isBounce(headers, body)) {
        return Automation::Bounce;
    }
    if (!body.reportType.isEmpty()) {
        return Automation::Report;
    }
    if (isAutoReply(headers)) {
        return Automation::AutoReply;
    }
    if (isMailingList(headers)) {
        return Automation::MailingList;
    }
    const QByteArray submitted = autoSubmitted(headers);
    return submitted.isEmpty() || submitted == "no" ? Automation::None : Automation::Report;
}

} // namespace threadline
