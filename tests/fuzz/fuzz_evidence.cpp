// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever stands in a mail: no crash, no hang, every clue keeps what evidence.h promises, and an
// identity that was found is found again in its own value. The first line of the input is the
// subject.
#include "core/identities/evidence.h"
#include "core/identities/likeness.h"
#include "core/identities/mail_address.h"
#include "core/identities/phone_number.h"

#include <cstdlib>

using namespace threadline;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString input =
        QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QString subject = input.section(u'\n', 0, 0);
    const QString text = input.section(u'\n', 1);
    CustomerSummary writer{{subject}, {}, {}, {}};
    for (const Clue& clue : cluesIn({text, subject, subject, QStringLiteral("DE")})) {
        require(clue.excerpt.size() <= 120 && !clue.excerpt.contains(u'\n'));
        require(clue.identity.value.isEmpty() == (clue.kind == Clue::Kind::Company));
        if (clue.identity.kind == Identity::Kind::Phone) {
            const auto again = phoneIdentity(clue.identity.value, {});
            require(again && *again == clue.identity);
        }
        if (clue.kind == Clue::Kind::ForwardedFrom) {
            const auto again = typedMailAddress(clue.identity.value);
            require(again && *again == clue.identity);
        }
        writer.identities.append(clue.identity);
        writer.clues.append({clue, {}});
    }
    const Identity once = mailIdentity(subject).sameAs;
    require(mailIdentity(once.value).sameAs == once);
    likeness(writer, writer);
    return 0;
}
