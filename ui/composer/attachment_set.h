// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files an agent attached to what is being written.
#pragma once

#include <QList>
#include <QString>

namespace threadline {

struct ChosenFile
{
    QString path;
    QString name;
    qint64 size = 0; ///< bytes when it was chosen

    friend bool operator==(const ChosenFile&, const ChosenFile&) = default;
};

class AttachmentSet
{
public:
    /// Takes what is readable and new, in the order given; answers one sentence for what is not
    /// (a folder, a file that is gone), or nothing.
    QString add(const QList<ChosenFile>& files);
    void removeAt(qsizetype index) { m_files.removeAt(index); }
    void clear() { m_files.clear(); }

    const QList<ChosenFile>& files() const { return m_files; }
    QStringList paths() const;
    qint64 totalSize() const;
    qint64 largestSize() const;
    bool isEmpty() const { return m_files.isEmpty(); }

private:
    QList<ChosenFile> m_files;
};

/// Looks at files on disk; a path that cannot be read has size -1, a folder -2. Reads the disk: not
/// for the GUI thread.
QList<ChosenFile> lookAt(const QStringList& paths);

/// Whether the words promise a file ("attached", "im Anhang", "ci-joint"): quoted lines do not
/// count.
bool mentionsAttachment(const QString& text);

} // namespace threadline
