// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/claimed_handle.h"
#include "core/identities/evidence.h"
#include "core/identities/forwarded_sender.h"
#include "core/identities/signature_phones.h"

#include "tests/support/catch.h"

using namespace threadline;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// Kind and value of each clue, for short expectations.
QStringList clues(const WrittenMessage& message)
{
    QStringList told;
    for (const Clue& clue : cluesIn(message)) {
        told.append(clue.kind == Clue::Kind::Company ? QStringLiteral("company ") + clue.text
                    : clue.kind == Clue::Kind::ForwardedFrom
                        ? QStringLiteral("from %1 (%2)").arg(clue.identity.value, clue.text)
                        : identityKindName(clue.identity.kind) + u' ' + clue.identity.value);
    }
    return told;
}

QStringList clues(const char* utf8, const char* subject = "")
{
    return clues({text(utf8), text(subject), QString(), QStringLiteral("DE")});
}

QStringList phones(const char* utf8, const char* region = "DE")
{
    QStringList found;
    for (const PhoneNumber& number : phonesInSignatureLine(text(utf8), text(region)))
        found.append(number.identity.value +
                     (number.extension.isEmpty() ? QString() : u'x' + number.extension));
    return found;
}

QStringList handles(const char* utf8)
{
    QStringList found;
    for (const Identity& identity : handlesInLine(text(utf8)))
        found.append(identity.value);
    return found;
}

QString forwarded(const char* utf8, const char* subject = "")
{
    const auto sender = forwardedSender(text(utf8), text(subject));
    return sender ? sender->name + u'/' + sender->identity.value : QString();
}

} // namespace

TEST_CASE("a signature tells numbers, accounts and the company")
{
    const QList<Clue> found =
        cluesIn({text("Hello,\nthe pump is loud.\n\n-- \n"
                      "Ingrid Aaltonen\n"
                      "Northpump Oy\n"
                      "Tel. +358 9 1234567 ext. 12\n"
                      "https://www.linkedin.com/in/ingrid-aaltonen\n"),
                 QString(), QStringLiteral("ingrid@northpump.example"), QString()});
    CHECK(found == QList<Clue>{
                       {Clue::Kind::Phone,
                        {Identity::Kind::Phone, text("+35891234567")},
                        text("+358 9 1234567 ext. 12"),
                        Clue::Place::Signature,
                        text("Tel. +358 9 1234567 ext. 12")},
                       {Clue::Kind::Handle,
                        {Identity::Kind::Handle, text("linkedin:ingrid-aaltonen")},
                        text("@ingrid-aaltonen on LinkedIn"),
                        Clue::Place::Signature,
                        text("https://www.linkedin.com/in/ingrid-aaltonen")},
                       {Clue::Kind::Company,
                        {},
                        text("northpump.example"),
                        Clue::Place::SenderAddress,
                        text("ingrid@northpump.example")},
                   });
}

TEST_CASE("numbers in the text or in a quote are no evidence")
{
    CHECK(clues("Please call 030 1234567.\nhttps://x.com/someone\n").isEmpty());
    CHECK(clues("Yes.\n\nAm 03.03.2025 um 10:00 schrieb Ann Long:\n> a\n> b\n> -- \n> Ann\n> 030 "
                "1234567\n")
              .isEmpty());
    CHECK(clues("Yes.\n\n-----Original Message-----\nFrom: Ann <a@b.example>\nSent: "
                "today\nSubject: x\n\nHi\n-- \n"
                "Ann\n030 1234567\n")
              .isEmpty());
    CHECK(clues("My number is 030 7654321.\n-- \nAnn\n030 1234567\n") ==
          QStringList{text("phone +49301234567")});
}

TEST_CASE("the signature above a quote is the writer's")
{
    CHECK(clues("Yes.\n-- \nBob\nT 030 1234567\n\nOn 3 Mar 2025, Ann <ann@b.example> wrote:\n> "
                "Hi\n> -- \n> 089 1234567\n") == QStringList{text("phone +49301234567")});
}

