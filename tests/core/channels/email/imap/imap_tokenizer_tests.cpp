// SPDX-License-Identifier: GPL-3.0-or-later
//
// The examples are those of RFC 9051 and RFC 7162; what they mean is written out by hand.
#include "core/channels/email/imap/fetched_message.h"
#include "core/channels/email/imap/imap_tokenizer.h"
#include "imap_samples.h"
#include "tests/support/waiting.h"

#include <QElapsedTimer>

using namespace threadline;
using namespace threadline::test;

namespace {

std::vector<ImapResponse> readAll(ImapTokenizer& tokenizer)
{
    std::vector<ImapResponse> responses;
    while (auto response = valueOf(tokenizer.next())) {
        responses.push_back(std::move(*response));
    }
    return responses;
}

ImapResponse read(const QByteArray& bytes)
{
    ImapTokenizer tokenizer;
    tokenizer.feed(bytes);
    auto responses = readAll(tokenizer);
    REQUIRE(responses.size() == 1);
    return responses.front();
}

Error::Remedy remedyFor(const QByteArray& bytes, const ImapLimits& limits = {})
{
    ImapTokenizer tokenizer(limits);
    tokenizer.feed(bytes);
    const auto response = tokenizer.next();
    REQUIRE_FALSE(response);
    return response.error().remedy;
}

ImapValue atom(const char* bytes)
{
    return {ImapValue::Kind::Atom, bytes, {}};
}
ImapValue string(const char* bytes)
{
    return {ImapValue::Kind::String, bytes, {}};
}

} // namespace

TEST_CASE("A greeting has a status, a code with values, and words")
{
    const auto greeting =
        read("* OK [CAPABILITY IMAP4rev2 STARTTLS AUTH=PLAIN] Dovecot (ready}.\r\n");
    CHECK(greeting.kind == ImapResponse::Kind::Untagged);
    CHECK(greeting.name == "OK");
    CHECK(greeting.code == "CAPABILITY");
    CHECK(greeting.codeValues ==
          std::vector{atom("IMAP4rev2"), atom("STARTTLS"), atom("AUTH=PLAIN")});
    CHECK(greeting.text == "Dovecot (ready}.");
}

TEST_CASE("A tagged refusal keeps its code and its words")
{
    const auto refusal = read("a002 NO [AUTHENTICATIONFAILED] Authentication failed {5}\r\n");
    CHECK(refusal.kind == ImapResponse::Kind::Tagged);
    CHECK(refusal.tag == "a002");
    CHECK(refusal.name == "NO");
    CHECK(refusal.code == "AUTHENTICATIONFAILED");
    CHECK(refusal.text == "Authentication failed {5}");
}

TEST_CASE("A code may hold a list, and flags with a backslash and a star")
{
    const auto response = read("* OK [PERMANENTFLAGS (\\Deleted \\Seen \\*)] Limited\r\n");
    REQUIRE(response.codeValues.size() == 1);
    CHECK(response.codeValues[0].items ==
          std::vector{atom("\\Deleted"), atom("\\Seen"), atom("\\*")});
}

TEST_CASE("A code that is not closed is only words")
{
    const auto response = read("* OK [ALERT the disk is full\r\n");
    CHECK(response.code.isEmpty());
    CHECK(response.text == "[ALERT the disk is full");
}

TEST_CASE("A continuation carries what is behind the plus")
{
    CHECK(read("+ idling\r\n").kind == ImapResponse::Kind::Continuation);
    CHECK(read("+ idling\r\n").text == "idling");
    CHECK(read("+\r\n").text.isEmpty());
}

TEST_CASE("A FETCH holds nested lists, NIL, quoted strings and a section with a header list")
{
    const auto response =
        read("* 12 FETCH (FLAGS (\\Seen) INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" "
             "RFC822.SIZE 4286 ENVELOPE (\"Wed\" NIL ((\"Terry \\\"T\\\" Gray\" NIL \"gray\" "
             "\"cac\"))) BODY[HEADER.FIELDS (DATE FROM)] NIL)\r\n");
    CHECK(response.name == "FETCH");
    CHECK(response.number == 12u);
    const auto& items = response.values.at(0).items;
    REQUIRE(items.size() == 10);
    CHECK(items[1].items == std::vector{atom("\\Seen")});
    CHECK(items[3] == string("17-Jul-1996 02:44:25 -0700"));
    CHECK(items[5].number() == 4286u);
    CHECK(items[7].items.at(1).kind == ImapValue::Kind::Nil);
    CHECK(items[7].items.at(2).items.at(0).items.at(0) == string("Terry \"T\" Gray"));
    CHECK(items[8] == atom("BODY[HEADER.FIELDS (DATE FROM)]"));
}

TEST_CASE("Literals of all forms are taken byte for byte")
{
    auto response =
        read("* 1 FETCH (UID 7 BODY[] {12}\r\na)\r\n\"b\" {3}\r FLAGS (\\Answered))\r\n");
    auto fetched = takeFetched(response);
    REQUIRE(fetched);
    CHECK(fetched->uid == 7u);
    CHECK(fetched->section == QByteArray("a)\r\n\"b\" {3}\r"));
    CHECK(fetched->flags == MessageFlags{false, false, true});

    CHECK(read("* 1 FETCH (BINARY[1] ~{3}\r\n\0x\n)\r\n"_ba).values[0].items[1].bytes ==
          QByteArray("\0x\n", 3));
    CHECK(read("* LIST () \"/\" {0}\r\n\r\n").values.at(2) == string(""));
}

