// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/hub_refusal.h"

#include "core/model/names.h"

namespace threadline {

namespace {

using Code = HubRefusal::Code;
using namespace Qt::Literals::StringLiterals;

constexpr std::array<std::pair<Code, const char*>, 15> codes{{
    {Code::UnknownKind, "kind"},
    {Code::Role, "role"},
    {Code::Actor, "actor"},
    {Code::Body, "body"},
    {Code::Id, "id"},
    {Code::Duplicate, "duplicate"},
    {Code::Unknown, "unknown"},
    {Code::Team, "team"},
    {Code::Taken, "taken"},
    {Code::Assignee, "assignee"},
    {Code::Number, "number"},
    {Code::Case, "case"},
    {Code::Moved, "moved"},
    {Code::Lease, "lease"},
    {Code::Agent, "agent"},
}};

QString caseOf(const HubRefusal& refusal)
{
    return refusal.number == 0 ? u"this case"_s : u"case %1"_s.arg(refusal.number);
}

QString capital(QString words)
{
    words[0] = words[0].toUpper();
    return words;
}

QString takenSentence(const HubRefusal& refusal)
{
    if (refusal.owner.isEmpty()) {
        return refusal.by.isEmpty() ? u"%1 has no owner any more."_s.arg(capital(caseOf(refusal)))
                                    : u"%1 gave %2 back first."_s.arg(refusal.by, caseOf(refusal));
    }
    if (refusal.by.isEmpty() || refusal.by == refusal.owner) {
        return u"%1 took %2 first."_s.arg(refusal.owner, caseOf(refusal));
    }
    return u"%1 gave %2 to %3 first."_s.arg(refusal.by, caseOf(refusal), refusal.owner);
}

QString movedSentence(const HubRefusal& refusal)
{
    if (refusal.now == "sending"_L1 || refusal.now == "handed_over"_L1) {
        return u"The reply is being sent already."_s;
    }
    if (refusal.now == "sent"_L1 || refusal.now == "cancelled"_L1) {
        return u"The reply is %1 already."_s.arg(refusal.now == "sent"_L1 ? u"sent"_s : u"taken back"_s);
    }
    return refusal.number != 0 ? u"Somebody else moved case %1 to another team first."_s.arg(refusal.number)
                               : u"This has changed meanwhile; look at it again."_s;
}

} // namespace

HubRefusal::Code hubRefusalCode(QStringView name)
{
    return names::valueOf(codes, name).value_or(Code::Other);
}

QString sentenceOf(const HubRefusal& refusal)
{
    switch (refusal.code) {
    case Code::UnknownKind:
        return u"The hub does not know this kind of change yet (%1): ask its administrator to run threadline hub init."_s
            .arg(refusal.kind);
    case Code::Role:
        return u"Your role in the team does not allow this."_s;
    case Code::Actor:
        return u"The hub takes only what is said in your own name."_s;
    case Code::Body:
        return u"The hub could not read this change."_s;
    case Code::Id:
        return u"The hub has another change under the same id."_s;
    case Code::Duplicate:
        return u"A colleague's desk brought this message first."_s;
    case Code::Unknown:
        return u"The hub does not know what this is about."_s;
    case Code::Team:
        return refusal.team.isEmpty() ? u"This belongs to another team."_s
                                      : u"%1 belongs to the team %2."_s.arg(capital(caseOf(refusal)), refusal.team);
    case Code::Taken:
        return takenSentence(refusal);
    case Code::Assignee:
        return u"%1 does not work for the team of this case."_s.arg(refusal.owner);
    case Code::Number:
        return refusal.by.isEmpty() ? u"The case number %1 cannot be used."_s.arg(refusal.number)
                                    : u"The case number %1 is %2's."_s.arg(QString::number(refusal.number), refusal.by);
    case Code::Case:
        return u"This case is in the team's history already."_s;
    case Code::Moved:
        return movedSentence(refusal);
    case Code::Lease:
        return refusal.by.isEmpty() ? u"Another host fetches and sends for this account now."_s
                                    : u"%1 fetches and sends for this account now."_s.arg(refusal.by);
    case Code::Agent:
        return u"There is nobody called %1 in the team."_s.arg(refusal.owner);
    case Code::Other:
        break;
    }
    return u"The hub refused this change for a reason that this Threadline does not know: update it."_s;
}

} // namespace threadline