TEST_CASE("a free provider is no company")
{
    CHECK(clues({QStringLiteral("Hi"), QString(), QStringLiteral("ann@gmail.com"), QString()})
              .isEmpty());
    CHECK(clues({QString(), QString(), QStringLiteral("Ann@Shop.example"), QString()}) ==
          QStringList{text("company shop.example")});
    CHECK(clues({QString(), QString(), QString(), QString()}).isEmpty());
}

TEST_CASE("each number is told once")
{
    CHECK(clues("Hi\n-- \nT +49 30 1234567\nM 0170 1234567 | +49 (0)30 "
                "1234567\nhttps://wa.me/491701234567\n") ==
          QStringList{text("phone +49301234567"), text("phone +491701234567")});
}

TEST_CASE("only numbers that ring with somebody are phones")
{
    CHECK(phones("Tel. 030 / 1234567 | Fax: +49 30 7654321") == QStringList{text("+49301234567")});
    CHECK(phones("T: +49 30 1234567 F: +49 30 7654321") == QStringList{text("+49301234567")});
    CHECK(phones("T\u00E9l\u00E9copie : 01 23 45 67 89", "FR").isEmpty());
    CHECK(phones("T\u00E9l : 01 23 45 67 89", "FR") == QStringList{text("+33123456789")});
    CHECK(phones("HRB 123456 Amtsgericht Charlottenburg, 10115 Berlin").isEmpty());
    CHECK(phones("IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFFXXX").isEmpty());
    CHECK(phones("USt-IdNr. DE123456789").isEmpty());
    CHECK(phones("Org. nr. 912 345 678", "NO").isEmpty());
    CHECK(phones("CVR 32345678", "DK").isEmpty());
    CHECK(phones("Tlf. 32345678", "DK") == QStringList{text("+4532345678")});
    CHECK(phones("CVR 12345678 | Tlf. 32345678", "DK") == QStringList{text("+4532345678")});
    CHECK(phones("B\u00FCro \u00D6st: 030 1234567 ext. 5") == QStringList{text("+49301234567x5")});
    CHECK(phones("Account Manager Mobile 0170 1234567") == QStringList{text("+491701234567")});
    CHECK(phones("03.03.2026 10:00").isEmpty());
    CHECK(phones("https://shop.example/order/0301234567 030-1234567@mail.example").isEmpty());
    CHECK(phones("030 1234567", "").isEmpty());
    CHECK(phones("\u202A+49 30 1234567\u202C", "") == QStringList{text("+49301234567")});
    CHECK(phones("\u0660\u0663\u0660 \u0661\u0662\u0663\u0664\u0665\u0666\u0667") ==
          QStringList{text("+49301234567")});
}

TEST_CASE("accounts are known by their network's address")
{
    const auto [written, value] = GENERATE(table<const char*, const char*>({
        {"https://x.com/Ingrid_A", "x:ingrid_a"},
        {"X: https://twitter.com/ingrid_a?s=20", "x:ingrid_a"},
        {"x.com/@ingrid", "x:ingrid"},
        {"<https://t.me/ingrid_a>", "telegram:ingrid_a"},
        {"https://de.linkedin.com/in/ingrid-aaltonen/", "linkedin:ingrid-aaltonen"},
        {"www.linkedin.com/in/ingrid-aaltonen-123456", "linkedin:ingrid-aaltonen-123456"},
        {"(https://www.instagram.com/ingrid.a)", "instagram:ingrid.a"},
        {"https://facebook.com/ingrid.aaltonen.", "facebook:ingrid.aaltonen"},
        {"m.me/ingrid.aaltonen", "facebook:ingrid.aaltonen"},
        {"https://bsky.app/profile/ingrid.bsky.social", "bluesky:ingrid.bsky.social"},
        {"https://mastodon.social/@Ingrid", "mastodon:ingrid@mastodon.social"},
        {"https://wa.me/358401234567", "+358401234567"},
    }));
    CHECK(handles(written) == QStringList{text(value)});
}

