// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/touchpoint.h"

#include "core/identities/mail_address.h"
#include "core/identities/phone_number.h"
#include "core/model/rejected.h"

#include <QRegularExpression>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Identity numberIdentity(const QString& number)
{
    return {Identity::Kind::Reference, u"customer:"_s + number};
}

bool looksLikePhone(const QString& words)
{
    static const QRegularExpression form(u"^\\+?[\\d /().-]{6,}$"_s);
    return form.match(words).hasMatch();
}

/// Which of its kinds the words are.
CustomerNamed sorted(const CustomerNamed& named, const QString& region)
{
    CustomerNamed one = named;
    const QString words = one.words.simplified();
    static const QRegularExpression number(u"^(?=.*\\d)\\S+$"_s);
    if (words.contains(u'@') && one.email.isEmpty()) {
        one.email = words;
    } else if (looksLikePhone(words) && one.phone.isEmpty() && phoneIdentity(words, region)) {
        one.phone = words;
    } else if (number.match(words).hasMatch() && one.number.isEmpty()) {
        one.number = words;
    } else if (one.name.isEmpty()) {
        one.name = words;
    }
    return one;
}

} // namespace

QByteArray touchpointKey(const QString& source, const QString& id)
{
    // The length parts them: a source may have a colon in it.
    return "feed:" + QByteArray::number(source.toUtf8().size()) + ':' + source.toUtf8() + ':' + id.toUtf8();
}

Expected<void> nameCustomer(Touchpoint& touchpoint, const CustomerNamed& told, const QString& region)
{
    const CustomerNamed named = sorted(told, region);
    touchpoint.name = named.name.simplified();
    if (!named.number.trimmed().isEmpty()) {
        touchpoint.identities.append(numberIdentity(named.number.simplified()));
    }
    if (!named.email.trimmed().isEmpty()) {
        const auto address = typedMailAddress(named.email);
        if (!address) {
            return rejected(u"\"%1\" is no mail address."_s.arg(named.email.simplified()));
        }
        touchpoint.identities.append(*address);
    }
    if (!named.phone.trimmed().isEmpty()) {
        const auto phone = phoneIdentity(named.phone, region);
        if (!phone) {
            return rejected(region.isEmpty() && !named.phone.simplified().startsWith(u'+')
                                ? u"\"%1\" has no country code: write it with +, or say --region, like DE."_s.arg(
                                      named.phone.simplified())
                                : u"\"%1\" is no phone number."_s.arg(named.phone.simplified()));
        }
        touchpoint.identities.append(*phone);
    }
    if (touchpoint.identities.isEmpty() && touchpoint.name.isEmpty()) {
        return rejected(u"It says not whose it is: an address, a number or a name is needed."_s);
    }
    if (!touchpoint.identities.isEmpty()) {
        touchpoint.arrival.customerIdentity = touchpoint.identities.first();
    }
    touchpoint.arrival.customerName = touchpoint.name;
    return {};
}

void nameParties(Touchpoint& touchpoint, const QString& agent)
{
    QString address;
    for (const Identity& identity : touchpoint.identities) {
        if (address.isEmpty() && identity.kind != Identity::Kind::Reference) {
            address = identity.value;
        }
    }
    const Party them{touchpoint.name, address};
    const Party us{agent.isEmpty() ? touchpoint.source : agent, QString()};
    Arrival& arrival = touchpoint.arrival;
    if (arrival.direction == Direction::Outbound) {
        arrival.from = us;
        if (!address.isEmpty()) {
            arrival.to = {them};
        }
    } else {
        arrival.from = them;
    }
}

QString readAmount(const QString& typed)
{
    const QString text = typed.simplified();
    static const QRegularExpression form(u"^([^\\d+-]*?) ?([+-]?\\d[\\d., ’']*\\d|\\d) ?([^\\d]*)$"_s);
    const auto match = form.match(text);
    const QString unit = (match.captured(1) + match.captured(3)).trimmed();
    QString digits = match.captured(2).remove(u' ').remove(u'’').remove(u'\'');
    if (!match.hasMatch() || unit.contains(u',') || unit.contains(u'.')) {
        return text;
    }
    const qsizetype comma = digits.lastIndexOf(u',');
    const qsizetype dot = digits.lastIndexOf(u'.');
    const qsizetype last = std::max(comma, dot);
    const bool both = comma >= 0 && dot >= 0;
    const qsizetype behind = last < 0 ? 0 : digits.size() - last - 1;
    const bool several = last >= 0 && digits.count(digits.at(last)) > 1;
    if (last >= 0 && !both && !several && behind == 3) {
        return text; // 1.234: a thousand or one and a bit
    }
    const QChar decimal = last < 0 || several ? QChar() : digits.at(last);
    QString number;
    for (const QChar letter : std::as_const(digits)) {
        if (letter.isDigit() || letter == u'-') {
            number += letter;
        } else if (letter == decimal) {
            number += u'.';
        }
    }
    return unit.isEmpty() ? number : number + u' ' + unit;
}

} // namespace threadline
