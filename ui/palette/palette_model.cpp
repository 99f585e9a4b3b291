// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_model.h"

#include "core/workspace/macro_steps.h"
#include "ui/models/customer_list_model.h"

#include <algorithm>
#include <numeric>

namespace threadline {

namespace {

QString headingOf(PaletteModel::Group group)
{
    switch (group) {
    case PaletteModel::Group::Keys:
        return QStringLiteral("Tab writes");
    case PaletteModel::Group::Views:
        return QStringLiteral("Saved searches");
    case PaletteModel::Group::Commands:
        return QStringLiteral("Commands");
    case PaletteModel::Group::Macros:
        return QStringLiteral("Macros for the open case");
    case PaletteModel::Group::Cases:
        return QStringLiteral("Cases");
    case PaletteModel::Group::Customers:
        return QStringLiteral("Customers");
    case PaletteModel::Group::Messages:
        return QStringLiteral("Messages");
    }
    return {};
}

struct ItemWords
{
    QString operator()(const PaletteCommand& command) const { return command.text; }
    QString operator()(const PaletteMacro& macro) const
    {
        return QStringLiteral("Macro %1, %2").arg(macro.name, macro.steps);
    }
    QString operator()(const Case& found) const
    {
        return QStringLiteral("Case %1, %2").arg(found.number).arg(found.subject);
    }
    QString operator()(const Customer& customer) const { return customerTitle(customer); }
    QString operator()(const SearchHit& hit) const
    {
        const QString words = QStringLiteral("%1, %2, %3").arg(hit.customerName, hit.subject, hit.snippet);
        return hit.foundIn.isEmpty() ? words : words + QStringLiteral(", in the attachment ") + hit.foundIn;
    }
    QString operator()(const PaletteKey& key) const
    {
        return key.completion.words.isEmpty() ? key.completion.text
                                              : key.completion.text + QStringLiteral(", ") + key.completion.words;
    }
    QString operator()(const SavedView& view) const
    {
        return QStringLiteral("%1, %2").arg(view.name, view.filter.search);
    }
};

bool beginsSomeWord(const QString& text, const QString& beginning)
{
    const auto words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::any_of(words.cbegin(), words.cend(), [&](const QString& word) {
        return word.startsWith(beginning, Qt::CaseInsensitive);
    });
}

} // namespace

void PaletteModel::setGroup(Group group, const QList<PaletteItem>& items)
{
    QList<PaletteItem>& known = m_items[static_cast<size_t>(group)];
    if (known == items) {
        return;
    }
    beginResetModel();
    known = items;
    layOut();
    endResetModel();
}

void PaletteModel::clear()
{
    beginResetModel();
    m_items = {};
    layOut();
    endResetModel();
}

void PaletteModel::layOut()
{
    m_rows.clear();
    for (int g = 0; g < groups; ++g) {
        const auto& items = m_items[static_cast<size_t>(g)];
        if (items.isEmpty()) {
            continue;
        }
        const auto group = static_cast<Group>(g);
        m_rows.append({group, -1, {}});
        if (group == Group::Messages) {
            layOutMessages(items);
            continue;
        }
        for (int i = 0; i < items.size(); ++i) {
            m_rows.append({group, i, {}});
        }
    }
}

void PaletteModel::layOutMessages(const QList<PaletteItem>& hits)
{
    const auto groupOf = [&](int item) { return std::get<SearchHit>(hits[item]).group; };
    QList<int> order(hits.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int one, int other) { return groupOf(one) < groupOf(other); });
    for (qsizetype i = 0; i < order.size(); ++i) {
        if (i == 0 || groupOf(order[i]) != groupOf(order[i - 1])) {
            m_rows.append({Group::Messages, -1, std::get<SearchHit>(hits[order[i]]).customerName});
        }
        m_rows.append({Group::Messages, order[i], {}});
    }
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const PaletteItem* item = itemAt(index.row());
    if (!item) {
        const QString& customer = m_rows[index.row()].customer;
        if (role == CustomerRole) {
            return !customer.isEmpty();
        }
        const QString heading = customer.isEmpty() ? headingOf(m_rows[index.row()].group) : customer;
        return role == Qt::DisplayRole || role == HeadingRole ? heading : QVariant();
    }
    switch (role) {
    case ItemRole:
        return QVariant::fromValue(*item);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return std::visit(ItemWords{}, *item);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags leaf = Qt::ItemNeverHasChildren;
    return itemAt(index.row()) ? leaf | Qt::ItemIsEnabled | Qt::ItemIsSelectable : leaf;
}

const PaletteItem* PaletteModel::itemAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].item < 0) {
        return nullptr;
    }
    return &m_items[static_cast<size_t>(m_rows[row].group)][m_rows[row].item];
}

int PaletteModel::step(int fromRow, int rows) const
{
    const int count = rowCount();
    if (count == 0) {
        return -1;
    }
    int row = fromRow < 0 && rows < 0 ? 0 : fromRow;
    do {
        row = (row + (rows < 0 ? -1 : 1) + count) % count;
    } while (!itemAt(row));
    return row;
}

int PaletteModel::firstChoice() const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].item >= 0 && m_rows[row].group != Group::Keys) {
            return row;
        }
    }
    return step(-1, 1);
}

QList<PaletteItem> matchingViews(const QList<SavedView>& views, const QString& words)
{
    const auto wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<PaletteItem> found;
    for (const SavedView& view : views) {
        const bool answers = std::all_of(wanted.cbegin(), wanted.cend(),
                                         [&](const QString& word) { return beginsSomeWord(view.name, word); });
        if (answers && !view.filter.search.isEmpty()) {
            found.append(view);
        }
    }
    return found;
}

QList<PaletteItem> matchingCommands(const DeskActions& actions, const QString& words)
{
    const auto wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<PaletteItem> found;
    const QList<DeskAction> all = actions.all();
    for (const DeskAction which : all) {
        const QAction* action = actions.at(which);
        const bool answers = std::all_of(wanted.cbegin(), wanted.cend(), [&](const QString& word) {
            return beginsSomeWord(action->text(), word);
        });
        if (answers && action->isEnabled() && which != DeskAction::Palette) {
            found.append(PaletteCommand{which, action->text(), DeskActions::keysInWords(action)});
        }
    }
    return found;
}

QList<PaletteItem> matchingMacros(const QList<Macro>& macros, const QString& words)
{
    const auto wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<PaletteItem> found;
    for (const Macro& macro : macros) {
        const bool answers = std::all_of(wanted.cbegin(), wanted.cend(), [&](const QString& word) {
            return beginsSomeWord(QStringLiteral("macro ") + macro.name, word);
        });
        if (answers && !wanted.isEmpty()) {
            QStringList steps;
            for (const MacroStep& step : macro.steps) {
                steps.append(macroStepWords(step));
            }
            found.append(PaletteMacro{macro.name, steps.join(QStringLiteral(", "))});
        }
    }
    return found;
}

QList<PaletteItem> matchingCases(const QList<Case>& cases, const QString& words, int limit)
{
    QString number = words;
    if (number.startsWith(QLatin1Char('#'))) {
        number.remove(0, 1);
    }
    QList<PaletteItem> found;
    for (const Case& each : cases) {
        const bool byNumber = !number.isEmpty() && QString::number(each.number).startsWith(number);
        if (byNumber || each.subject.contains(words, Qt::CaseInsensitive)) {
            found.append(each);
        }
        if (found.size() >= limit) {
            break;
        }
    }
    return found;
}

} // namespace threadline
