// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far the history is here, in one calm line with a bar while something is still coming; a
// problem of an account in its own words with a way to the settings.
#pragma once

#include "core/workspace/views.h"
#include "ui/controls/surface.h"

#include <optional>

class QPushButton;

namespace threadline {

class TextLabel;

struct SyncWords
{
    QString sentence;
    QString more;                   ///< for the tool tip: one line per account
    std::optional<double> progress; ///< 0 to 1 while something is coming; nothing: no bar
    bool problem = false;

    friend bool operator==(const SyncWords&, const SyncWords&) = default;
};

/// Nothing when there is no account. A problem comes first, then what is still coming, then "up to
/// date".
std::optional<SyncWords> syncWords(const QList<AccountView>& accounts);

class SyncLine final : public Surface
{
    Q_OBJECT

public:
    explicit SyncLine(const Theme& theme, QWidget* parent = nullptr);

    void setAccounts(const QList<AccountView>& accounts);

Q_SIGNALS:
    void settingsWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SyncWords m_words;
    TextLabel* m_sentence;
    QPushButton* m_settings;
};

} // namespace threadline
