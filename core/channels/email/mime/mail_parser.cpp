// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/mail_parser.h"

#include "core/channels/email/mime/address_list.h"
#include "core/channels/email/mime/body_reader.h"
#include "core/channels/email/mime/delivery_report.h"
#include "core/channels/email/mime/encoded_words.h"
#include "core/channels/email/mime/mail_classifier.h"
#include "core/channels/email/mime/mail_date.h"
#include "core/channels/email/mime/mime_tree.h"

#include <algorithm>

namespace threadline {

namespace {

/// A thread of more answers than this is a fault of some mailer; its start and its end are kept.
constexpr qsizetype maxReferences = 200;

QList<Party> partiesIn(const MailHeaders& headers, const char* field)
{
    QList<Party> parties;
    for (const QByteArray& value : headers.all(field)) {
        parties += parsedAddresses(value);
    }
    return parties;
}

Party sender(const MailHeaders& headers)
{
    Party named;
    for (const char* field : {"from", "sender", "return-path", "reply-to"}) {
        for (const Party& party : partiesIn(headers, field)) {
            if (party.address.contains(u'@')) {
                return named.name.isEmpty() ? party : Party{named.name, party.address};
            }
            if (named == Party()) {
                named = party;
            }
        }
    }
    return named;
}

QByteArrayList references(const MailHeaders& headers)
{
    QByteArrayList ids = messageIds(headers.all("references").join(' '));
    for (const QByteArray& id : messageIds(headers.all("in-reply-to").join(' '))) {
        if (!ids.contains(id)) {
            ids.append(id);
        }
    }
    if (ids.size() > maxReferences) {
        ids.erase(ids.begin() + 1, ids.end() - (maxReferences - 1));
    }
    return ids;
}

/// Which side of the desk a mail is from, and who is on the other.
class Sides
{
public:
    Sides(Arrival& arrival, const QSet<QString>& ownAddresses)
        : m_arrival(arrival)
        , m_own(ownAddresses)
    {
    }

    void decide()
    {
        const Party* recipient = firstForeign({&m_arrival.to, &m_arrival.cc});
        const bool anyRecipient = !m_arrival.to.isEmpty() || !m_arrival.cc.isEmpty();
        const bool fromUs = isOwn(m_arrival.from);
        // From us to ourselves is a contact form or a colleague's hint: somebody has to see it.
        if (fromUs && (recipient || !anyRecipient)) {
            m_arrival.direction = Direction::Outbound;
            setCustomer(recipient);
            return;
        }
        m_arrival.direction = Direction::Inbound;
        const Party* answersTo = fromUs ? firstForeign({&m_arrival.replyTo}) : nullptr;
        setCustomer(answersTo ? answersTo : &m_arrival.from);
    }

private:
    bool isOwn(const Party& party) const
    {
        return m_own.contains(emailIdentity(party.address).value);
    }

    const Party* firstForeign(std::initializer_list<const QList<Party>*> lists) const
    {
        for (const QList<Party>* list : lists) {
            for (const Party& party : *list) {
                if (party.address.contains(u'@') && !isOwn(party)) {
                    return &party;
                }
            }
        }
        return nullptr;
    }

    void setCustomer(const Party* party)
    {
        m_arrival.customerIdentity = emailIdentity(party ? party->address : QString());
        m_arrival.customerName = party ? party->name : QString();
    }

    Arrival& m_arrival;
    const QSet<QString>& m_own;
};

QByteArray externalKey(const MailHeaders& headers, const MailBody& body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray& value) {
        hash.addData(value);
        hash.addData(QByteArrayView("\x1f"));
    };
    // What its writer, or whoever resent it, wrote; not what servers on its way put before it.
    for (const char* field : {"message-id", "from", "sender", "reply-to", "to", "cc", "subject", "date", "in-reply-to",
                              "references", "resent-from", "resent-to", "resent-date", "resent-message-id"}) {
        add(collapsed(headers.all(field).join(',')));
    }
    add(body.digest);
    return "mail:" + hash.result().toHex();
}

QJsonObject detailsOf(const MailHeaders& headers, const MailBody& body, Automation automation,
                      bool partsLeftOut)
{
    QJsonObject details;
    if (body.encrypted) {
        details.insert(QLatin1String("encrypted"), true);
    }
    if (automation == Automation::Bounce) {
        details.insert(QLatin1String("bounce"), toJson(readFailedDelivery(headers, body)));
    }
    QStringList notes;
    if (partsLeftOut) {
        notes +=
            QStringLiteral("This mail has more than %1 parts; the parts after those were not read.")
                .arg(mail_limits::maxParts);
    }
    if (body.tooDeep) {
        notes +=
            QStringLiteral("Parts of this mail are nested too deeply and were kept as a file.");
    }
    if (body.textCut) {
        notes += QStringLiteral("This text is very long; all of it is in the attached file.");
    }
    if (!notes.isEmpty()) {
        details.insert(QLatin1String("note"), notes.join(u' '));
    }
    return details;
}

Error nothingThere()
{
    return {Error::Remedy::Corrupt,
            QStringLiteral("There is no mail in these bytes: they are empty.")};
}

} // namespace

Expected<Arrival> parseMail(const QByteArray& raw, const MailContext& context)
{
    const bool blank = std::all_of(raw.begin(), raw.end(), [](char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0';
    });
    if (blank) {
        return nothingThere();
    }
    const QByteArray mail = mailWithin(raw);
    const qsizetype readable = sizeOfParts(mail, mail_limits::maxParts);
    const MimeTree tree(QByteArrayView(mail).first(readable));
    if (tree.isEmpty()) {
        return nothingThere();
    }
    const MailHeaders& headers = tree.headers();
    MailBody body = BodyReader().read(tree);

    Arrival arrival;
    arrival.channel = channel::email;
    arrival.from = sender(headers);
    arrival.replyTo = partiesIn(headers, "reply-to");
    arrival.replyTo.removeIf([&](const Party& party) {
        return party.address.isEmpty() ||
               emailIdentity(party.address) == emailIdentity(arrival.from.address);
    });
    arrival.to = partiesIn(headers, "to");
    arrival.cc = partiesIn(headers, "cc");
    arrival.subject = decodedHeaderText(headers.first("subject"));
    arrival.at = plausibleDate(headers, context.receivedAt);
    const QByteArrayList ids = messageIds(headers.first("message-id"));
    arrival.messageId = ids.isEmpty() ? headers.first("message-id") : ids.first();
    arrival.references = references(headers);
    arrival.read = context.read;
    arrival.automation = classifiedMail(headers, body);
    arrival.details =
        detailsOf(headers, body, arrival.automation, readable < mail.size() || body.partsLeftOut);
    Sides(arrival, context.ownAddresses).decide();
    arrival.externalKey = externalKey(headers, body);
    arrival.text = std::move(body.text);
    arrival.html = std::move(body.html);
    arrival.files = std::move(body.files);
    return arrival;
}

} // namespace threadline
