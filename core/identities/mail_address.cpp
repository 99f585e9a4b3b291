// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/mail_address.h"

#include "core/identities/mail_address_parts.h"
#include "core/identities/mailbox_rules.h"

#include <QUrl>

#include <algorithm>

namespace threadline {

namespace {

// RFC 5321, 4.5.3.1.3 with erratum 1690, in octets.
constexpr qsizetype longestAddress = 254;
// What is longer than this is not looked at: no form of an address within the limits is.
constexpr qsizetype longestTyped = 2000;

Error wrong(const QString& sentence)
{
    return {Error::Remedy::Rejected, sentence};
}

QStringView visibleMiddle(QStringView text)
{
    while (!text.isEmpty() && isInvisible(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isInvisible(text.back())) {
        text.chop(1);
    }
    return text;
}

/// As emailIdentity() does, and in one Unicode form (RFC 6532, 3.1).
QString folded(QStringView text)
{
    return text.toString().toLower().normalized(QString::NormalizationForm_C);
}

Expected<MailboxName> checkedMailbox(QStringView typed)
{
    if (typed.size() > longestTyped) {
        return wrong(QStringLiteral("This is too long for an address: write one address only."));
    }
    const QString address = folded(visibleMiddle(typed));
    if (address.isEmpty()) {
        return wrong(QStringLiteral("Type an address, such as name@shop.example."));
    }
    if (address.endsWith(u'>') || address.startsWith(u'<')) {
        return wrong(
            QStringLiteral("Write the address alone, without a name and without < and >."));
    }
    const auto at = address.lastIndexOf(u'@');
    if (at < 0) {
        return wrong(
            QStringLiteral("There is no @ in it: write the address as in name@shop.example."));
    }
    const auto local = checkedLocalPart(address.left(at));
    if (!local) {
        return local.error();
    }
    const auto domain = checkedMailDomain(address.mid(at + 1));
    if (!domain) {
        return domain.error();
    }
    if (local->toUtf8().size() + 1 + domain->size() > longestAddress) {
        return wrong(QStringLiteral(
            "The address is longer than 254 characters, which no mail server takes: check it."));
    }
    return MailboxName{*local, *domain};
}

/// Cyrillic "аррӏе.com" reads as Latin; under an ending of its own script it does not.
bool mayBeMistaken(const QString& domain)
{
    const auto looksLatin = [](QChar c) {
        switch (c.script()) {
        case QChar::Script_Cyrillic:
        case QChar::Script_Greek:
        case QChar::Script_Armenian:
        case QChar::Script_Cherokee:
        case QChar::Script_Coptic:
        case QChar::Script_Lisu:
            return true;
        default:
            return false;
        }
    };
    const QString ending = domain.section(u'.', -1);
    const bool isLatinEnding =
        std::ranges::all_of(ending, [](QChar c) { return c.unicode() < 0x80; });
    return isLatinEnding && std::ranges::any_of(domain, looksLatin);
}

Identity identityOf(const MailboxName& name)
{
    return {Identity::Kind::Email, name.local + u'@' + name.domain};
}

} // namespace

Expected<Identity> typedMailAddress(QStringView typed)
{
    const auto mailbox = checkedMailbox(typed);
    if (!mailbox) {
        return mailbox.error();
    }
    return identityOf(*mailbox);
}

MailIdentity mailIdentity(QStringView address)
{
    const QStringView written = visibleMiddle(address);
    const auto mailbox = checkedMailbox(written);
    if (!mailbox) {
        return {written.toString(), {Identity::Kind::Email, folded(written)}};
    }
    const bool isQuoted = mailbox->local.startsWith(u'"');
    return {written.toString(), identityOf(isQuoted ? *mailbox : canonicalMailbox(*mailbox))};
}

QString mailAddressForPeople(const Identity& identity)
{
    const auto at = identity.value.lastIndexOf(u'@');
    if (at < 0 || !identity.value.contains(QStringLiteral("xn--"), Qt::CaseInsensitive)) {
        return identity.value;
    }
    const QString domain = QUrl::fromAce(QStringView(identity.value).sliced(at + 1).toUtf8());
    return domain.isEmpty() || mayBeMistaken(domain) ? identity.value
                                                     : identity.value.left(at + 1) + domain;
}

QString mailDomain(QStringView address)
{
    const auto at = address.lastIndexOf(u'@');
    if (at < 0) {
        return {};
    }
    const auto domain =
        checkedMailDomain(folded(visibleMiddle(address.sliced(at + 1).left(longestTyped))));
    return domain ? *domain : QString();
}

} // namespace threadline
