// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a swarm ended: the cause, what fixed it, and thanks to whom.
#pragma once

#include "core/workspace/swarm_views.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace threadline {

class TextLabel;

class SwarmResolveForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SwarmResolveForm(const Theme& theme, QWidget* parent = nullptr);

    /// Those whose answer was used are thanked, unless somebody says otherwise.
    void begin(const SwarmView& view, const QString& me);
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void resolveWanted(const threadline::SwarmResolution& resolution);
    void cancelled();

private:
    const Theme& m_theme;
    QStringList m_credit;
    QLineEdit* m_cause;
    QLineEdit* m_fix;
    QVBoxLayout* m_people;
    TextLabel* m_problem;
};

} // namespace threadline
