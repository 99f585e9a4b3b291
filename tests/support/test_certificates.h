// SPDX-License-Identifier: GPL-3.0-or-later
//
// A certificate authority of the tests' own and server certificates signed by it: one that is good,
// one that has expired, one for another host. Made by the openssl program when first constructed.
#pragma once

#include <QString>

namespace threadline::test {

class TestCertificates
{
public:
    enum class Kind {
        Valid,     ///< for localhost, anon.localhost and 127.0.0.1, now
        Expired,   ///< the same names, in the year 2020
        WrongHost, ///< for elsewhere.example, now
    };

    /// Writes all files into `folder`, which has to exist. Fails the test when openssl does.
    explicit TestCertificates(const QString& folder);

    QString caFile() const;               ///< PEM
    QString certificate(Kind kind) const; ///< path, PEM
    QString key(Kind kind) const;         ///< path, PEM, mode 0600

private:
    void openssl(const QStringList& arguments) const;
    void makeAuthority() const;
    void makeServer(Kind kind) const;

    QString m_folder;
};

} // namespace threadline::test
