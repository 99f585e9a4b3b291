// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/text_input.h"

#include "app/command_line/awaiting.h"
#include "core/model/rejected.h"

#include <QFile>

#include <cstdio>

namespace threadline {

namespace {

using namespace command_line;

constexpr qint64 mostBytes = 16'000'000; // more than any text that is refused for its length

} // namespace

Expected<QByteArray> givenBytes(const QString& path)
{
    const bool fromInput = path == QLatin1String("-");
    QFile file(path);
    if (!(fromInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly))) {
        return rejected(fromInput ? QStringLiteral("Standard input could not be read.")
                                  : QStringLiteral("The file \"%1\" could not be read: %2.").arg(path, file.errorString()));
    }
    QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes) {
        return rejected(QStringLiteral("That is more than 16 MB: give a shorter text."));
    }
    return bytes;
}

Expected<QString> passwordFromStandardInput(int lines)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return rejected(QStringLiteral("Nothing could be read from standard input."));
    }
    QByteArrayList read;
    for (int i = 0; i < lines; ++i) {
        QByteArray line = input.readLine();
        while (line.endsWith('\n') || line.endsWith('\r')) {
            line.chop(1);
        }
        if (line.isEmpty()) {
            return rejected(i == 0 ? QStringLiteral("Standard input holds no password or token.")
                                   : QStringLiteral("Standard input has no line %1.").arg(i + 1));
        }
        read.append(line);
    }
    return QString::fromUtf8(read.join('\n'));
}

Expected<QString> givenText(const Arguments& arguments)
{
    QString text = arguments.value("text");
    if (arguments.has("file") || text == QLatin1String("-")) {
        const auto bytes = givenBytes(arguments.has("file") ? arguments.value("file") : text);
        if (!bytes) {
            return bytes.error();
        }
        text = QString::fromUtf8(*bytes);
        text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    }
    return text;
}

Expected<QString> neededText(const Arguments& arguments, const QString& what)
{
    const auto text = givenText(arguments);
    return text && text->trimmed().isEmpty()
               ? rejected(QStringLiteral("%1 needs --text with something in it.").arg(what))
               : text;
}

Expected<SavedSnippet> chosenSnippet(CommandContext& context, const QString& words)
{
    const auto snippets = await(context.workspace().snippets());
    if (!snippets) {
        return snippets.error();
    }
    const QString name = words.simplified();
    for (const SavedSnippet& snippet : *snippets) {
        if (snippet.name == name) {
            return snippet;
        }
    }
    for (const SavedSnippet& snippet : *snippets) {
        if (!snippet.shortcut.isEmpty() && snippet.shortcut.compare(name, Qt::CaseInsensitive) == 0) {
            return snippet;
        }
    }
    return rejected(QStringLiteral("There is no snippet \"%1\"; list them with: threadline snippets list.").arg(words));
}

QList<Party> typedParties(const QStringList& addresses)
{
    QList<Party> all;
    for (const QString& address : addresses) {
        all.append({QString(), address});
    }
    return all;
}

QString printableLines(const QString& text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString& line : lines) {
        line = printable(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace threadline
