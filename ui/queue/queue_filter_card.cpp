// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_filter_card.h"

#include "ui/controls/text_label.h"
#include "ui/models/case_words.h"
#include "ui/theme/desk_style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPushButton>
#include <QScreen>

#include <algorithm>

namespace threadline {

namespace {

constexpr int cardWidth = 320;
using Sort = QueueFilter::Sort;

QString sortWords(Sort sort)
{
    switch (sort) {
    case Sort::Usual:
        return QStringLiteral("As usual");
    case Sort::Newest:
        return QStringLiteral("Newest first");
    case Sort::LongestWaiting:
        return QStringLiteral("Longest waiting first");
    case Sort::PriorityFirst:
        return QStringLiteral("Priority first");
    case Sort::SlaFirst:
        return QStringLiteral("First due first");
    }
    return {};
}

} // namespace

QueueFilter::Tab tabOf(const QList<CaseStatus>& statuses, QueueFilter::Tab otherwise)
{
    using Tab = QueueFilter::Tab;
    const auto allAmong = [&](CaseStatus one, CaseStatus other) {
        return std::all_of(statuses.begin(), statuses.end(),
                           [&](CaseStatus status) { return status == one || status == other; });
    };
    if (statuses.isEmpty()) {
        return otherwise == Tab::Any ? Tab::Open : otherwise;
    }
    if (allAmong(CaseStatus::New, CaseStatus::Open)) {
        return otherwise == Tab::Snoozed ? Tab::Snoozed : Tab::Open;
    }
    if (allAmong(CaseStatus::Waiting, CaseStatus::OnHold)) {
        return otherwise == Tab::Snoozed ? Tab::Snoozed : Tab::Waiting;
    }
    return allAmong(CaseStatus::Solved, CaseStatus::Closed) ? Tab::Solved : Tab::Any;
}

QString queueFilterInWords(const QueueFilter& filter)
{
    QStringList words;
    for (const CaseStatus status : filter.statuses) {
        words.append(caseStatusWords(status));
    }
    if (!filter.tag.isEmpty()) {
        words.append(filter.tag);
    }
    if (filter.priority) {
        words.append(QStringLiteral("priority %1").arg(casePriorityWords(*filter.priority).toLower()));
    }
    if (filter.assignee) {
        words.append(filter.assignee->isEmpty() ? QStringLiteral("nobody’s") : *filter.assignee);
    }
    if (filter.sort != Sort::Usual) {
        words.append(sortWords(filter.sort).toLower());
    }
    return words.join(QStringLiteral(" · "));
}

QueueFilterCard::QueueFilterCard(const Theme& theme, const QueueFilter& filter, const QString& agent, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_filter(filter)
    , m_agent(agent)
    , m_tag(new QComboBox)
    , m_priority(new QComboBox)
    , m_assignee(new QComboBox)
    , m_sort(new QComboBox)
{
    setObjectName(QStringLiteral("queueFilterCard"));
    setAccessibleName(QStringLiteral("Filter the cases"));
    setWindowFlags(Qt::Popup);
    setAttribute(Qt::WA_DeleteOnClose);
    setCard(true);
    setFixedWidth(theme.scaled(cardWidth));
    auto* grid = new QGridLayout(this);
    const int margin = theme.scaled(14);
    grid->setContentsMargins(margin, margin, margin, margin);
    grid->setHorizontalSpacing(theme.scaled(10));
    grid->setVerticalSpacing(theme.scaled(8));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    auto* heading = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
    heading->setText(QStringLiteral("Status"));
    grid->addWidget(heading, 0, 0);
    int place = 0;
    for (const auto status : {CaseStatus::New, CaseStatus::Open, CaseStatus::Waiting, CaseStatus::OnHold,
                              CaseStatus::Solved, CaseStatus::Closed}) {
        auto* box = new QCheckBox(caseStatusWords(status));
        box->setObjectName(QStringLiteral("filterStatus_") + caseStatusName(status));
        box->setChecked(filter.statuses.contains(status));
        connect(box, &QCheckBox::toggled, this, &QueueFilterCard::choose);
        grid->addWidget(box, place / 2, 1 + place % 2);
        m_statuses.append({status, box});
        ++place;
    }
    const auto add = [&](QComboBox* box, const QString& words, const char* name) {
        auto* label = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
        label->setText(words);
        label->setBuddy(box);
        box->setObjectName(QString::fromLatin1(name));
        box->setAccessibleName(words);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(box, row, 1, 1, 2);
        connect(box, &QComboBox::currentIndexChanged, this, &QueueFilterCard::choose);
    };
    m_filling = true;
    add(m_tag, QStringLiteral("Tag"), "filterTag");
    add(m_priority, QStringLiteral("Priority"), "filterPriority");
    add(m_assignee, QStringLiteral("Assigned to"), "filterAssignee");
    add(m_sort, QStringLiteral("Order"), "filterSort");
    m_tag->addItem(QStringLiteral("Any"));
    m_priority->addItem(QStringLiteral("Any"));
    for (const auto priority : {CasePriority::Urgent, CasePriority::High, CasePriority::Normal, CasePriority::Low}) {
        m_priority->addItem(casePriorityWords(priority), static_cast<int>(priority));
    }
    m_priority->setCurrentIndex(filter.priority ? m_priority->findData(static_cast<int>(*filter.priority)) : 0);
    m_assignee->addItem(QStringLiteral("Anyone"));
    m_assignee->addItem(QStringLiteral("Nobody"), QString());
    m_assignee->addItem(QStringLiteral("%1 (you)").arg(agent), agent);
    for (const auto sort : {Sort::Usual, Sort::Newest, Sort::LongestWaiting, Sort::PriorityFirst, Sort::SlaFirst}) {
        m_sort->addItem(sortWords(sort), static_cast<int>(sort));
    }
    m_sort->setCurrentIndex(m_sort->findData(static_cast<int>(filter.sort)));
    setVocabulary({});
    auto* clear = new QPushButton(QStringLiteral("Show all"));
    clear->setObjectName(QStringLiteral("filterClear"));
    setButtonRole(*clear, ButtonRole::Quiet);
    connect(clear, &QPushButton::clicked, this, [this] {
        QueueFilter plain;
        plain.view = m_filter.view;
        plain.tab = tabOf({}, m_filter.tab);
        close();
        Q_EMIT filterChosen(plain);
    });
    grid->addWidget(clear, grid->rowCount(), 0, 1, 3, Qt::AlignRight);
}

void QueueFilterCard::setVocabulary(const CaseVocabulary& words)
{
    m_filling = true;
    fill(*m_tag, words.tags, m_filter.tag, 1);
    QStringList others = words.agents;
    others.removeAll(m_agent);
    fill(*m_assignee, others, m_filter.assignee.value_or(QString()), 3);
    if (!m_filter.assignee) {
        m_assignee->setCurrentIndex(0);
    }
    m_filling = false;
}

void QueueFilterCard::fill(QComboBox& box, const QStringList& words, const QString& chosen, int fixed)
{
    while (box.count() > fixed) {
        box.removeItem(box.count() - 1);
    }
    for (const QString& word : words) {
        box.addItem(word, word);
    }
    if (!chosen.isEmpty() && box.findData(chosen) < 0) {
        box.addItem(chosen, chosen);
    }
    box.setCurrentIndex(chosen.isEmpty() ? std::max(0, box.findData(QString())) : box.findData(chosen));
}

void QueueFilterCard::openAt(const QRect& place)
{
    adjustSize();
    const QRect room = (parentWidget() ? parentWidget() : this)->screen()->availableGeometry();
    move(qBound(room.left(), place.left(), qMax(room.left(), room.right() - width())),
         qMin(place.bottom() + 4, room.bottom() - height()));
    show();
    m_statuses.first().second->setFocus();
}

void QueueFilterCard::choose()
{
    if (!m_filling) {
        m_filter = chosen();
        Q_EMIT filterChosen(m_filter);
    }
}

QueueFilter QueueFilterCard::chosen() const
{
    QueueFilter filter = m_filter;
    filter.statuses.clear();
    for (const auto& [status, box] : m_statuses) {
        if (box->isChecked()) {
            filter.statuses.append(status);
        }
    }
    filter.tab = tabOf(filter.statuses, m_filter.tab);
    filter.tag = m_tag->currentData().toString();
    filter.priority = m_priority->currentIndex() > 0
                          ? std::optional(static_cast<CasePriority>(m_priority->currentData().toInt()))
                          : std::nullopt;
    filter.assignee =
        m_assignee->currentIndex() > 0 ? std::optional(m_assignee->currentData().toString()) : std::nullopt;
    filter.sort = static_cast<Sort>(m_sort->currentData().toInt());
    return filter;
}

} // namespace threadline
