// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which spellings of an address reach one mailbox at the providers that say so, and at no others:
//
//   gmail.com, googlemail.com: dots do not count, nor does "+…"; they are one domain
//       support.google.com/mail/answer/7436150 (dots), support.google.com/mail/answer/22370 (plus)
//   outlook, hotmail, live, msn: "+…" does not count
//       learn.microsoft.com/exchange/recipients-in-exchange-online/plus-addressing-in-exchange-online
//       (its free mailboxes do the same since 2013)
//   fastmail: "+…" does not count; any@name.fastmail.com is name@fastmail.com
//       fastmail.help/hc/en-us/articles/360060591053
//   proton: "+…" does not count; proton.me and pm.me stay two domains
//       proton.me/support/addresses-and-aliases
//   icloud.com, me.com, mac.com: "+…" does not count; they stay three domains
//       (RFC 5233; it works there, but no page of Apple's is known that promises it)
//
// Yahoo's "-…" is a disposable address that its owner makes one by one, so it is no rule. Nor is
// "+…" at other domains: there it may be another mailbox.
#pragma once

#include <QString>

namespace threadline {

struct MailboxName
{
    QString local;  ///< in lower case, without quotes
    QString domain; ///< in lower case and ASCII

    friend bool operator==(const MailboxName&, const MailboxName&) = default;
};

/// The one spelling that stands for all that reach this mailbox. Any thread.
MailboxName canonicalMailbox(const MailboxName& name);

} // namespace threadline
