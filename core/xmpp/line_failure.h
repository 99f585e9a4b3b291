// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a line was not made or did not last, in a sentence that says what to do. libstrophe tells most of it only in
// its log, so the words of that are read here. Any thread.
#pragma once

#include "core/model/expected.h"

#include <QString>

namespace threadline {

/// What was noticed while the line was being made.
struct LineSigns
{
    bool connected = false; ///< the port answered
    bool noTls = false;
    bool loginRefused = false;
    bool loginTemporarilyRefused = false;
    bool opened = false;        ///< logged in
    QString certificateProblem; ///< as OpenSSL words it; empty: none
    QString streamError;        ///< the condition (RFC 6120, 4.9.3); empty: none
    int systemError = 0;        ///< errno

    /// Takes a line of libstrophe's log; keeps nothing of it.
    void hear(QByteArrayView message);
};

/// `server` as the person typed it.
Error lineFailure(const LineSigns& signs, const QString& server, quint16 port);

} // namespace threadline
