// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/channels/email/mime/mail_file.h"

#include <ctime>
#include <random>

using namespace threadline;
using namespace threadline::test;

namespace {

/// The same each time: a failure can be looked at.
class Mutation
{
public:
    explicit Mutation(unsigned seed)
        : m_random(seed)
    {
    }

    QByteArray of(QByteArray mail)
    {
        const int changes = 1 + below(4);
        for (int i = 0; i < changes && !mail.isEmpty(); ++i) {
            change(mail);
        }
        return mail;
    }

private:
    int below(qsizetype limit)
    {
        return static_cast<int>(m_random() % static_cast<unsigned>(std::max<qsizetype>(1, limit)));
    }

    void change(QByteArray& mail)
    {
        static const QByteArrayList tokens{"\n",
                                           "\r",
                                           "\r\n\r\n",
                                           ";",
                                           "\"",
                                           "=?",
                                           "?=",
                                           "--",
                                           "<",
                                           ">",
                                           "(",
                                           "\\",
                                           "*0*=",
                                           "\xff\xfe",
                                           "%",
                                           ":",
                                           "\xe2\x82",
                                           "=\n",
                                           QByteArray(1, '\0'),
                                           "boundary=",
                                           "'",
                                           "\x1b$B"};
        const int where = below(mail.size());
        switch (below(6)) {
        case 0:
            mail[where] = static_cast<char>(below(256));
            break;
        case 1:
            mail.remove(where, 1 + below(40));
            break;
        case 2:
            mail.insert(where, tokens[below(tokens.size())]);
            break;
        case 3:
            mail.insert(where, mail.mid(below(mail.size()), 1 + below(200)));
            break;
        case 4:
            mail.truncate(where);
            break;
        default:
            mail.replace(where, 1, tokens[below(tokens.size())]);
            break;
        }
    }

    std::mt19937 m_random;
};

} // namespace

TEST_CASE("Damaged mails are read without harm, in time, as valid text")
{
    const QStringList names = mailFileNames();
    REQUIRE(names.size() > 30);
    // Of processor time, so that a busy machine fails nothing.
    const std::clock_t start = std::clock();
    for (const QString& name : names) {
        const QByteArray whole = mailFile(name);
        for (unsigned seed = 0; seed < 150; ++seed) {
            const QByteArray mutated = Mutation(seed).of(whole);
            const auto arrival = parseMail(mutated, deskContext());
            if (!arrival) {
                CHECK(arrival.error().remedy == Error::Remedy::Corrupt);
                continue;
            }
            if (!arrival->text.isValidUtf8() || !arrival->html.isValidUtf8() ||
                arrival->text.contains('\0') || arrival->externalKey.size() != 69) {
                FAIL(name.toStdString() << ", seed " << seed);
            }
        }
    }
    CHECK(std::clock() - start < 120 * CLOCKS_PER_SEC);
}
