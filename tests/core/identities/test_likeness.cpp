// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/likeness.h"
#include "core/identities/person_name.h"

#include "tests/support/catch.h"

#include <random>

using namespace threadline;
using Kind = Evidence::Kind;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

Identity mail(const char* address)
{
    return {Identity::Kind::Email, text(address)};
}

Identity phone(const char* number)
{
    return {Identity::Kind::Phone, text(number)};
}

CustomerSummary person(const char* name, const QList<Identity>& identities)
{
    return {{text(name)}, {}, identities, {}};
}

SeenClue clue(Clue::Kind kind, const Identity& identity, const char* at)
{
    return {{kind, identity, {}, Clue::Place::Signature, {}}, *fromRfc3339(text(at))};
}

QStringList sentences(const CustomerSummary& one, const CustomerSummary& other)
{
    QStringList said;
    for (const Reason& reason : likeness(one, other))
        said.append(reason.sentence);
    return said;
}

Timestamp day(int days)
{
    return Timestamp::fromSeconds(1'700'000'000 + days * 86'400LL);
}

} // namespace

TEST_CASE("same names are folded")
{
    const char* const name =
        GENERATE("Ingrid Aaltonen", "INGRID AALTONEN", "Aaltonen, Ingrid", " ingrid  aaltonen ",
                 "Dr. Ingrid Aaltonen", "Ingrid Aaltonen, PhD", "Ingrid Aaltonen (Northpump)",
                 "Ingrid Aaltonen | Northpump", "\"Aaltonen, Ingrid\"", "\u00CDngrid \u00C5altonen",
                 "I\u0301ngrid Aaltonen", "Frau Ingrid Aaltonen", "\u202AIngrid Aaltonen\u202C");
    CAPTURE(name);
    CHECK(foldedFullName(text(name)) == text("ingrid aaltonen"));
    CHECK(foldedFullName(text("\u0141ukasz \u00D8sterg\u00E5rd-Gro\u00DF")) ==
          text("lukasz ostergard gross"));
    CHECK(foldedFullName(text("Sin\u00E9ad O\u2019Brien")) ==
          foldedFullName(text("Sinead O'Brien")));
}

TEST_CASE("single words, roles and addresses are no full names")
{
    const char* const name =
        GENERATE("", "Ingrid", "I. Aaltonen", "Support", "Northpump Support", "Sales Team", "Info",
                 "Team Northpump", "Customer Service", "ann.long@example.org", "Kundendienst Nord",
                 "Atenci\u00F3n Cliente", "Dr. Aaltonen", "12 34");
    CAPTURE(name);
    CHECK(foldedFullName(text(name)).isEmpty());
}

TEST_CASE("one name at one company is a reason")
{
    const auto one = person("Ingrid Aaltonen", {mail("ingrid@northpump.example")});
    const auto other = person("Aaltonen, Ingrid", {mail("i.aaltonen@northpump.example")});
    CHECK(sentences(one, other) ==
          QStringList{text("Both are called Ingrid Aaltonen and write from northpump.example.")});
    CustomerSummary caller = person("ingrid aaltonen", {phone("+35891234567")});
    CHECK(sentences(one, caller).isEmpty());
    caller.companyDomains = {text("northpump.example")};
    CHECK(sentences(one, caller).size() == 1);
}

TEST_CASE("a name alone is never a reason")
{
    const auto one = person("Ingrid Aaltonen", {mail("ingrid@northpump.example")});
    CHECK(sentences(one, person("Ingrid Aaltonen", {mail("ingrid@other.example")})).isEmpty());
    CHECK(sentences(person("Ann Long", {mail("ann@gmail.com")}),
                    person("Ann Long", {mail("ann.long@gmail.com")}))
              .isEmpty());
    CHECK(sentences(person("Ann", {mail("ann@shop.example")}),
                    person("Ann", {mail("a@shop.example")}))
              .isEmpty());
    CHECK(sentences(person("Sales Team", {mail("sales@shop.example")}),
                    person("Sales Team", {mail("s@shop.example")}))
              .isEmpty());
    CHECK(sentences(person("Ann Long", {mail("ann@shop.example")}),
                    person("Bob Long", {mail("bob@shop.example")}))
              .isEmpty());
    CustomerSummary free = person("Ann Long", {});
    free.companyDomains = {text("gmail.com")};
    CHECK(sentences(free, free).isEmpty());
}

