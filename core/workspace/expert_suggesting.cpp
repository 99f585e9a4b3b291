// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/expert_suggesting.h"

#include "core/cases/case_directory.h"
#include "core/search/text_folding.h"

#include <QSet>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;
using Presence = ColleagueView::Presence;

constexpr qsizetype suggestedAtMost = 10;
constexpr int consideredSwarms = 500; // the latest ones; older answers have aged
constexpr int longWord = 4;           // shorter words say nothing of what a question is about

// What one reason is worth. Knowing weighs more than being free.
constexpr double forSkills = 4;
constexpr double forSimilar = 2;
constexpr double forHere = 1.5;
constexpr double forAway = -1;
constexpr double forGone = -2;
constexpr double perSwarm = -0.5;
constexpr double perCase = -0.05;

QSet<QByteArray> longWords(const QString& text)
{
    QSet<QByteArray> words;
    const QByteArrayList all = searchWords(foldedForSearch(text));
    for (const QByteArray& word : all) {
        if (word.size() >= longWord) {
            words.insert(word);
        }
    }
    return words;
}

bool isSimilar(const QSet<QByteArray>& asked, const QStringList& askedSkills, const Swarm& solved)
{
    const bool sameSkill = std::any_of(solved.skills.begin(), solved.skills.end(), [&](const QString& skill) {
        return askedSkills.contains(skill, Qt::CaseInsensitive);
    });
    const SwarmResolution& end = *solved.resolution;
    const auto shared = (longWords(solved.question + u' ' + end.cause + u' ' + end.fix) & asked).size();
    return shared >= 2 || (sameSkill && shared >= 1);
}

/// What was solved before by whom: names of swarms and cases.
class Solved
{
public:
    Solved(Database& database, const ExpertQuestion& question)
    {
        const QSet<QByteArray> asked = longWords(question.question);
        const QList<Swarm> swarms = readSwarms(database, {SwarmFilter::Which::Resolved, {}, {}}, consideredSwarms);
        for (const Swarm& swarm : swarms) {
            if (isSimilar(asked, question.skills, swarm)) {
                for (const QString& name : swarm.resolution->credit) {
                    m_byName[name].append(swarm.name());
                }
            }
        }
        addCases(database, question.inCase);
    }

    QStringList by(const QString& name) const { return m_byName.value(name); }

private:
    /// Cases that need the same skill, or have a tag of this one.
    void addCases(Database& database, CaseId inCase)
    {
        Statement rows = database.prepare(
            "SELECT DISTINCT o.assignee, o.number FROM cases c JOIN cases o ON o.id <> c.id AND o.assignee <> '' "
            "AND o.status IN ('solved', 'closed') AND o.merged_into IS NULL "
            "WHERE c.id = ?1 AND ((c.skill <> '' AND o.skill = c.skill) OR EXISTS(SELECT 1 FROM case_tag t "
            "JOIN case_tag u ON u.tag = t.tag WHERE t.case_id = c.id AND u.case_id = o.id)) "
            "ORDER BY o.last_at DESC LIMIT 200");
        rows.with(inCase.uuid());
        while (rows.step()) {
            m_byName[rows.text(0)].append(u"#%1"_s.arg(rows.integer(1)));
        }
    }

    QHash<QString, QStringList> m_byName;
};

qint64 openCasesOf(Database& database, const QString& name)
{
    Statement& row = database.statement("SELECT count(*) FROM cases WHERE assignee = ? AND status IN ('new', 'open')");
    row.with(name);
    row.step();
    const qint64 count = row.integer(0);
    row.reset();
    return count;
}

QString counted(qint64 count, const QString& one, const QString& many)
{
    return count == 1 ? u"1 "_s + one : u"%1 %2"_s.arg(count).arg(many);
}

void addSkills(ExpertSuggestion& suggestion, const QStringList& asked)
{
    QStringList known;
    for (const QString& skill : asked) {
        if (suggestion.person.skills.contains(skill, Qt::CaseInsensitive)) {
            known.append(skill);
        }
    }
    if (!known.isEmpty()) {
        suggestion.score += forSkills * static_cast<double>(known.size()) / static_cast<double>(asked.size());
        suggestion.reasons.append(u"know "_s + known.join(u", "_s));
    }
}

void addSimilar(ExpertSuggestion& suggestion, const QStringList& solved)
{
    constexpr qsizetype named = 3;
    if (solved.isEmpty()) {
        return;
    }
    suggestion.score += forSimilar * static_cast<double>(std::min(solved.size(), named)) / named;
    suggestion.reasons.append(u"solved %1 like this (%2)"_s.arg(counted(solved.size(), u"case"_s, u"cases"_s),
                                                                solved.first(std::min(solved.size(), named)).join(u", "_s)));
}

void addPresence(ExpertSuggestion& suggestion)
{
    switch (suggestion.person.presence) {
    case Presence::Here:
        suggestion.score += forHere;
        suggestion.reasons.append(u"are here"_s);
        break;
    case Presence::Away:
        suggestion.score += forAway;
        suggestion.reasons.append(u"are away"_s);
        break;
    case Presence::Gone:
        suggestion.score += forGone;
        break;
    case Presence::Unknown:
        break;
    }
}

void addLoad(ExpertSuggestion& suggestion, qint64 swarms, qint64 cases)
{
    suggestion.score += perSwarm * static_cast<double>(swarms) + perCase * static_cast<double>(cases);
    if (swarms == 0 && cases == 0) {
        suggestion.reasons.append(u"have nothing else open"_s);
        return;
    }
    QStringList busy;
    if (swarms > 0) {
        busy.append(counted(swarms, u"swarm"_s, u"swarms"_s));
    }
    if (cases > 0) {
        busy.append(counted(cases, u"open case"_s, u"open cases"_s));
    }
    suggestion.reasons.append(u"have "_s + busy.join(u" and "_s));
}

} // namespace

QList<ExpertSuggestion> suggestExperts(Database& database, const SwarmReader& reader, const ExpertQuestion& question)
{
    const Solved solved(database, question);
    const QList<Swarm> open = readSwarms(database, {SwarmFilter::Which::Open, {}, {}}, -1);
    QList<ExpertSuggestion> suggestions;
    const QList<ColleagueView> colleagues = readColleagueViews(database, reader);
    for (const ColleagueView& person : colleagues) {
        if (person.name == reader.agent || person.role == "connector"_L1 || question.without.contains(person.name)) {
            continue;
        }
        ExpertSuggestion suggestion;
        suggestion.person = person;
        addSkills(suggestion, question.skills);
        addSimilar(suggestion, solved.by(person.name));
        const bool knows = !suggestion.reasons.isEmpty();
        if (!knows && person.presence != Presence::Here && person.presence != Presence::Unknown) {
            continue;
        }
        addPresence(suggestion);
        const auto swarms = std::count_if(open.begin(), open.end(), [&](const Swarm& swarm) {
            const SwarmMember* member = swarm.member(person.name);
            return member && member->isIn();
        });
        addLoad(suggestion, swarms, openCasesOf(database, person.name));
        suggestions.append(suggestion);
    }
    std::stable_sort(suggestions.begin(), suggestions.end(),
                     [](const ExpertSuggestion& a, const ExpertSuggestion& b) { return a.score > b.score; });
    return suggestions.first(std::min(suggestions.size(), suggestedAtMost));
}

} // namespace threadline
