// SPDX-License-Identifier: GPL-3.0-or-later
//
// What it takes to reach a hub. The password belongs in the SecretStore, the rest may lie anywhere.
#pragma once

#include <QByteArray>
#include <QString>

namespace threadline {

struct HubAccess
{
    /// postgresql://HOST[:PORT][,HOST…]/DATABASE, as libpq takes it; several hosts are tried in turn, for the
    /// one that can be written to.
    QString url;
    QString login;    ///< empty: the URL's
    QString password; ///< empty: the URL's, or what libpq finds itself (PGPASSWORD, ~/.pgpass)
    QByteArray certificates; ///< PEM, the authority that signed the server's certificate; empty: the system's

    friend bool operator==(const HubAccess&, const HubAccess&) = default;
};

} // namespace threadline
