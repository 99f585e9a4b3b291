// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the palette found, in groups: commands, cases, customers, messages. Each group is set by
// itself as its answer comes; a heading stands before each that has something and cannot be chosen.
// Thread: the GUI thread.
#pragma once

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

/// Steps that the open case can be taken through.
struct PaletteMacro
{
    QString name;
    QString steps; ///< in words

    friend bool operator==(const PaletteMacro&, const PaletteMacro&) = default;
};

using PaletteItem = std::variant<PaletteCommand, PaletteMacro, Case, Customer, SearchHit>;

class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Group { Commands, Macros, Cases, Customers, Messages };
    enum Role { ItemRole = Qt::UserRole + 1, HeadingRole };

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

private:
    struct Row
    {
        Group group = Group::Commands;
        int item = -1; ///< -1: the heading
    };

    void layOut();

    static constexpr int groups = 5;
    std::array<QList<PaletteItem>, groups> m_items;
    QList<Row> m_rows;
};

/// The commands that answer to some words: each word begins a word of the command.
QList<PaletteItem> matchingCommands(const DeskActions& actions, const QString& words);
/// Likewise; nothing typed: none.
QList<PaletteItem> matchingMacros(const QList<Macro>& macros, const QString& words);
/// The cases that answer to some words, by number or subject; at most `limit`.
QList<PaletteItem> matchingCases(const QList<Case>& cases, const QString& words, int limit);

} // namespace threadline

Q_DECLARE_METATYPE(threadline::PaletteItem)