TEST_CASE("a number in a signature is a reason when it is the other's")
{
    CustomerSummary writer = person("Ann Long", {mail("ann@gmail.com")});
    writer.clues = {clue(Clue::Kind::Phone, phone("+49301234567"), "2026-03-03T12:00:00Z")};
    const auto marek = person("Marek", {phone("+49301234567")});
    const QString sentence =
        text("The signature of the mail of 3 March 2026 has the number +49 30 1234567 of Marek.");
    CHECK(sentences(writer, marek) == QStringList{sentence});
    CHECK(sentences(marek, writer) == QStringList{sentence});
    CHECK(sentences(writer, person("Marek", {phone("+49301234568")})).isEmpty());
    // two who both sign with the number of their switchboard are not thereby one
    CustomerSummary colleague = person("Bob Long", {mail("bob@gmx.de")});
    colleague.clues = writer.clues;
    CHECK(sentences(writer, colleague).isEmpty());
}

TEST_CASE("an address that was typed in is a reason, a weak one unless a website of ours vouches for it")
{
    CustomerSummary writer = person("", {{Identity::Kind::Handle, text("webchat:3f")}});
    writer.clues = {clue(Clue::Kind::GivenAddress, mail("jane@gmail.com"), "2026-03-03T12:00:00Z")};
    const auto jane = person("Jane", {mail("jane@gmail.com")});
    CHECK(sentences(writer, jane) ==
          QStringList{text("On 3 March 2026 somebody typed in jane@gmail.com, the address of Jane. Anybody could.")});
    CHECK(sentences(writer, person("Otto", {mail("otto@gmail.com")})).isEmpty());
    const Timestamp now = *fromRfc3339(text("2026-03-03T12:00:00Z"));
    CHECK(confidence(likeness(writer, jane), now) == Approx(0.5));
    writer.clues = {clue(Clue::Kind::VouchedAddress, mail("jane@gmail.com"), "2020-03-03T12:00:00Z")};
    CHECK(sentences(writer, jane) == QStringList{text("On 3 March 2020 your website said that this is jane@gmail.com, the address of Jane.")});
    CHECK(confidence(likeness(writer, jane), now) == Approx(0.9)); // what a website said does not fade
}

TEST_CASE("a forwarded sender and a claimed account are reasons")
{
    CustomerSummary writer = person("", {mail("ann@gmail.com")});
    writer.clues = {
        clue(Clue::Kind::ForwardedFrom, mail("a.long+x@gmail.com"), "2026-03-03T12:00:00Z"),
        clue(Clue::Kind::Handle, {Identity::Kind::Handle, text("linkedin:ann-long")},
             "2025-12-31T23:59:59Z"),
        {{Clue::Kind::Company, {}, text("x.example"), Clue::Place::SenderAddress, {}}, {}}};
    const CustomerSummary other{
        {}, {}, {mail("along@gmail.com"), {Identity::Kind::Handle, text("linkedin:Ann-Long")}}, {}};
    CHECK(sentences(writer, other) ==
          QStringList{text("The signature of the mail of 31 December 2025 points to @ann-long on "
                           "LinkedIn, the account of "
                           "along@gmail.com."),
                      text("The mail of 3 March 2026 forwards one from a.long+x@gmail.com, an "
                           "address of @Ann-Long on LinkedIn.")});
    const CustomerSummary nameless{{}, {}, {mail("along@gmail.com")}, {}};
    CHECK(sentences(nameless, writer) ==
          QStringList{text("The mail of 3 March 2026 forwards one from a.long+x@gmail.com, an "
                           "address of a customer without a name.")});
}

TEST_CASE("sightings of one clue are one reason with the latest day")
{
    CustomerSummary writer = person("Ann Long", {});
    writer.clues = {clue(Clue::Kind::Phone, phone("+49301234567"), "2026-03-01T12:00:00Z"),
                    clue(Clue::Kind::Phone, phone("+49301234567"), "2026-03-03T12:00:00Z"),
                    clue(Clue::Kind::Phone, phone("+49301234567"), "2026-03-02T12:00:00Z")};
    const QList<Reason> reasons = likeness(writer, person("Marek", {phone("+49301234567")}));
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].sentence.contains(QStringLiteral("3 March 2026")));
    CHECK(reasons[0].evidence.size() == 3);
    CHECK(reasons[0].weight == evidenceWeight(Kind::SignaturePhone));
}

TEST_CASE("two spellings of one mailbox are the strongest reason")
{
    auto one = person("Ann Long", {mail("ann.long@gmail.com"), mail("ann@shop.example")});
    const auto other =
        person("Ann Long", {mail("annlong+shop@googlemail.com"), mail("a@shop.example")});
    CHECK(sentences(one, other) ==
          QStringList{
              text("ann.long@gmail.com and annlong+shop@googlemail.com are the same mailbox."),
              text("Both are called Ann Long and write from shop.example.")});
    one.identities = {phone("+49301234567")};
    CHECK(sentences(one, person("", {phone("+49301234567")})) ==
          QStringList{text("Both have the identity +49 30 1234567.")});
    CHECK(sentences({}, {}).isEmpty());
}

