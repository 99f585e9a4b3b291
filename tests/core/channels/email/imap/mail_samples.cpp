// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail_samples.h"

namespace threadline::test {

QByteArray sampleMail(int n, int padding)
{
    const QByteArray number = QByteArray::number(n);
    QByteArray mail = "From: Ada Example <ada@customers.example>\r\n"
                      "To: support@shop.example\r\n"
                      "Subject: Mail " +
                      number +
                      "\r\n"
                      "Date: Mon, 02 Feb 2026 10:00:00 +0000\r\n"
                      "Message-ID: <mail-" +
                      number +
                      "@tests.example>\r\n"
                      "MIME-Version: 1.0\r\n"
                      "Content-Type: text/plain; charset=utf-8\r\n"
                      "\r\n"
                      "Where is order " +
                      number + "?\r\n";
    while (padding > 0) {
        mail += "0123456789012345678901234567890123456789012345678901234567890123456789\r\n";
        padding -= 72;
    }
    return mail;
}

QByteArrayList sampleMails(int first, int last, int padding)
{
    QByteArrayList mails;
    for (int n = first; n <= last; ++n) {
        mails.append(sampleMail(n, padding));
    }
    return mails;
}

} // namespace threadline::test
