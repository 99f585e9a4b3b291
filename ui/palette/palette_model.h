// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the palette found, in groups: keys that can be typed, commands, cases, customers, saved
// searches, messages. Each group is set by itself as its answer comes; a heading stands before each that
// has something, and before the messages of each customer, and cannot be chosen.
// Thread: the GUI thread.
#pragma once

#include "core/search/search_completion.h"
#include "core/workspace/macro.h"
#include "core/workspace/views.h"
#include "ui/actions/desk_actions.h"

#include <QAbstractListModel>

#include <array>
#include <variant>

namespace threadline {

struct PaletteCommand
{
    DeskAction action;
    QString text;
    QString keys;

    friend bool operator==(const PaletteCommand&, const PaletteCommand&) = default;
};

/// A key of the search box, or a value behind one: choosing it writes it.
struct PaletteKey
{
    Completion completion;

    friend bool operator==(const PaletteKey&, const PaletteKey&) = default;
};

/// Steps that the open case can be taken through.
struct PaletteMacro
{
    QString name;
    QString steps; ///< in words

    friend bool operator==(const PaletteMacro&, const PaletteMacro&) = default;
};

using PaletteItem = std::variant<PaletteCommand, PaletteMacro, Case, Customer, SearchHit, PaletteKey, SavedView>;

class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Group { Keys, Commands, Macros, Cases, Customers, Views, Messages };
    enum Role {
        ItemRole = Qt::UserRole + 1,
        HeadingRole,
        CustomerRole, ///< whether a heading names a customer
    };

    using QAbstractListModel::QAbstractListModel;

    void setGroup(Group group, const QList<PaletteItem>& items);
    void clear();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Nothing for a heading.
    const PaletteItem* itemAt(int row) const;
    /// The row of an item, `rows` items further on and going round at the ends; -1: there is none.
    int step(int fromRow, int rows) const;
    /// What Enter means before anybody moved: the first item that is no key, else the first; -1: none.
    int firstChoice() const;

private:
    struct Row
    {
        Group group = Group::Commands;
        int item = -1;    ///< -1: a heading
        QString customer; ///< of a heading: whose messages follow; empty: the group's own
    };

    void layOut();
    void layOutMessages(const QList<PaletteItem>& hits);

    static constexpr int groups = 7;
    std::array<QList<PaletteItem>, groups> m_items;
    QList<Row> m_rows;
};

/// The commands that answer to some words: each word begins a word of the command.
QList<PaletteItem> matchingCommands(const DeskActions& actions, const QString& words);
/// Likewise; nothing typed: none.
QList<PaletteItem> matchingMacros(const QList<Macro>& macros, const QString& words);
/// The saved views with a search that answer to some words: each word begins a word of the name.
QList<PaletteItem> matchingViews(const QList<SavedView>& views, const QString& words);
/// The cases that answer to some words, by number or subject; at most `limit`.
QList<PaletteItem> matchingCases(const QList<Case>& cases, const QString& words, int limit);

} // namespace threadline

Q_DECLARE_METATYPE(threadline::PaletteItem)
