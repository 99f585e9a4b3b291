// SPDX-License-Identifier: GPL-3.0-or-later
//
// A server that holds requests against a description of an API (OpenAPI): prism (npm, @stoplight/prism-cli). Descriptions are
// the vendors' and not ours to bring along: an environment variable names the file. Lives in the test's thread.
#pragma once

#include <QProcess>
#include <QUrl>

namespace threadline::test {

class Prism
{
public:
    /// False, said loudly, when there is no prism in the PATH or no file that the variable names.
    static bool isPossible(const char* variable);

    /// Answers with the description's examples; what it does not know gets an error.
    explicit Prism(const char* variable);
    /// Asks `upstream` what the description knows; what it does not know, in the answer too, gets an error.
    Prism(const char* variable, const QUrl& upstream);
    ~Prism();

    QUrl url() const;

private:
    void start(const QStringList& arguments);

    int m_port;
    QProcess m_process;
};

} // namespace threadline::test