TEST_CASE("Bytes may come in pieces of any size")
{
    const QByteArray bytes = imapSamples().join();
    ImapTokenizer whole;
    whole.feed(bytes);
    const auto expected = readAll(whole);
    REQUIRE(expected.size() >= 20);
    for (const qsizetype step : {1, 2, 3, 7, 64}) {
        ImapTokenizer pieces;
        std::vector<ImapResponse> responses;
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            pieces.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)));
            for (auto& response : readAll(pieces)) {
                responses.push_back(std::move(response));
            }
        }
        CHECK(responses == expected);
    }
}

TEST_CASE("What is no IMAP is an error and not a guess")
{
    CHECK(remedyFor("HTTP/1.1\r\n") == Error::Remedy::Corrupt);
    CHECK(remedyFor("* LIST (\\Noselect \"/\" foo\r\n") == Error::Remedy::Corrupt);
    CHECK(remedyFor("* LIST () \"/ foo\r\n") == Error::Remedy::Corrupt);
    CHECK(remedyFor("* LIST ) \"/\" foo\r\n") == Error::Remedy::Corrupt);
    CHECK(remedyFor("* 1 FETCH (BODY[TEXT NIL)\r\n") == Error::Remedy::Corrupt);
    CHECK(remedyFor("a1 FETCH done\r\n") == Error::Remedy::Corrupt);
}

TEST_CASE("Beyond the limits nothing more is read")
{
    const ImapLimits limits{64, 100, 4};
    CHECK(remedyFor(QByteArray(100, 'x'), limits) == Error::Remedy::Corrupt);
    CHECK(remedyFor("* 1 FETCH (BODY[] {101}\r\n", limits) == Error::Remedy::Corrupt);
    CHECK(remedyFor("* 1 FETCH (BODY[] {99999999999999999999}\r\n", limits) ==
          Error::Remedy::Corrupt);
    CHECK(remedyFor("* 1 FETCH (((((1)))))\r\n", limits) == Error::Remedy::Corrupt);
    CHECK(remedyFor("* 1 FETCH (A {60}\r\n" + QByteArray(60, 'a') + " B {60}\r\n", limits) ==
          Error::Remedy::Corrupt);
    CHECK(remedyFor("* 1 FETCH " + QByteArray(100'000, '(') + "\r\n") == Error::Remedy::Corrupt);
}

TEST_CASE("What came before the damage is still handed out")
{
    ImapTokenizer tokenizer;
    tokenizer.feed("* 3 EXISTS\r\n* LIST (\r\n* 4 EXISTS\r\n");
    CHECK(valueOf(tokenizer.next())->number == 3u);
    CHECK_FALSE(tokenizer.next());
    CHECK_FALSE(tokenizer.next());
}

TEST_CASE("A literal in small pieces costs no more than its size")
{
    // Quadratic copying would take minutes here.
    ImapTokenizer tokenizer;
    constexpr qsizetype size = 50'000'000;
    tokenizer.feed("* 1 FETCH (BODY[] {" + QByteArray::number(size) + "}\r\n");
    const QByteArray piece(1000, 'x');
    QElapsedTimer timer;
    timer.start();
    for (qsizetype fed = 0; fed < size; fed += piece.size()) {
        tokenizer.feed(piece);
    }
    tokenizer.feed(")\r\n");
    CHECK(valueOf(tokenizer.next())->values[0].items[1].bytes.size() == size);
    CHECK(timer.elapsed() < 20'000);
}

TEST_CASE("Internal dates are read with their offset")
{
    // 17 July 1996 02:44:25 at -0700 is 09:44:25 UTC: 837596665 seconds.
    CHECK(imapDate("17-Jul-1996 02:44:25 -0700") == Timestamp::fromSeconds(837'596'665));
    CHECK(imapDate(" 1-Jan-1970 00:00:01 +0000") == Timestamp::fromSeconds(1));
    CHECK(imapDate("31-Feb-2026 00:00:00 +0000").isNull());
    CHECK(imapDate("17-Foo-1996 02:44:25 -0700").isNull());
    CHECK(imapDate("yesterday").isNull());
}

TEST_CASE("Mutated dialogues never crash the tokenizer")
{
    // Deterministic: each byte of each sample is once replaced, dropped and doubled.
    constexpr std::array nasty{'\0', '(', ')', '"', '{', '}', '[', ']', '\r', '\n', '\\', '9', '~'};
    int errors = 0;
    for (const QByteArray& sample : imapSamples()) {
        for (qsizetype at = 0; at < sample.size(); ++at) {
            QByteArrayList variants{sample};
            variants.last().remove(at, 1);
            variants.append(sample);
            variants.last().insert(at, sample[at]);
            for (const char c : nasty) {
                variants.append(sample);
                variants.last()[at] = c;
            }
            for (const QByteArray& variant : variants) {
                ImapTokenizer tokenizer({1 << 16, 1 << 16, 16});
                tokenizer.feed(variant + "\r\n* OK over\r\n");
                for (auto next = tokenizer.next(); next && *next; next = tokenizer.next()) {
                    takeFetched(**next);
                }
                errors += !tokenizer.next();
            }
        }
    }
    CHECK(errors > 0);
}
