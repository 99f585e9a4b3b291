// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever listens where a softphone should, and whatever callers name themselves: no crash,
// everything bounded, no call without a key, and what is dialled is a number or an address.
#include "core/channels/sip/netstring.h"
#include "core/channels/sip/sip_call_book.h"
#include "core/channels/sip/sip_party.h"

#include <cstdlib>

using namespace threadline;

namespace {

const Timestamp now = Timestamp::fromSeconds(1'795'348'800);

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

void check(const SipCall& call)
{
    const Arrival arrival = sipCallArrival(call, {}, QStringLiteral("DE"), now);
    require(arrival.externalKey.startsWith("sip:") && arrival.kind == InteractionKind::Call &&
            arrival.at.us > 0);
    require(!arrival.customerIdentity.value.isEmpty() && arrival.customerName.size() <= 120);
    require(arrival.details.value(QLatin1String("seconds")).toInteger() >= 0);
    require(!sipLiveCall(call, QStringLiteral("DE")).id.isEmpty());
    if (!call.peer.isEmpty()) {
        const auto dialled = sipDialled(call.peer, QStringLiteral("DE"));
        require(!dialled ||
                (!dialled->contains(QLatin1Char('\n')) && !dialled->contains(QLatin1Char(' '))));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    NetstringReader reader;
    SipCallBook book;
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const qsizetype half = bytes.size() / 2;
    reader.feed(bytes.left(half));
    reader.feed(bytes.mid(half));
    QByteArrayList strings = reader.take();
    strings.append(bytes); // as if it were framed, too
    for (const QByteArray& string : strings) {
        const auto message = readBaresipMessage(string);
        if (!message) {
            continue;
        }
        if (const auto* event = std::get_if<BaresipEvent>(&*message)) {
            book.take(*event, now);
            continue;
        }
        const QString words = std::get<BaresipAnswer>(*message).words;
        if (const auto calls = readCallList(words)) {
            book.loseLine(now);
            book.reconcile(*calls, now);
        }
        readAccountList(words);
    }
    book.loseLine(now);
    book.endUnheard();
    require(book.open().isEmpty());
    for (const SipCall& call : book.ended()) {
        check(call);
    }
    return 0;
}
