// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/mail_generator.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLocale>

#include <random>

namespace threadline::bench {

namespace {

class Words
{
public:
    explicit Words(std::mt19937& random)
        : m_random(random)
    {
        const QStringList common = QStringLiteral(
            "the to and i you a my for of it is in that on have we this not your with be was but from are me as will can "
            "would if at please so do has hi thanks they by all no been or what get when there about up time still any now "
            "refund delivery account payment item shipping invoice number address website customer support service product "
            "return package tracking card days week charged credit warranty received cancelled replacement broken problem "
            "pump filter hose valve motor cable display error code pressure seal manual water garden technician appointment")
            .split(QLatin1Char(' '));
        const QStringList stems = QStringLiteral("form port ject tract struct duct vis gram graph therm volt flux grip lock "
                                                 "clip fold bolt weld trim seal coat").split(QLatin1Char(' '));
        const QStringList fronts = QStringLiteral("re un over out pre sub inter trans multi micro").split(QLatin1Char(' '));
        const QStringList ends = QStringLiteral("er ing ed able ment tion ive ness less ful al or age ish").split(QLatin1Char(' '));
        m_words = common;
        for (const QString& front : fronts) {
            for (const QString& stem : stems) {
                for (const QString& end : ends) {
                    m_words.append(front + stem + end);
                }
            }
        }
        double sum = 0;
        for (qsizetype rank = 0; rank < m_words.size(); ++rank) {
            sum += 1.0 / (static_cast<double>(rank) + 3.0);
            m_cumulative.push_back(sum);
        }
    }

    QString next()
    {
        std::uniform_real_distribution<double> uniform(0, m_cumulative.back());
        const auto found = std::lower_bound(m_cumulative.begin(), m_cumulative.end(), uniform(m_random));
        return m_words.at(found - m_cumulative.begin());
    }

    QString paragraph(int count)
    {
        QStringList words;
        for (int i = 0; i < count; ++i) {
            words.append(next());
        }
        return words.join(QLatin1Char(' ')) + QLatin1Char('.');
    }

private:
    std::mt19937& m_random;
    QStringList m_words;
    std::vector<double> m_cumulative;
};

QByteArray wrapped(const QString& text)
{
    QByteArray lines;
    int column = 0;
    const QStringList words = text.split(QLatin1Char(' '));
    for (const QString& word : words) {
        if (column + word.size() > 72) {
            lines += "\r\n";
            column = 0;
        }
        lines += word.toUtf8() + ' ';
        column += static_cast<int>(word.size()) + 1;
    }
    return lines;
}

QByteArray attachment(std::mt19937& random)
{
    QByteArray bytes(6000 + static_cast<qsizetype>(random() % 20'000), Qt::Uninitialized);
    for (char& byte : bytes) {
        byte = static_cast<char>(random());
    }
    const QByteArray encoded = bytes.toBase64();
    QByteArray lines;
    for (qsizetype i = 0; i < encoded.size(); i += 76) {
        lines += encoded.mid(i, 76) + "\r\n";
    }
    return lines;
}

} // namespace

QList<GeneratedMail> generateMails(int count, quint32 seed)
{
    std::mt19937 random(seed);
    Words words(random);
    QList<GeneratedMail> mails;
    mails.reserve(count);
    const int customers = std::max(5, count / 6);
    QList<QByteArray> lastOf(customers);
    for (int n = 0; n < count; ++n) {
        const int who = static_cast<int>(random() % static_cast<quint32>(customers));
        const bool answer = !lastOf.at(who).isEmpty() && random() % 3 != 0;
        const bool ours = answer && random() % 2 == 0;
        const QByteArray customer = "Customer " + QByteArray::number(who) + " <c" + QByteArray::number(who) + "@mail.example>";
        const QByteArray desk = "Support <support@shop.example>";
        const QByteArray id = QByteArray::number(n) + "." + QByteArray::number(random()) + "@mail.example";
        QString text = QStringLiteral("Hello,\n\n") + words.paragraph(60 + static_cast<int>(random() % 120));
        if (n % 3 == 0) {
            text += QStringLiteral(" My %1 number is ORD-%2.").arg(QLatin1String(commonWord)).arg(random() % 3'000'000);
        }
        if (n % 1000 == 500) {
            text += QLatin1Char(' ') + QLatin1String(rareWord) + QLatin1Char('.');
        }
        text += QStringLiteral("\n\nGrüße\n");
        QByteArray plain = wrapped(text);
        if (answer) {
            plain += "\r\nOn Monday someone wrote:\r\n> " + wrapped(words.paragraph(40)).replace("\r\n", "\r\n> ") + "\r\n";
        }
        const QDateTime date = QDateTime::fromSecsSinceEpoch(1'640'995'200 + qint64{n} * 94'608'000 / count, Qt::UTC);
        QByteArray raw = "Received: from mx.example by mail.shop.example; " + date.toString(Qt::RFC2822Date).toLatin1()
                         + "\r\nMessage-ID: <" + id + ">\r\nDate: " + date.toString(Qt::RFC2822Date).toLatin1()
                         + "\r\nFrom: " + (ours ? desk : customer) + "\r\nTo: " + (ours ? customer : desk)
                         + "\r\nSubject: " + (answer ? "Re: " : "") + "About " + words.next().toUtf8() + ' '
                         + QByteArray::number(who) + "\r\nMIME-Version: 1.0\r\n";
        if (answer) {
            raw += "In-Reply-To: <" + lastOf.at(who) + ">\r\nReferences: <" + lastOf.at(who) + ">\r\n";
        }
        const bool withFile = n % 10 == 0;
        if (withFile) {
            raw += "Content-Type: multipart/mixed; boundary=mix\r\n\r\n--mix\r\n";
        }
        raw += "Content-Type: multipart/alternative; boundary=alt\r\n\r\n--alt\r\n"
               "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + plain
               + "\r\n--alt\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                 "<html><body><p style=\"font-family:Arial\">" + QByteArray(plain).replace("\r\n", "<br>\r\n")
               + "</p></body></html>\r\n--alt--\r\n";
        if (withFile) {
            raw += "--mix\r\nContent-Type: image/jpeg; name=photo.jpg\r\nContent-Disposition: attachment; "
                   "filename=photo" + QByteArray::number(n) + ".jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                   + attachment(random) + "--mix--\r\n";
        }
        lastOf[who] = id;
        mails.append({raw, plain});
    }
    return mails;
}

bool writeMaildir(const QList<GeneratedMail>& mails, const QString& folder)
{
    for (const char* part : {"cur", "new", "tmp"}) {
        QDir().mkpath(folder + QLatin1Char('/') + QLatin1String(part));
    }
    int number = 0;
    for (const GeneratedMail& mail : mails) {
        QFile file(folder + QStringLiteral("/cur/%1.bench:2,").arg(++number, 7, 10, QLatin1Char('0')));
        const QByteArray bytes = QByteArray(mail.raw).replace("\r\n", "\n");
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()) {
            return false;
        }
    }
    return true;
}

} // namespace threadline::bench
