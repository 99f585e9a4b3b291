// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a link really leads, and whether its text claims something else. Pure functions.
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace threadline::markup {

struct LinkTarget
{
    QString href;  ///< normalised and percent-encoded: every reader of it sees the same host
    QString shown; ///< the host (as its ASCII form), the mail address or the phone number

    friend bool operator==(const LinkTarget&, const LinkTarget&) = default;
};

/// Nothing unless it is a complete http, https, mailto, tel, sip or sips address. What a browser would read
/// differently than QUrl (white space and backslashes inside) is straightened first, and a user
/// name before the host is cut off, as it only ever pretends to be a host.
std::optional<LinkTarget> linkTarget(QStringView href);

/// Whether the text reads as an address of another host than the target's: "bank.example" on a link
/// to elsewhere. Subdomains of what the text says are not another host.
bool namesAnotherHost(QStringView text, const LinkTarget& target);

} // namespace threadline::markup
