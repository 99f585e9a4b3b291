// SPDX-License-Identifier: GPL-3.0-or-later
//
// One step of a macro as fields, made from what its kind is written with. Thread: the GUI thread.
#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QHBoxLayout;

namespace threadline {

class MacroStepRow final : public QWidget
{
    Q_OBJECT

public:
    MacroStepRow(const Theme& theme, const QJsonObject& step, QWidget* parent = nullptr);

    /// As core/workspace/macro_steps.h reads it; what may be missing and is empty is left out.
    QJsonObject step() const;

Q_SIGNALS:
    void removeWanted();

private:
    void rebuild(const QJsonObject& step);
    QWidget* makeField(const QString& key, const QString& value);

    const Theme& m_theme;
    QComboBox* m_kind;
    QWidget* m_fields = nullptr;
    QHBoxLayout* m_line;
    QHash<QString, QWidget*> m_values; ///< by key
};

} // namespace threadline
