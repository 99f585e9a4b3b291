// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/output.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace threadline::command_line {

namespace {

bool isTerminal(FILE* stream)
{
#ifdef Q_OS_UNIX
    return ::isatty(::fileno(stream)) != 0;
#else
    Q_UNUSED(stream)
    return false;
#endif
}

} // namespace

Output::Output()
{
#ifdef Q_OS_UNIX
    std::signal(SIGPIPE, SIG_IGN); // a reader that went away is an error of write(), seen below
#endif
}

Output::~Output()
{
    clearProgress();
}

void Output::line(const QString& text)
{
    bytes(text.toUtf8() + '\n');
}

void Output::bytes(const QByteArray& bytes)
{
    clearProgress();
    if (m_readerGone || m_problem != 0) {
        return;
    }
    if (std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout) !=
        static_cast<size_t>(bytes.size())) {
        m_readerGone = errno == EPIPE;
        m_problem = m_readerGone ? 0 : errno;
    }
}

void Output::json(const QList<QJsonObject>& objects)
{
    bytes("[");
    const char* before = "\n";
    for (const QJsonObject& object : objects) {
        bytes(before + QJsonDocument(object).toJson(QJsonDocument::Compact));
        before = ",\n";
    }
    bytes(objects.isEmpty() ? "]\n" : "\n]\n");
}

void Output::table(const QList<QStringList>& rows)
{
    QList<qsizetype> widths;
    for (const QStringList& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths.at(i), row.at(i).size());
        }
    }
    for (const QStringList& row : rows) {
        QString text;
        for (qsizetype i = 0; i < row.size(); ++i) {
            text += i + 1 < row.size() ? row.at(i).leftJustified(widths.at(i) + 2) : row.at(i);
        }
        line(text);
    }
}

void Output::complain(const QString& sentence)
{
    clearProgress();
    std::fputs((printable(sentence) + QLatin1Char('\n')).toLocal8Bit().constData(), stderr);
}

void Output::progress(const QString& text)
{
    if (isTerminal(stderr)) {
        std::fputs(("\r\x1b[K" + printable(text).toLocal8Bit()).constData(), stderr);
        std::fflush(stderr);
        m_progressShown = true;
    }
}

void Output::clearProgress()
{
    if (m_progressShown) {
        std::fputs("\r\x1b[K", stderr);
        m_progressShown = false;
    }
}

Expected<void> Output::finish()
{
    if (!m_readerGone && m_problem == 0 && std::fflush(stdout) != 0 && errno != EPIPE) {
        m_problem = errno;
    }
    if (m_problem != 0) {
        return Error{Error::Remedy::Retry,
                     QStringLiteral("The output could not be written: %1.")
                         .arg(QString::fromLocal8Bit(std::strerror(m_problem)))};
    }
    return {};
}

QString printable(const QString& text)
{
    QString clean = text;
    for (QChar& character : clean) {
        if (character.category() == QChar::Other_Control) {
            character = QLatin1Char(' ');
        }
    }
    return clean;
}

QString localTime(Timestamp at)
{
    return at.isNull() ? QString()
                       : QDateTime::fromSecsSinceEpoch(at.seconds())
                             .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

} // namespace threadline::command_line
