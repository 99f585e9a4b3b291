// SPDX-License-Identifier: GPL-3.0-or-later
//
// What agents wrote down about a customer, each line a field one can type into: organisation,
// language, time zone with the time it is there, tags, a note. What is being typed is never
// overwritten by news. Shows and announces, asks nothing. Thread: GUI.
#pragma once

#include "core/customers/customer_events.h"
#include "core/workspace/views.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLineEdit;
class QPlainTextEdit;

namespace threadline {

class TextLabel;
class Theme;

class CustomerDetails final : public QWidget
{
    Q_OBJECT

public:
    explicit CustomerDetails(const Theme& theme, QWidget* parent = nullptr);

    /// Another customer than the one shown saves what was being typed for that one first.
    void showCard(const CustomerCard& card);
    /// A value was refused: the field shows again what holds.
    void restore();

Q_SIGNALS:
    void fieldChanged(threadline::CustomerId customer, threadline::CustomerField field, const QString& value);
    void tagChanged(threadline::CustomerId customer, const QString& tag, bool tagged);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLineEdit* addLine(QGridLayout& grid, const QString& label, const QString& name, const QString& placeholder);
    void saveTyped();
    void saveField(CustomerField field, const QString& typed);
    void saveTags();
    void showTime();

    const Theme& m_theme;
    CustomerCard m_card;
    QMap<QString, QString> m_sent;          ///< announced and not in the card yet
    std::optional<QStringList> m_sentTags;
    QLineEdit* m_organisation = nullptr;
    QLineEdit* m_language = nullptr;
    QLineEdit* m_timeZone = nullptr;
    QLineEdit* m_tags = nullptr;
    QPlainTextEdit* m_note = nullptr;
    TextLabel* m_time = nullptr;
    QTimer m_clock;
};

} // namespace threadline
