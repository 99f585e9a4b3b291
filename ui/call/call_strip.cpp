// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/call/call_strip.h"

#include "ui/call/call_row.h"

#include <QAccessible>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline {

namespace {

bool ringsHere(const CallView& view)
{
    return view.call.direction == Direction::Inbound && view.call.state == LiveCall::State::Ringing;
}

} // namespace

CallStrip::CallStrip(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::accentSoft, Qt::BottomEdge, parent)
    , m_lines(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("callStrip"));
    setAccessibleName(QStringLiteral("Calls"));
    m_lines->setContentsMargins(0, theme.scaled(4), 0, theme.scaled(4));
    m_lines->setSpacing(0);
    hide();
}

CallRow* CallStrip::makeRow(const CallView& call)
{
    auto* row = new CallRow(theme(), call);
    connect(row, &CallRow::openWanted, this, [this, row] { Q_EMIT openWanted(row->view()); });
    connect(row, &CallRow::answerWanted, this, [this, row] { Q_EMIT answerWanted(row->view()); });
    connect(row, &CallRow::hangUpWanted, this, [this, row] { Q_EMIT hangUpWanted(row->view()); });
    connect(row, &CallRow::noteWanted, this, [this, row] { Q_EMIT noteWanted(row->view()); });
    m_lines->addWidget(row);
    return row;
}

void CallStrip::showCalls(const QList<CallView>& calls)
{
    QList<CallRow*> rows;
    QString heard;
    for (const CallView& call : calls) {
        const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&](const CallRow* row) {
            return row->view().call.id == call.call.id;
        });
        if (known == m_rows.end()) {
            rows.append(makeRow(call));
            heard = callWords(call);
        } else {
            (*known)->showCall(call);
            rows.append(*known);
        }
    }
    for (CallRow* row : std::as_const(m_rows)) {
        if (!rows.contains(row)) {
            row->hide();
            row->deleteLater();
        }
    }
    m_rows = rows;
    setVisible(!m_rows.isEmpty());
    if (!heard.isEmpty()) {
        setAccessibleName(heard);
        QAccessibleEvent told(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&told);
    }
}

std::optional<CallView> CallStrip::ringing() const
{
    for (const CallRow* row : m_rows) {
        if (ringsHere(row->view())) {
            return row->view();
        }
    }
    return std::nullopt;
}

std::optional<CallView> CallStrip::meant() const
{
    if (const auto rings = ringing()) {
        return rings;
    }
    for (const CallRow* row : m_rows) {
        if (row->view().call.state == LiveCall::State::Talking) {
            return row->view();
        }
    }
    return m_rows.isEmpty() ? std::nullopt : std::optional(m_rows.first()->view());
}

} // namespace threadline
