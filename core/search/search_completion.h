// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can go on at the cursor of a search box: keys, and the values behind those that have a list.
// Pure: whoever asks brings the names there are. Any thread.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace threadline {

/// The names of this workspace, in the order in which they are to be offered.
struct SearchVocabulary
{
    QStringList channels;
    QStringList statuses; ///< as they are stored
    QStringList tags;
    QStringList agents;
    QStringList priorities = {}; ///< as they are stored
};

struct Completion
{
    qsizetype replaceFrom = 0; ///< in what was typed
    qsizetype replaceLength = 0;
    QString text;  ///< what to put there
    QString words; ///< what it finds, for the list; empty: the text says it

    friend bool operator==(const Completion&, const Completion&) = default;
};

/// A key is offered at the end of its letters, also after a minus and where nothing is typed yet; a
/// value anywhere inside it, as a whole. Nothing that would change nothing. `cursor` counts UTF-16
/// code units, as QLineEdit does.
QList<Completion> completionsFor(const QString& typed, qsizetype cursor,
                                 const SearchVocabulary& vocabulary);

} // namespace threadline
