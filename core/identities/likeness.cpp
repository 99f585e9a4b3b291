// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/likeness.h"

#include "core/identities/claimed_handle.h"
#include "core/identities/free_mail.h"
#include "core/identities/mail_address.h"
#include "core/identities/person_name.h"
#include "core/identities/phone_number.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace threadline {

namespace {

using Kind = Evidence::Kind;

/// Equal for equal identities, as far as this room knows.
QString matchingKey(const Identity& identity)
{
    const QString value = identity.kind == Identity::Kind::Email
                              ? mailIdentity(identity.value).sameAs.value
                          : identity.kind == Identity::Kind::Handle ? identity.value.toCaseFolded()
                                                                    : identity.value;
    return identityKindName(identity.kind) + u' ' + value;
}

QString shown(const Identity& identity)
{
    switch (identity.kind) {
    case Identity::Kind::Email:
        return mailAddressForPeople(identity);
    case Identity::Kind::Phone:
        return internationalPhone(identity);
    case Identity::Kind::Handle:
        return handleForPeople(identity);
    default:
        return identity.value;
    }
}

/// What to call a customer where the identity with this key is named already.
QString labelOf(const CustomerSummary& customer, const QString& named)
{
    for (const QString& name : customer.names) {
        if (!name.trimmed().isEmpty()) {
            return name.simplified();
        }
    }
    for (const Identity& identity : customer.identities) {
        if (matchingKey(identity) != named) {
            return shown(identity);
        }
    }
    return QStringLiteral("a customer without a name");
}

QString dayOf(Timestamp at)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(at.seconds(), Qt::UTC);
    return QLocale::c().toString(moment, QStringLiteral("d MMMM yyyy"));
}

Reason reasonOf(Kind kind, const QString& sentence, const QList<Evidence>& evidence)
{
    return {kind, evidenceWeight(kind), sentence, evidence};
}

void addSameIdentities(QList<Reason>& reasons, const CustomerSummary& one,
                       const CustomerSummary& other)
{
    QHash<QString, Identity> known;
    for (const Identity& identity : other.identities) {
        known.insert(matchingKey(identity), identity);
    }
    for (const Identity& identity : one.identities) {
        const auto same = known.constFind(matchingKey(identity));
        if (identity.value.isEmpty() || same == known.constEnd()) {
            continue;
        }
        const QString sentence =
            *same == identity
                ? QStringLiteral("Both have the identity %1.").arg(shown(identity))
                : QStringLiteral("%1 and %2 are the same %3.")
                      .arg(shown(identity), shown(*same),
                           identity.kind == Identity::Kind::Email ? QStringLiteral("mailbox")
                                                                  : QStringLiteral("account"));
        reasons.append(reasonOf(Kind::SameIdentity, sentence, {{Kind::SameIdentity, {}}}));
        known.erase(same); // a third spelling is no further reason
    }
}

QSet<QString> companiesOf(const CustomerSummary& customer)
{
    QSet<QString> domains;
    for (const QString& domain : customer.companyDomains) {
        if (!domain.isEmpty() && !isFreeMailDomain(domain)) {
            domains.insert(domain.toLower());
        }
    }
    for (const Identity& identity : customer.identities) {
        const QString domain =
            identity.kind == Identity::Kind::Email ? companyDomain(identity.value) : QString();
        if (!domain.isEmpty()) {
            domains.insert(domain);
        }
    }
    return domains;
}

void addNameAndCompany(QList<Reason>& reasons, const CustomerSummary& one,
                       const CustomerSummary& other)
{
    QStringList shared = companiesOf(one).intersect(companiesOf(other)).values();
    if (shared.isEmpty()) {
        return;
    }
    shared.sort();
    QSet<QString> names;
    for (const QString& name : other.names) {
        names.insert(foldedFullName(name));
    }
    for (const QString& name : one.names) {
        const QString full = foldedFullName(name);
        if (!full.isEmpty() && names.contains(full)) {
            reasons.append(reasonOf(Kind::NameAndCompany,
                                    QStringLiteral("Both are called %1 and write from %2.")
                                        .arg(name.simplified(), shared.first()),
                                    {{Kind::NameAndCompany, {}}}));
            return;
        }
    }
}

Kind evidenceKind(Clue::Kind kind)
{
    switch (kind) {
    case Clue::Kind::ForwardedFrom:
        return Kind::ForwardedFrom;
    case Clue::Kind::Handle:
        return Kind::ClaimedHandle;
    case Clue::Kind::GivenAddress:
        return Kind::GivenAddress;
    case Clue::Kind::VouchedAddress:
        return Kind::VouchedAddress;
    default:
        return Kind::SignaturePhone;
    }
}

QString clueSentence(const Clue& clue, Timestamp at, const QString& whose)
{
    switch (clue.kind) {
    case Clue::Kind::Phone:
        return QStringLiteral("The signature of the mail of %1 has the number %2 of %3.")
            .arg(dayOf(at), shown(clue.identity), whose);
    case Clue::Kind::Handle:
        return QStringLiteral("The signature of the mail of %1 points to %2, the account of %3.")
            .arg(dayOf(at), shown(clue.identity), whose);
    case Clue::Kind::GivenAddress:
        return QStringLiteral("On %1 somebody typed in %2, the address of %3. Anybody could.").arg(dayOf(at), shown(clue.identity), whose);
    case Clue::Kind::VouchedAddress:
        return QStringLiteral("On %1 your website said that this is %2, the address of %3.").arg(dayOf(at), shown(clue.identity), whose);
    default:
        return QStringLiteral("The mail of %1 forwards one from %2, an address of %3.")
            .arg(dayOf(at), shown(clue.identity), whose);
    }
}

/// What the messages of one say that is true of the other.
void addClues(QList<Reason>& reasons, const CustomerSummary& writer, const CustomerSummary& other)
{
    QSet<QString> identities;
    for (const Identity& identity : other.identities) {
        identities.insert(matchingKey(identity));
    }
    QList<SeenClue> latestFirst = writer.clues;
    std::ranges::stable_sort(latestFirst,
                             [](const SeenClue& a, const SeenClue& b) { return a.at > b.at; });
    QHash<QString, qsizetype> reasonOfClue;
    for (const auto& [clue, at] : latestFirst) {
        const QString key = matchingKey(clue.identity);
        if (clue.kind == Clue::Kind::Company || clue.identity.value.isEmpty() ||
            !identities.contains(key)) {
            continue;
        }
        const Kind kind = evidenceKind(clue.kind);
        const QString whole = QString::number(static_cast<int>(kind)) + key;
        if (const auto known = reasonOfClue.constFind(whole); known != reasonOfClue.constEnd()) {
            reasons[*known].evidence.append({kind, at});
            continue;
        }
        reasonOfClue.insert(whole, reasons.size());
        reasons.append(reasonOf(kind, clueSentence(clue, at, labelOf(other, key)), {{kind, at}}));
    }
}

} // namespace

QList<Reason> likeness(const CustomerSummary& one, const CustomerSummary& other)
{
    QList<Reason> reasons;
    addSameIdentities(reasons, one, other);
    addNameAndCompany(reasons, one, other);
    addClues(reasons, one, other);
    addClues(reasons, other, one);
    std::ranges::stable_sort(reasons,
                             [](const Reason& a, const Reason& b) { return a.weight > b.weight; });
    return reasons;
}

double confidence(const QList<Reason>& reasons, Timestamp now)
{
    QList<Evidence> evidence;
    for (const Reason& reason : reasons) {
        evidence += reason.evidence;
    }
    return confidence(evidence, now);
}

} // namespace threadline
