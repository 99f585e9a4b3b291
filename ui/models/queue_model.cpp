// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/queue_model.h"

#include "core/sla/sla_words.h"
#include "ui/models/case_words.h"
#include "ui/models/sla_due_words.h"
#include "ui/models/time_words.h"

#include <QDateTime>
#include <QMetaObject>

#include <algorithm>

namespace threadline {

namespace {

constexpr int keptAround = 4 * QueueModel::windowRows;
/// More windows missed than this were scrolled past; only the last ones are still in sight.
constexpr int wantedAtMost = 3;

} // namespace

QString queueRowInWords(const QueueRow& row, Timestamp now)
{
    QStringList words{row.customerName, row.subject, row.lastWords};
    if (!row.waitingSince.isNull()) {
        words.append(QStringLiteral("waiting %1").arg(elapsedWords(row.waitingSince, now)));
    }
    if (row.sla) {
        words.append(slaTargetWords(row.sla->target).toLower() + QLatin1Char(' ') + slaDueWords(*row.sla, now));
    }
    if (row.unread) {
        words.append(QStringLiteral("unread"));
    }
    if (row.swarm) {
        words.append(QStringLiteral("in a swarm"));
    }
    words.append(row.company);
    if (row.priority == CasePriority::Urgent || row.priority == CasePriority::High) {
        words.append(QStringLiteral("priority %1").arg(casePriorityWords(row.priority).toLower()));
    }
    if (row.snoozedUntil > now) {
        words.append(QStringLiteral("snoozed until %1")
                         .arg(snoozeWords(row.snoozedUntil, QDateTime::fromMSecsSinceEpoch(now.us / 1000))));
    }
    words.append(row.tags);
    if (row.trouble == Delivery::Failed) {
        words.append(QStringLiteral("a reply was not sent"));
    } else if (row.trouble == Delivery::InDoubt) {
        words.append(QStringLiteral("a reply is in doubt"));
    } else if (row.trouble == Delivery::Held) {
        words.append(QStringLiteral("a reply is held"));
    }
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

QueueModel::QueueModel(Source source, QObject* parent)
    : QAbstractListModel(parent)
    , m_source(std::move(source))
    , m_answer([this](const Expected<QueuePage>& answer) { take(answer); })
{
}

void QueueModel::setFilter(const QueueFilter& filter)
{
    beginResetModel();
    m_filter = filter;
    m_total = 0;
    m_rows.clear();
    m_wanted.clear();
    m_firstVisible = 0;
    m_lastVisible = 0;
    m_answered = false;
    endResetModel();
    m_answer.drop();
    m_stale = true;
    askNext();
}

void QueueModel::refresh()
{
    m_stale = true;
    askNext();
}

void QueueModel::setCompany(const QHash<CaseId, QString>& company)
{
    if (m_company != company) {
        m_company = company;
        if (m_total > 0) {
            Q_EMIT dataChanged(index(0), index(m_total - 1));
        }
    }
}

void QueueModel::setVisibleRows(int first, int last)
{
    m_firstVisible = std::max(0, first);
    m_lastVisible = std::max(m_firstVisible, last);
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_total;
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const QueueRow* row = rowAt(index.row());
    if (!row) {
        if (role == RowRole || role == Qt::DisplayRole) {
            want(index.row());
        }
        return {};
    }
    QueueRow shown = *row;
    shown.company = m_company.value(row->id);
    switch (role) {
    case RowRole:
        return QVariant::fromValue(shown);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return queueRowInWords(shown, currentMoment());
    default:
        return {};
    }
}

const QueueRow* QueueModel::rowAt(int row) const
{
    const auto found = m_rows.constFind(row);
    return found == m_rows.cend() ? nullptr : &*found;
}

int QueueModel::rowOf(CaseId id) const
{
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        if (it->id == id) {
            return it.key();
        }
    }
    return -1;
}

bool QueueModel::isSettled() const
{
    return m_answered && !m_stale && m_wanted.isEmpty() && !m_answer.isPending();
}

void QueueModel::want(int row) const
{
    const int offset = row / windowRows * windowRows;
    m_wanted.removeAll(offset);
    m_wanted.append(offset);
    if (m_wanted.size() > wantedAtMost) {
        m_wanted.removeFirst();
    }
    if (!m_askScheduled) {
        // data() is const and is called from painting: the question follows once that is over.
        m_askScheduled = true;
        auto* self = const_cast<QueueModel*>(this);
        QMetaObject::invokeMethod(
            self,
            [self] {
                self->m_askScheduled = false;
                self->askNext();
            },
            Qt::QueuedConnection);
    }
}

QueueModel::Window QueueModel::windowInSight() const
{
    const int first = m_firstVisible / windowRows * windowRows;
    const int last = m_lastVisible / windowRows * windowRows;
    return {first, last - first + windowRows};
}

void QueueModel::askNext()
{
    if (m_answer.isPending()) {
        return;
    }
    if (m_stale) {
        m_stale = false;
        m_asked = windowInSight();
    } else {
        while (!m_wanted.isEmpty() && (m_wanted.last() >= m_total || rowAt(m_wanted.last()))) {
            m_wanted.removeLast();
        }
        if (m_wanted.isEmpty()) {
            if (isSettled()) {
                Q_EMIT settled();
            }
            return;
        }
        m_asked = {m_wanted.takeLast(), windowRows};
    }
    m_answer.ask(m_source(m_filter, m_asked.offset, m_asked.limit));
}

void QueueModel::take(const Expected<QueuePage>& answer)
{
    m_answered = true;
    if (answer) {
        place(*answer);
        forgetFarRows();
        Q_EMIT answered();
    } else {
        m_wanted.clear();
        Q_EMIT failed(answer.error().sentence);
    }
    askNext();
}

void QueueModel::resize(int total)
{
    if (total > m_total) {
        beginInsertRows({}, m_total, total - 1);
        m_total = total;
        endInsertRows();
    } else if (total < m_total) {
        beginRemoveRows({}, total, m_total - 1);
        m_total = total;
        m_rows.removeIf([total](const auto& item) { return item.key() >= total; });
        endRemoveRows();
    }
}

void QueueModel::place(const QueuePage& page)
{
    const int total = static_cast<int>(std::min<qint64>(page.total, 10'000'000));
    if (total > m_total) {
        resize(total);
    }
    QHash<int, QueueRow> rows = m_rows;
    const int after = m_asked.offset + m_asked.limit;
    rows.removeIf(
        [&](const auto& item) { return item.key() >= m_asked.offset && item.key() < after; });
    QHash<CaseId, int> places;
    for (int i = 0; i < page.rows.size(); ++i) {
        rows.insert(m_asked.offset + i, page.rows[i]);
        places.insert(page.rows[i].id, m_asked.offset + i);
    }
    // A case that moved into this window is elsewhere no more; what the old place holds now is
    // not known, so it is asked for again when it is looked at.
    rows.removeIf([&](const auto& item) {
        const auto newPlace = places.constFind(item->id);
        return newPlace != places.cend() && *newPlace != item.key();
    });

    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    for (const QModelIndex& old : kept) {
        const QueueRow* row = rowAt(old.row());
        if (!row) {
            continue;
        }
        const auto newPlace = places.constFind(row->id);
        if (newPlace != places.cend()) {
            changePersistentIndex(old, index(*newPlace));
        } else if (old.row() >= m_asked.offset && old.row() < after) {
            changePersistentIndex(old, {});
        }
    }
    m_rows = std::move(rows);
    Q_EMIT layoutChanged();
    if (total < m_total) {
        resize(total);
    }
}

void QueueModel::forgetFarRows()
{
    const int from = m_firstVisible - keptAround;
    const int to = m_lastVisible + keptAround;
    const int askedTo = m_asked.offset + m_asked.limit;
    m_rows.removeIf([&](const auto& item) {
        const bool justCame = item.key() >= m_asked.offset && item.key() < askedTo;
        return !justCame && (item.key() < from || item.key() > to);
    });
}

} // namespace threadline
