// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window remembers from one day to the next, in one file of the workspace's folder.
#pragma once

#include "core/workspace/views.h"
#include "ui/composer/composer.h"
#include "ui/theme/theme.h"

#include <QSettings>

namespace threadline {

class WindowMemory final
{
public:
    /// The file need not exist; an empty path remembers nothing.
    explicit WindowMemory(const QString& stateFile);

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    QByteArray splitter() const;
    void setSplitter(const QByteArray& state);
    bool contextShown() const;
    void setContextShown(bool shown);
    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    AfterSending afterSending() const;
    void setAfterSending(AfterSending after);
    QueueFilter filter() const;
    void setFilter(const QueueFilter& filter);
    /// Keys of alerts that were told (core/workspace/alerts.h).
    QStringList told() const;
    void setTold(const QStringList& told);
    std::optional<CustomerId> customer() const;
    std::optional<CaseId> inCase() const;
    void setPlace(std::optional<CustomerId> customer, std::optional<CaseId> inCase);

private:
    mutable QSettings m_settings;
};

} // namespace threadline
