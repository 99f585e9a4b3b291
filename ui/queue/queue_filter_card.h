// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small card that narrows and orders the queue: by status, tag, priority, who has it. Shows at once
// what each choice does. Opens below what asked, goes away with Escape or a click elsewhere.
// Thread: GUI.
#pragma once

#include "core/workspace/case_vocabulary.h"
#include "core/workspace/views.h"
#include "ui/controls/surface.h"

class QCheckBox;
class QComboBox;

namespace threadline {

class QueueFilterCard final : public Surface
{
    Q_OBJECT

public:
    /// Deletes itself when it closes. `agent`: the person at this desk.
    QueueFilterCard(const Theme& theme, const QueueFilter& filter, const QString& agent, QWidget* parent);

    /// What there is to choose from; until then what the filter has.
    void setVocabulary(const CaseVocabulary& words);
    void openAt(const QRect& place);

Q_SIGNALS:
    void filterChosen(const threadline::QueueFilter& filter);

private:
    void fill(QComboBox& box, const QStringList& words, const QString& chosen, int fixed);
    void choose();
    QueueFilter chosen() const;

    QueueFilter m_filter;
    QString m_agent;
    QList<std::pair<CaseStatus, QCheckBox*>> m_statuses;
    QComboBox* m_tag;
    QComboBox* m_priority;
    QComboBox* m_assignee;
    QComboBox* m_sort;
    bool m_filling = false;
};

/// The tab in which all of `statuses` are, or Any.
QueueFilter::Tab tabOf(const QList<CaseStatus>& statuses, QueueFilter::Tab otherwise);
/// What a filter asks beyond its view and tab: "refund · urgent · nobody's"; empty: nothing.
QString queueFilterInWords(const QueueFilter& filter);

} // namespace threadline
