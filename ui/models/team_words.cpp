// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/team_words.h"

#include <QLocale>

namespace threadline {

namespace {

QString counted(qint64 changes)
{
    return changes == 1 ? QStringLiteral("1 change")
                        : QStringLiteral("%1 changes").arg(QLocale(QLocale::English).toString(changes));
}

} // namespace

QString teamWords(const TeamView& team)
{
    const QString waiting = team.pending == 0 ? QString()
                            : team.pending == 1
                                ? QStringLiteral("1 change waits")
                                : QStringLiteral("%1 wait").arg(counted(team.pending));
    if (team.state == TeamView::State::Offline) {
        return waiting.isEmpty() ? QStringLiteral("The team is out of reach") : QStringLiteral("The team is out of reach · ") + waiting;
    }
    if (team.state == TeamView::State::NotAsked && waiting.isEmpty()) {
        return QStringLiteral("The team was not asked yet");
    }
    if (team.behind > 0) {
        return QStringLiteral("%1 of colleagues to come").arg(counted(team.behind));
    }
    return waiting.isEmpty() ? QStringLiteral("In step with the team") : waiting + QStringLiteral(" to be handed over");
}

QHash<CaseId, QString> companyWords(const QList<ColleagueView>& colleagues, const QString& me)
{
    QHash<CaseId, QStringList> here;
    QHash<CaseId, QString> typing;
    for (const ColleagueView& one : colleagues) {
        if (one.lookingAt && one.name != me) {
            here[*one.lookingAt].append(one.name);
            if (one.typing) {
                typing.insert(*one.lookingAt, one.name);
            }
        }
    }
    QHash<CaseId, QString> words;
    for (auto one = here.begin(); one != here.end(); ++one) {
        const QStringList& names = one.value();
        const QString is = names.size() == 1 ? names.first() + QStringLiteral(" is here")
                                             : QStringLiteral("%1 colleagues are here").arg(names.size());
        const QString writer = typing.value(one.key());
        words.insert(one.key(), writer.isEmpty() ? is : writer + QStringLiteral(" is typing…"));
    }
    return words;
}

} // namespace threadline
