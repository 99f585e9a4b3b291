// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sla/ics_lines.h"

#include <algorithm>

namespace threadline {

namespace {

constexpr qsizetype deepestNesting = 8;
constexpr qsizetype mostLines = 200'000;

/// What has begun and not ended yet.
struct Nesting
{
    QByteArrayList components; ///< the outermost first
    QList<int> lines;          ///< on which each began
};

Error corrupt(const QString& sentence)
{
    return {Error::Remedy::Corrupt, sentence};
}

/// Bytes of a stranger's file for a sentence: short, and nothing but what can be printed.
QString shown(const QByteArray& bytes)
{
    QString text = QString::fromUtf8(bytes.left(40));
    std::ranges::replace_if(text, [](QChar c) { return !c.isPrint(); }, QLatin1Char('?'));
    return text;
}

/// The next unfolded line from `at` on; `line` counts the physical ones that were passed.
QByteArray nextLine(const QByteArray& file, qsizetype& at, int& line)
{
    QByteArray unfolded;
    do {
        qsizetype end = file.indexOf('\n', at);
        end = end < 0 ? file.size() : end;
        const qsizetype stop = end > at && file.at(end - 1) == '\r' ? end - 1 : end;
        unfolded.append(file.constData() + at, stop - at);
        at = std::min(end + 1, file.size());
        ++line;
        if (at >= file.size() || (file.at(at) != ' ' && file.at(at) != '\t')) {
            break;
        }
        ++at; // the space that marks the continuation
    } while (true);
    return unfolded;
}

/// Name, parameters and value; an empty name when it is no content line.
IcsLine parted(const QByteArray& text, int number)
{
    IcsLine line;
    line.number = number;
    qsizetype nameEnd = 0;
    const auto inName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    while (nameEnd < text.size() && inName(text.at(nameEnd))) {
        ++nameEnd;
    }
    bool quoted = false;
    qsizetype colon = nameEnd;
    while (colon < text.size() && (quoted || text.at(colon) != ':')) {
        quoted ^= text.at(colon) == '"';
        ++colon;
    }
    const bool parameters = nameEnd < text.size() && text.at(nameEnd) == ';';
    if (colon == text.size() || (colon != nameEnd && !parameters)) {
        return line;
    }
    line.name = text.left(nameEnd).toUpper();
    line.parameters = parameters ? text.mid(nameEnd + 1, colon - nameEnd - 1) : QByteArray();
    line.value = text.mid(colon + 1);
    return line;
}

/// Follows BEGIN and END, and tells `line` where it is.
Expected<void> nest(IcsLine& line, Nesting& open)
{
    const QByteArray component = line.value.trimmed().toUpper();
    if (line.name == "BEGIN") {
        if (open.components.size() == deepestNesting) {
            return corrupt(QStringLiteral("Line %1 of the calendar file nests too deeply: export it again.").arg(line.number));
        }
        open.components.append(component);
        open.lines.append(line.number);
    }
    line.within = open.components;
    if (line.within.value(0) != "VCALENDAR") {
        return corrupt(QStringLiteral("This is no iCalendar file: line %1 is \"%2\" where BEGIN:VCALENDAR was expected. "
                                      "Choose a file that ends in .ics.")
                           .arg(QString::number(line.number), shown(line.name + ':' + line.value)));
    }
    if (line.name == "END") {
        const QByteArray last = open.components.takeLast();
        const int began = open.lines.takeLast();
        if (last != component) {
            return corrupt(QStringLiteral("Line %1 of the calendar file ends %2, but the %3 from line %4 is still open: "
                                          "export it again.")
                               .arg(QString::number(line.number), shown(component), shown(last), QString::number(began)));
        }
    }
    return {};
}

} // namespace

Expected<QList<IcsLine>> readIcsLines(const QByteArray& file)
{
    if (file.size() > maxIcsBytes) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The calendar file has %1 MB, more than the %2 MB that holidays can need: choose one with "
                                    "holidays only.")
                         .arg(QString::number((file.size() + 1'048'575) / 1'048'576),
                              QString::number(maxIcsBytes / 1'048'576))};
    }
    QList<IcsLine> lines;
    Nesting open;
    int passed = 0;
    qsizetype at = file.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    while (at < file.size()) {
        const int number = passed + 1;
        const QByteArray text = nextLine(file, at, passed);
        if (text.trimmed().isEmpty()) {
            continue;
        }
        if (lines.size() == mostLines) {
            return Error{Error::Remedy::Rejected,
                         QStringLiteral("The calendar file goes on after line %1, longer than holidays can be: choose one with "
                                        "holidays only.")
                             .arg(number - 1)};
        }
        IcsLine line = parted(text, number);
        if (line.name.isEmpty() && !open.components.isEmpty()) {
            return corrupt(QStringLiteral("Line %1 of the calendar file is \"%2\", which is no iCalendar: export it again.")
                               .arg(QString::number(number), shown(text)));
        }
        if (line.name.isEmpty()) {
            line.value = text; // for the sentence
        }
        if (auto nested = nest(line, open); !nested) {
            return nested.error();
        }
        lines.append(line);
    }
    if (!open.components.isEmpty()) {
        return corrupt(QStringLiteral("The calendar file ends inside the %1 from line %2: it is cut off, get it again.")
                           .arg(shown(open.components.last()), QString::number(open.lines.last())));
    }
    if (lines.isEmpty()) {
        return corrupt(QStringLiteral("The calendar file is empty at line 1: choose another one."));
    }
    return lines;
}

QString icsText(const QByteArray& value)
{
    QByteArray plain;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const bool escaped = value.at(i) == '\\' && i + 1 < value.size();
        const char c = escaped ? value.at(++i) : value.at(i);
        plain.append(escaped && (c == 'n' || c == 'N') ? ' ' : c);
    }
    return QString::fromUtf8(plain).simplified();
}

} // namespace threadline
