// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/window_memory.h"

namespace threadline {

namespace {
const QString geometryKey = QStringLiteral("window/geometry");
const QString splitterKey = QStringLiteral("window/splitter");
const QString contextKey = QStringLiteral("window/context");
const QString themeKey = QStringLiteral("window/theme");
const QString afterKey = QStringLiteral("composer/after_sending");
const QString viewKey = QStringLiteral("queue/view");
const QString tabKey = QStringLiteral("queue/tab");
const QString customerKey = QStringLiteral("place/customer");
const QString caseKey = QStringLiteral("place/case");

/// A number of an enumeration whose last value is `last`; the first for anything else.
template <class Enum>
Enum enumFrom(const QVariant& value, Enum last)
{
    const int number = value.toInt();
    return number >= 0 && number <= static_cast<int>(last) ? static_cast<Enum>(number) : Enum{};
}
} // namespace

WindowMemory::WindowMemory(const QString& stateFile)
    : m_settings(stateFile, QSettings::IniFormat)
{
}

QByteArray WindowMemory::geometry() const
{
    return m_settings.value(geometryKey).toByteArray();
}

void WindowMemory::setGeometry(const QByteArray& geometry)
{
    m_settings.setValue(geometryKey, geometry);
}

QByteArray WindowMemory::splitter() const
{
    return m_settings.value(splitterKey).toByteArray();
}

void WindowMemory::setSplitter(const QByteArray& state)
{
    m_settings.setValue(splitterKey, state);
}

bool WindowMemory::contextShown() const
{
    return m_settings.value(contextKey, true).toBool();
}

void WindowMemory::setContextShown(bool shown)
{
    m_settings.setValue(contextKey, shown);
}

ThemeChoice WindowMemory::theme() const
{
    return themeChoiceFromName(m_settings.value(themeKey).toString());
}

void WindowMemory::setTheme(ThemeChoice choice)
{
    m_settings.setValue(themeKey, themeChoiceName(choice));
}

AfterSending WindowMemory::afterSending() const
{
    return enumFrom(m_settings.value(afterKey), AfterSending::Solved);
}

void WindowMemory::setAfterSending(AfterSending after)
{
    m_settings.setValue(afterKey, static_cast<int>(after));
}

QueueFilter WindowMemory::filter() const
{
    return {enumFrom(m_settings.value(viewKey), QueueFilter::View::Unassigned),
            enumFrom(m_settings.value(tabKey), QueueFilter::Tab::Snoozed)};
}

void WindowMemory::setFilter(const QueueFilter& filter)
{
    m_settings.setValue(viewKey, static_cast<int>(filter.view));
    m_settings.setValue(tabKey, static_cast<int>(filter.tab));
}

QStringList WindowMemory::told() const
{
    return m_settings.value(QStringLiteral("told")).toStringList();
}

void WindowMemory::setTold(const QStringList& told)
{
    m_settings.setValue(QStringLiteral("told"), told);
}

std::optional<CustomerId> WindowMemory::customer() const
{
    return CustomerId::fromText(m_settings.value(customerKey).toString());
}

std::optional<CaseId> WindowMemory::inCase() const
{
    return CaseId::fromText(m_settings.value(caseKey).toString());
}

void WindowMemory::setPlace(std::optional<CustomerId> customer, std::optional<CaseId> inCase)
{
    m_settings.setValue(customerKey, customer ? customer->text() : QString());
    m_settings.setValue(caseKey, inCase ? inCase->text() : QString());
}

} // namespace threadline
