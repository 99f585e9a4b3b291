// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a mail provider has: a Dovecot and an Exim of our own on loopback, both knowing the user anna
// with the password "secret". Ended with the object.
#pragma once

#include "tests/support/dovecot_server.h"
#include "tests/support/exim_server.h"

namespace threadline::test {

class MailServers
{
public:
    MailServers();

    /// Says so loudly when not: the test then returns.
    static bool areInstalled();

    DovecotServer& dovecot() { return m_dovecot; }
    EximServer& exim() { return m_exim; }
    /// PEM, of both servers.
    QByteArray authorities() const;
    void deliver(const QByteArrayList& mails);

private:
    DovecotServer m_dovecot;
    EximServer m_exim;
};

/// A question of customer number % 97 about order `number`, to support@northpump.example.
QByteArray orderMail(int number);

} // namespace threadline::test