TEST_CASE("what only resembles an account is none")
{
    const char* const written = GENERATE(
        "@ingrid", "https://phoenix.com/ingrid", "https://x.com/", "https://x.com/intent",
        "https://x.com/home", "https://x.com/a_name_that_is_too_long", "https://t.me/joinchat/AAAA",
        "https://t.me/+AbCdEf", "https://linkedin.com/company/northpump",
        "https://linkedin.com/in/", "https://facebook.com/sharer.php",
        "https://bsky.app/profile/did:plc:abc", "https://youtube.com/@ingrid",
        "mastodon.social/@ingrid", "https://localhost/@ingrid", "https://wa.me/12",
        "https://x.com.evil.example/ingrid", "https://x.com/\u0456ngrid");
    CAPTURE(written);
    CHECK(handles(written).isEmpty());
}

TEST_CASE("whom a mail forwards is read from its first From line")
{
    const auto [written, sender] = GENERATE(table<const char*, const char*>({
        // Gmail
        {"FYI\n\n---------- Forwarded message ---------\nFrom: Ann Long <ann@b.example>\nDate: "
         "Mon, 3 Mar 2025 at "
         "10:00\nSubject: Lamp\nTo: <bob@c.example>\n\nHi\n",
         "Ann Long/ann@b.example"},
        {"---------- Forwarded message ---------\nVon: *Ann Long* <ann@b.example>\nDate: Mo., 3. "
         "M\u00E4rz 2025\n",
         "Ann Long/ann@b.example"},
        {"---------- Forwarded message ---------\nDe : Ann Long <ann@b.example>\nDate: lun. 3 mars "
         "2025\nSubject: Lampe\n",
         "Ann Long/ann@b.example"},
        {"---------- Forwarded message ---------\nDe: <ann@b.example>\nDate: lun, 3 mar 2025\n",
         "/ann@b.example"},
        // Thunderbird
        {"-------- Forwarded Message --------\nSubject: \tLamp\nDate: \tMon, 3 Mar 2025\nFrom: "
         "\tAnn Long "
         "<ann@b.example>\nTo: \tBob <bob@c.example>\n\n\nHi\n",
         "Ann Long/ann@b.example"},
        {"-------- Weitergeleitete Nachricht --------\nBetreff: \tLampe\nDatum: \tMon\nVon: \tAnn "
         "Long <ann@b.example>\nAn: "
         "\tbob@c.example\n",
         "Ann Long/ann@b.example"},
        {"-------- Message transf\u00E9r\u00E9 --------\nSujet\u00A0: \tLampe\nDate\u00A0: "
         "\tMon\nDe\u00A0: \tAnn Long "
         "<ann@b.example>\n",
         "Ann Long/ann@b.example"},
        {"-------- Mensaje reenviado --------\nAsunto: \tL\nFecha: \tMon\nDe: \tAnn Long "
         "<ann@b.example>\n",
         "Ann Long/ann@b.example"},
        // Apple Mail
        {"Begin forwarded message:\n\n> From: \"Long, Ann\" <ann@b.example>\n> Subject: Lamp\n> "
         "Date: 3 March 2025\n> To: "
         "bob@c.example\n> \n> Hi\n",
         "Long, Ann/ann@b.example"},
        {"Anfang der weitergeleiteten Nachricht:\n\nVon: Ann Long <ann@b.example>\nBetreff: "
         "Lampe\n",
         "Ann Long/ann@b.example"},
        {"D\u00E9but du message r\u00E9exp\u00E9di\u00E9 :\n\n> De: Ann Long <ann@b.example>\n> "
         "Objet: Lampe\n",
         "Ann Long/ann@b.example"},
        {"Inicio del mensaje reenviado:\n\n> De: Ann Long <ann@b.example>\n> Asunto: L\n",
         "Ann Long/ann@b.example"},
        // a long line that was wrapped, and an address that was made a link
        {"---------- Forwarded message ---------\nFrom: Ann Long\n<ann@b.example>\nDate: Mon\n",
         "Ann Long/ann@b.example"},
        {"---------- Forwarded message ---------\nFrom: Ann Long <ann@b.example "
         "<mailto:ann@b.example>>\n",
         "Ann Long/ann@b.example"},
        // only the first level, and what is in the brackets
        {"-------- Forwarded Message --------\nFrom: Ann <ann@b.example>\n\n-------- Forwarded "
         "Message --------\nFrom: Bob "
         "<bob@c.example>\n",
         "Ann/ann@b.example"},
        {"---------- Forwarded message ---------\nFrom: \"boss@bank.example\" <ann@b.example>\n",
         "boss@bank.example/ann@b.example"},
    }));
    CAPTURE(text(written));
    CHECK(forwarded(written) == text(sender));
}