TEST_CASE("likeness is the same from both sides")
{
    std::mt19937 random(9); // the same people in every run
    const QList<Identity> identities{
        mail("ann.long@gmail.com"), mail("annlong@gmail.com"),
        mail("ann@shop.example"),   mail("a@shop.example"),
        phone("+49301234567"),      {Identity::Kind::Handle, text("x:ann")}};
    const auto someone = [&] {
        CustomerSummary made;
        if (random() % 2 == 0)
            made.names.append(random() % 2 == 0 ? text("Ann Long") : text("Long, Ann"));
        for (const Identity& identity : identities) {
            if (random() % 3 == 0)
                made.identities.append(identity);
            if (random() % 3 == 0) {
                const auto kind = identity.kind == Identity::Kind::Email ? Clue::Kind::ForwardedFrom
                                  : identity.kind == Identity::Kind::Phone ? Clue::Kind::Phone
                                                                           : Clue::Kind::Handle;
                made.clues.append(clue(kind, identity, "2026-03-03T12:00:00Z"));
            }
        }
        return made;
    };
    const auto kinds = [](const QList<Reason>& reasons) {
        QList<int> found;
        for (const Reason& reason : reasons)
            found.append(static_cast<int>(reason.kind));
        std::sort(found.begin(), found.end());
        return found;
    };
    for (int round = 0; round < 500; ++round) {
        const CustomerSummary one = someone();
        const CustomerSummary other = someone();
        REQUIRE(kinds(likeness(one, other)) == kinds(likeness(other, one)));
        const QList<Reason> reasons = likeness(one, other);
        REQUIRE(
            std::is_sorted(reasons.begin(), reasons.end(),
                           [](const Reason& a, const Reason& b) { return a.weight > b.weight; }));
    }
}

TEST_CASE("confidence follows its formula")
{
    const auto sure = [](const QList<Evidence>& evidence) {
        return Approx(confidence(evidence, day(0)));
    };
    CHECK(confidence(QList<Evidence>{}, day(0)) == 0);
    CHECK(sure({{Kind::Confirmed, day(-5000)}}) == 1.0);
    CHECK(sure({{Kind::SameIdentity, {}}}) == 0.95);
    CHECK(sure({{Kind::SignaturePhone, day(0)}}) == 0.55);
    CHECK(sure({{Kind::SignaturePhone, day(10)}}) == 0.55); // a clock that was ahead
    CHECK(sure({{Kind::SignaturePhone, {day(0).us - 94'672'800'000'000}}}) == 0.275); // three years
    CHECK(sure({{Kind::SignaturePhone, day(-10'000)}}) == 0.1375); // never less than a quarter
    CHECK(sure({{Kind::SignaturePhone, day(0)}, {Kind::SignaturePhone, day(0)}}) ==
          1 - 0.45 * (1 - 0.275));
    CHECK(sure({{Kind::ForwardedFrom, day(0)}, {Kind::ClaimedHandle, day(0)}}) == 1 - 0.7 * 0.5);
}

TEST_CASE("more or younger evidence never makes a link less sure")
{
    std::mt19937 random(2); // the same evidence in every run
    const QList<Kind> kinds{Kind::SameIdentity, Kind::SignaturePhone, Kind::ForwardedFrom,
                            Kind::ClaimedHandle, Kind::NameAndCompany};
    const auto piece = [&] {
        return Evidence{kinds[static_cast<qsizetype>(random() % 5)],
                        day(-static_cast<int>(random() % 4000))};
    };
    for (int round = 0; round < 2000; ++round) {
        QList<Evidence> evidence;
        for (auto count = random() % 8; count > 0; --count)
            evidence.append(piece());
        const double before = confidence(evidence, day(0));
        REQUIRE(before >= 0);
        REQUIRE(before < 1);
        QList<Evidence> more = evidence;
        more.insert(static_cast<qsizetype>(random() % (std::size_t(evidence.size()) + 1)), piece());
        REQUIRE(confidence(more, day(0)) >= before - 1e-12);
        if (!evidence.isEmpty()) {
            Evidence& one =
                evidence[static_cast<qsizetype>(random() % std::size_t(evidence.size()))];
            one.at = {one.at.us + 100'000'000'000'000};
            REQUIRE(confidence(evidence, day(0)) >= before - 1e-12);
        }
    }
}

TEST_CASE("a signature in every mail does not make a link certain")
{
    CHECK(confidence(QList<Evidence>(1000, {Kind::SignaturePhone, day(0)}), day(0)) < 0.8);
}
