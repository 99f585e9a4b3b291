// SPDX-License-Identifier: GPL-3.0-or-later
//
// The accounts on other networks that a signature points to. A bare @name says not which network it
// is on, so only a network's own address counts:
//
//   x.com/NAME, twitter.com/NAME          x:name         t.me/NAME, telegram.me/NAME telegram:name
//   linkedin.com/in/NAME                  linkedin:name  instagram.com/NAME instagram:name
//   facebook.com/NAME, fb.com, m.me       facebook:name  bsky.app/profile/NAME         bluesky:name
//   https://ANY.HOST/@NAME                mastodon:name@any.host
//   wa.me/NUMBER                          a phone number, E.164
//
// Names keep to the rules of their network (length, characters); pages that are nobody's account
// (x.com/intent, t.me/joinchat, linkedin.com/company) are none. Any thread.
#pragma once

#include "core/model/customer.h"

#include <QList>

namespace threadline {

/// In the order they are written, each once. Looks at the first 1000 characters of the line.
QList<Identity> handlesInLine(QStringView line);

/// "@ingrid on LinkedIn", for sentences; the value itself for networks that are not known.
QString handleForPeople(const Identity& identity);

} // namespace threadline
