// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/marked_cases.h"

namespace threadline {

void MarkedCases::set(const QList<Case>& cases)
{
    if (cases.isEmpty() && m_cases.isEmpty()) {
        return;
    }
    m_cases = cases;
    place();
    Q_EMIT changed();
}

void MarkedCases::add(const Case& one)
{
    if (!contains(one.id)) {
        m_places.insert(one.id, m_cases.size());
        m_cases.append(one);
        Q_EMIT changed();
    }
}

void MarkedCases::remove(CaseId id)
{
    if (contains(id)) {
        m_cases.removeAt(m_places.value(id));
        place();
        Q_EMIT changed();
    }
}

void MarkedCases::learn(const Case& one)
{
    if (contains(one.id)) {
        m_cases[m_places.value(one.id)] = one;
    }
}

void MarkedCases::place()
{
    m_places.clear();
    for (qsizetype i = 0; i < m_cases.size(); ++i) {
        m_places.insert(m_cases[i].id, i);
    }
}

} // namespace threadline
