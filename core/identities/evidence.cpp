// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/evidence.h"

#include "core/identities/claimed_handle.h"
#include "core/identities/forwarded_sender.h"
#include "core/identities/free_mail.h"
#include "core/identities/mail_address.h"
#include "core/identities/signature_phones.h"
#include "core/markup/quote_folding.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype longestText = 2'000'000;
constexpr qsizetype longestSignature = 30; // lines; quote_folding.h knows none longer than 21
constexpr qsizetype longestExcerpt = 120;
constexpr qsizetype mostClues = 20; // a signature with more is a list of something

QString excerptOf(QStringView line)
{
    return line.left(4 * longestExcerpt).toString().simplified().left(longestExcerpt);
}

void add(QList<Clue>& clues, const Clue& clue)
{
    const bool known = std::ranges::any_of(clues, [&clue](const Clue& each) {
        return each.kind == clue.kind && each.identity == clue.identity;
    });
    if (!known && clues.size() < mostClues) {
        clues.append(clue);
    }
}

QString shown(const PhoneNumber& number)
{
    const QString international = internationalPhone(number.identity);
    return number.extension.isEmpty() ? international
                                      : international + QStringLiteral(" ext. ") + number.extension;
}

void addFromSignatureLine(QList<Clue>& clues, QStringView line, const QString& region)
{
    for (const PhoneNumber& number : phonesInSignatureLine(line, region)) {
        add(clues, {Clue::Kind::Phone, number.identity, shown(number), Clue::Place::Signature,
                    excerptOf(line)});
    }
    for (const Identity& identity : handlesInLine(line)) {
        const bool isPhone = identity.kind == Identity::Kind::Phone;
        add(clues, {isPhone ? Clue::Kind::Phone : Clue::Kind::Handle, identity,
                    isPhone ? internationalPhone(identity) : handleForPeople(identity),
                    Clue::Place::Signature, excerptOf(line)});
    }
}

/// The last signature is the writer's: one further up was left standing when the text grew.
QString signatureOf(const QString& text)
{
    const QList<TextSegment> segments = foldQuotes(text);
    const auto last =
        std::find_if(segments.crbegin(), segments.crend(), [](const TextSegment& segment) {
            return segment.kind == TextSegment::Kind::Signature;
        });
    return last == segments.crend() ? QString() : last->text;
}

} // namespace

QList<Clue> cluesIn(const WrittenMessage& message)
{
    QList<Clue> clues;
    if (message.text.size() <= longestText) {
        const QString signature = signatureOf(message.text);
        qsizetype looked = 0;
        for (const QStringView line : QStringView(signature).split(u'\n')) {
            if (++looked > longestSignature) {
                break;
            }
            addFromSignatureLine(clues, line, message.region);
        }
        const auto forwarded = forwardedSender(message.text, message.subject);
        if (forwarded &&
            mailIdentity(forwarded->identity.value).sameAs != mailIdentity(message.sender).sameAs) {
            add(clues, {Clue::Kind::ForwardedFrom, forwarded->identity, forwarded->name,
                        Clue::Place::ForwardedBlock, excerptOf(forwarded->line)});
        }
    }
    if (const QString company = companyDomain(message.sender); !company.isEmpty()) {
        clues.append({Clue::Kind::Company,
                      {},
                      company,
                      Clue::Place::SenderAddress,
                      excerptOf(message.sender)});
    }
    return clues;
}

} // namespace threadline
