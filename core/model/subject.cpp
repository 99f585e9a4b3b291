// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/subject.h"

#include <QRegularExpression>

namespace threadline {

QString bareSubject(const QString& subject)
{
    // "Re" and its kin as mail programs of many languages write them, with their counters.
    static const QRegularExpression front(
        QStringLiteral("^\\s*(?:(?:re|fwd?|aw|wg|sv|vs|vb|tr|rv|enc|odp|pd|antw|doorst|ynt|res|ref|rif|i|r|回复|转发|返信|转寄)"
                       "(?:\\s*[\\[(]?\\d+[\\])]?)?\\s*[:：]|\\[#\\d+\\])\\s*"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tokenAtEnd(QStringLiteral("\\s*\\[#\\d+\\]\\s*$"));
    QString bare = subject;
    for (auto match = front.match(bare); match.hasMatch(); match = front.match(bare)) {
        bare.remove(0, match.capturedLength());
    }
    return bare.remove(tokenAtEnd).simplified();
}

} // namespace threadline
