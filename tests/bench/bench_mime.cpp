// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast mails are read: messages a second on one core, and the ratio to GMime doing no more than
// parsing the same bytes. `bench_mime FILE…`; without files, a made-up mail of about 9 KB.
#include "core/channels/email/mime/mail_parser.h"

#include <QFile>

#include <gmime/gmime.h>

#include <cstdio>
#include <ctime>
#include <functional>

using namespace threadline;

namespace {

QByteArray madeUpMail()
{
    const QByteArray text =
        QByteArray("Hallo, die Lieferung f=C3=BCr Bestellung 4711 ist noch nicht da.=20\r\n")
            .repeated(40);
    const QByteArray html = "<p>" + text + "</p>";
    const QByteArray file = QByteArray("QUJD").repeated(19) + "\r\n";
    return "Received: by mx.example with ESMTP; Sun, 01 Mar 2026 10:00:01 +0000\r\n"
           "From: =?utf-8?q?Zo=C3=AB?= <zoe@customer.example>\r\nTo: help@desk.example\r\n"
           "Subject: =?utf-8?q?Bestellung_f=C3=BCr_Zo=C3=AB?=\r\n"
           "Date: Sun, 01 Mar 2026 10:00:00 +0000\r\nMessage-ID: <1@customer.example>\r\n"
           "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n"
           "Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n"
           "Content-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
           text +
           "\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
           html +
           "\r\n--a--\r\n--m\r\nContent-Type: application/pdf; name=a.pdf\r\n"
           "Content-Transfer-Encoding: base64\r\n\r\n" +
           file.repeated(40) + "--m--\r\n";
}

void onlyParse(const QByteArray& raw)
{
    GMimeStream* stream =
        g_mime_stream_mem_new_with_buffer(raw.constData(), static_cast<size_t>(raw.size()));
    GMimeParser* parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
    if (message) {
        g_object_unref(message);
    }
    g_object_unref(parser);
    g_object_unref(stream);
}

/// Seconds of processor time for one mail, over at least two seconds of work.
double secondsEach(const QByteArrayList& mails, const std::function<void(const QByteArray&)>& read)
{
    const std::clock_t start = std::clock();
    qint64 count = 0;
    while (std::clock() - start < 2 * CLOCKS_PER_SEC) {
        for (const QByteArray& mail : mails) {
            read(mail);
            ++count;
        }
    }
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / static_cast<double>(count);
}

} // namespace

int main(int argc, char** argv)
{
    QByteArrayList mails;
    for (int i = 1; i < argc; ++i) {
        QFile file(QString::fromLocal8Bit(argv[i]));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read.\n", argv[i]);
            return 1;
        }
        mails.append(file.readAll());
    }
    if (mails.isEmpty()) {
        mails.append(madeUpMail());
    }
    g_mime_init();
    qint64 bytes = 0;
    for (const QByteArray& mail : mails) {
        bytes += mail.size();
    }
    const double bare = secondsEach(mails, onlyParse);
    int failed = 0;
    const double ours = secondsEach(mails, [&failed](const QByteArray& mail) {
        failed += parseMail(mail, MailContext()) ? 0 : 1;
    });
    std::printf(
        "mails of %lld bytes on average: %.0f a second, %.2f times the time of a bare parse "
        "(%.0f a second)%s\n",
        static_cast<long long>(bytes / mails.size()), 1 / ours, ours / bare, 1 / bare,
        failed > 0 ? ", some of them unreadable" : "");
    return 0;
}