TEST_CASE("Outlook's block forwards when the subject says so")
{
    const auto [subject, block] = GENERATE(table<const char*, const char*>({
        {"FW: Lamp", "FYI\n\n________________________________\nFrom: Ann Long "
                     "<ann@b.example>\nSent: Monday\nTo: Bob\nSubject: "
                     "Lamp\n\nHi\n"},
        {"WG: Lampe", "Von: Ann Long <ann@b.example>\nGesendet: Montag, 3. M\u00E4rz 2025\nAn: "
                      "Bob\nBetreff: Lampe\n\nHallo\n"},
        {"TR : Lampe", "De\u00A0: Ann Long <ann@b.example>\nEnvoy\u00E9\u00A0: "
                       "lundi\n\u00C0\u00A0: Bob\nObjet\u00A0: Lampe\n"},
        {"RV: L", "De: Ann Long [mailto:ann@b.example]\nEnviado el: lunes\nEnviado: lunes\nPara: "
                  "Bob\nAsunto: L\n"},
        {"Fwd: Lamp", "-----Original Message-----\nFrom: Ann Long [mailto:ann@b.example]\nSent: "
                      "Monday\nTo: Bob\nSubject: "
                      "Lamp\n"},
    }));
    CAPTURE(subject);
    CHECK(forwarded(block, subject) == text("Ann Long/ann@b.example"));
    CHECK(forwarded(block, "Re: Lamp").isEmpty());
    CHECK(forwarded(block, "Re: FW: Lamp").isEmpty());
    CHECK(forwarded(block, "Lamp").isEmpty());
}

TEST_CASE("what was forwarded before and is only quoted now is not told")
{
    CHECK(forwarded("Thanks!\n\nFrom: Us <us@shop.example>\nSent: Monday\nTo: Bob\nSubject: RE: "
                    "Lamp\n\nHello\n\n"
                    "-------- Forwarded Message --------\nFrom: Ann <ann@b.example>\n",
                    "RE: Lamp")
              .isEmpty());
    CHECK(forwarded("Yes\n> -------- Forwarded Message --------\n> From: Ann <ann@b.example>\n")
              .isEmpty());
    CHECK(
        forwarded("---------- Forwarded message ---------\nFrom: Ann Long\nDate: Mon\n").isEmpty());
    CHECK(forwarded("---------- Forwarded message ---------\n").isEmpty());
    CHECK(forwarded("From: Ann <ann@b.example>\nis all I know.\n", "FW: x").isEmpty());
}

TEST_CASE("forwarding one's own mail tells nothing")
{
    const QString mail =
        text("-------- Forwarded Message --------\nFrom: Ann <a.nn+old@gmail.com>\n");
    CHECK(clues({mail, QString(), QStringLiteral("ann@gmail.com"), QString()}).isEmpty());
    CHECK(clues({mail, QString(), QStringLiteral("bob@gmail.com"), QString()}) ==
          QStringList{text("from a.nn+old@gmail.com (Ann)")});
}

TEST_CASE("the signature above a forwarded mail is the sender's")
{
    CHECK(clues("FYI\n-- \nBob\n030 1234567\n\n-------- Forwarded Message --------\nFrom: Ann "
                "<ann@b.example>\n\nHi\n-- \n"
                "Ann\n089 1234567\n") ==
          QStringList{text("phone +49301234567"), text("from ann@b.example (Ann)")});
}
