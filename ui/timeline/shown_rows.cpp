// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/shown_rows.h"

#include "ui/timeline/line_painter.h"

#include <algorithm>

namespace threadline {

namespace {

/// Rows laid out beyond this many outside the window are thrown away.
constexpr int keptAround = 24;
/// Corrections settle in two or three rounds; more would mean that heights never agree.
constexpr int mostRounds = 12;
constexpr int topMargin = 12;
constexpr int bottomMargin = 6;

} // namespace

ShownRows::ShownRows(const Theme& theme, TimelineModel& model, ImageShelf& images)
    : m_theme(theme)
    , m_model(model)
    , m_images(images)
{
    makeHeights();
}

void ShownRows::setWindow(QSize window)
{
    if (window == m_window) {
        return;
    }
    const std::optional<Anchor> before = anchor();
    const bool wider = window.width() != m_window.width();
    m_window = window;
    if (wider) {
        m_measured.clear();
        m_laidOut.clear();
        makeHeights();
    }
    place(before);
    settle();
}

void ShownRows::startOver()
{
    m_measured.clear();
    m_laidOut.clear();
    m_folds.clear();
    m_asked.clear();
    m_goal.reset();
    makeHeights();
    goToEnd();
}

void ShownRows::rowsChanged()
{
    m_goal.reset();
    makeHeights();
    // The rows are others already; what one was reading is known by its entry.
    const int row = m_atEnd ? -1 : m_model.rowOf(m_anchorKey);
    place(row < 0 ? std::nullopt : std::optional<Anchor>({row, m_anchorY}));
    settle();
}

void ShownRows::forgetLayouts()
{
    const std::optional<Anchor> before = anchor();
    m_measured.clear();
    m_laidOut.clear();
    makeHeights();
    place(before);
    settle();
}

void ShownRows::forget(const QList<InteractionKey>& keys)
{
    for (const InteractionKey key : keys) {
        m_laidOut.erase(key);
    }
    settle();
}

void ShownRows::goToEnd()
{
    m_goal.reset();
    m_atEnd = true;
    settle();
}

void ShownRows::goTo(int row, double part)
{
    if (row < 0 || row >= m_heights.count()) {
        return;
    }
    m_atEnd = false;
    m_goal = Anchor{row, int(part * m_window.height())};
    settle();
}

void ShownRows::scrollTo(qint64 value)
{
    m_goal.reset();
    m_value = std::clamp<qint64>(value, 0, mostValue());
    m_atEnd = m_value >= mostValue();
    settle();
}

qint64 ShownRows::contentHeight() const
{
    return m_heights.count() == 0 ? 0 : topMargin + m_heights.total() + bottomMargin;
}

qint64 ShownRows::mostValue() const
{
    return std::max<qint64>(0, contentHeight() - m_window.height());
}

qint64 ShownRows::offset(int row) const
{
    return topMargin + m_heights.offset(row);
}

int ShownRows::topOf(int row) const
{
    // A short history stands at the bottom, where new words appear.
    const qint64 slack = std::max<qint64>(0, m_window.height() - contentHeight());
    return int(offset(row) - m_value + slack);
}

int ShownRows::rowAt(int windowY) const
{
    for (int row = m_first; row <= m_last; ++row) {
        if (windowY >= topOf(row) && windowY < topOf(row) + heightOf(row)) {
            return row;
        }
    }
    return -1;
}

int ShownRows::rowOfEntry(InteractionKey key) const
{
    const int row = m_model.rowOf(key);
    return row >= 0 && m_model.markOf(row).key == key ? row : -1;
}

bool ShownRows::isEntry(int row) const
{
    return m_model.row(row).kind == TimelineRow::Kind::Entry;
}

const LaidOutEntry* ShownRows::laidOut(int row) const
{
    if (!isEntry(row)) {
        return nullptr;
    }
    const auto found = m_laidOut.find(m_model.markOf(row).key);
    return found == m_laidOut.end() ? nullptr : found->second.get();
}

void ShownRows::setFolds(InteractionKey key, EntryFolds folds)
{
    m_folds.insert(key, folds);
    forget({key});
}

std::optional<ShownRows::Anchor> ShownRows::anchor() const
{
    if (m_atEnd || m_heights.count() == 0) {
        return std::nullopt;
    }
    if (m_goal) {
        return m_goal;
    }
    const int top = m_heights.rowAt(m_value - topMargin);
    // Heights above the first entry that starts in the window may change; its place may not.
    for (int row = top; row < m_heights.count() && topOf(row) < m_window.height(); ++row) {
        if (topOf(row) >= 0 && m_model.row(row).kind == TimelineRow::Kind::Entry) {
            return Anchor{row, topOf(row)};
        }
    }
    return Anchor{top, topOf(top)};
}

void ShownRows::place(const std::optional<Anchor>& anchor)
{
    m_value =
        anchor ? std::clamp<qint64>(offset(anchor->row) - anchor->y, 0, mostValue()) : mostValue();
}

void ShownRows::settle()
{
    if (m_heights.count() == 0 || m_window.isEmpty()) {
        m_first = 0;
        m_last = -1;
        return;
    }
    const std::optional<Anchor> fixed = anchor();
    int first = 0;
    int last = 0;
    for (int round = 0; round < mostRounds; ++round) {
        place(fixed);
        findVisible();
        // A little beyond the window, so that a turn of the wheel meets rows that are ready.
        first = std::max(0, m_first - 2);
        last = std::min(m_heights.count() - 1, m_last + 2);
        if (!measure(first, last)) {
            break;
        }
    }
    if (const auto at = anchor()) {
        m_anchorKey = m_model.markOf(at->row).key;
        m_anchorY = at->y;
    }
    evict(first, last);
    askFor(m_first, m_last);
}

bool ShownRows::measure(int first, int last)
{
    bool changed = false;
    for (int row = first; row <= last; ++row) {
        if (m_model.row(row).kind != TimelineRow::Kind::Entry) {
            continue;
        }
        const InteractionKey key = m_model.markOf(row).key;
        std::unique_ptr<LaidOutEntry>& entry = m_laidOut[key];
        if (!entry) {
            const TimelineEntry* known = m_model.entries().find(key);
            if (!known) {
                m_laidOut.erase(key);
                continue;
            }
            ++m_layoutsMade;
            entry = std::make_unique<LaidOutEntry>(*known, m_theme, m_model.moment(),
                                                   m_folds.value(key), m_images, m_window.width());
        }
        if (entry->height() != m_heights.height(row)) {
            m_heights.setHeight(row, entry->height());
            changed = true;
        }
        m_measured.insert(key, entry->height());
    }
    return changed;
}

void ShownRows::findVisible()
{
    const qint64 slack = std::max<qint64>(0, m_window.height() - contentHeight());
    m_first = m_heights.rowAt(m_value - topMargin - slack);
    m_last = m_heights.rowAt(m_value - topMargin - slack + m_window.height());
}

void ShownRows::evict(int first, int last)
{
    if (m_laidOut.size() <= size_t(last - first + 1 + keptAround)) {
        return;
    }
    const InteractionKey from = m_model.markOf(std::max(0, first - keptAround / 2)).key;
    const InteractionKey to =
        m_model.markOf(std::min(m_heights.count() - 1, last + keptAround / 2)).key;
    std::erase_if(m_laidOut,
                  [from, to](const auto& item) { return item.first < from || item.first > to; });
}

void ShownRows::askFor(int first, int last)
{
    const int around = std::max(8, last - first);
    QList<InteractionKey> keys;
    const auto add = [this, &keys](int row) {
        if (row >= 0 && row < m_heights.count()) {
            keys.append(m_model.keysOf(row));
        }
    };
    for (int row = first; row <= last; ++row) {
        add(row);
    }
    for (int step = 1; step <= around; ++step) {
        add(first - step);
        add(last + step);
    }
    if (keys != m_asked) {
        m_asked = keys;
        m_model.entries().want(keys);
    }
}

void ShownRows::makeHeights()
{
    static constexpr double usualLetter = 7;
    const EntryMeasures measures = entryMeasures(m_theme);
    const double line = m_theme.scaled(18);
    const double letter = m_theme.scaled(usualLetter);
    const int day = dayLineHeight(m_theme);
    const int boundary = caseLineHeight(m_theme);
    const int newest = newLineHeight(m_theme);
    const int happening = happeningLineHeight(m_theme);
    QList<int> heights;
    heights.reserve(m_model.rowCount());
    for (int row = 0; row < m_model.rowCount(); ++row) {
        switch (m_model.row(row).kind) {
        case TimelineRow::Kind::Day:
            heights.append(day);
            break;
        case TimelineRow::Kind::Case:
            heights.append(boundary);
            break;
        case TimelineRow::Kind::New:
            heights.append(newest);
            break;
        case TimelineRow::Kind::Happening:
            heights.append(happening);
            break;
        case TimelineRow::Kind::Entry: {
            const TimelineMark& mark = m_model.markOf(row);
            const auto measured = m_measured.constFind(mark.key);
            heights.append(measured != m_measured.constEnd()
                               ? *measured
                               : guessedHeight(mark.textSize, mark.attachments, m_window.width(),
                                               line, letter, measures));
            break;
        }
        }
    }
    m_heights.assign(heights);
}

} // namespace threadline
