// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/calendar_editor.h"

#include "core/async/when_finished.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QtConcurrent>

namespace threadline {

namespace {

constexpr int spacing = 10;
constexpr int holidayLines = 7;

Expected<HolidayImport> readHolidays(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Remedy::Rejected, QStringLiteral("This file cannot be read: choose another one.")};
    }
    return importHolidays(file.read(maxIcsBytes + 1), QDate(QDate::currentDate().year(), 1, 1));
}

QStringList timeZones()
{
    QStringList names;
    const QList<QByteArray> all = QTimeZone::availableTimeZoneIds();
    for (const QByteArray& name : all) {
        if (name.contains('/') || name == "UTC") {
            names.append(QString::fromUtf8(name));
        }
    }
    return names;
}

} // namespace

CalendarEditor::CalendarEditor(const Theme& theme, QWidget* parent)
    : Surface(theme, &ThemeTokens::panel, {}, parent)
    , m_name(new QLineEdit)
    , m_timeZone(new QComboBox)
    , m_holidays(new QPlainTextEdit)
    , m_imported(new TextLabel(theme, TextRole::Caption, ColourRole::Ink2))
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
{
    setObjectName(QStringLiteral("calendarEditor"));
    setCard(true);
    auto* lines = new QVBoxLayout(this);
    const int margin = theme.scaled(16);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->setSpacing(theme.scaled(spacing));
    addHours(*lines);
    addHolidays(*lines);
    m_problem->setObjectName(QStringLiteral("calendarProblem"));
    m_problem->setWrapped();
    m_problem->hide();
    lines->addWidget(m_problem);
    addButtons(*lines);
}

void CalendarEditor::addHours(QVBoxLayout& lines)
{
    auto* fields = new QFormLayout;
    m_name->setObjectName(QStringLiteral("calendarName"));
    fields->addRow(QStringLiteral("Name"), m_name);
    m_timeZone->setObjectName(QStringLiteral("calendarZone"));
    m_timeZone->setEditable(true);
    m_timeZone->setInsertPolicy(QComboBox::NoInsert);
    m_timeZone->addItems(timeZones());
    m_timeZone->completer()->setFilterMode(Qt::MatchContains);
    m_timeZone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    fields->addRow(QStringLiteral("Time zone"), m_timeZone);
    for (size_t day = 0; day < m_hours.size(); ++day) {
        const QString name = weekdayWords(static_cast<int>(day));
        m_hours[day] = new QLineEdit;
        m_hours[day]->setObjectName(QStringLiteral("hours-") + name.toLower());
        m_hours[day]->setPlaceholderText(QStringLiteral("closed"));
        fields->addRow(name, m_hours[day]);
    }
    lines.addLayout(fields);
    auto* hint = new TextLabel(theme(), TextRole::Caption, ColourRole::Ink2);
    hint->setText(QStringLiteral("Hours like 09:00-12:00, 13:00-17:30. A night shift goes on counting: 22:00-30:00."));
    hint->setWrapped();
    lines.addWidget(hint);
}

void CalendarEditor::addHolidays(QVBoxLayout& lines)
{
    auto* heading = new TextLabel(theme(), TextRole::BodyStrong, ColourRole::Ink);
    heading->setText(QStringLiteral("Holidays"));
    auto* import = new QPushButton(QStringLiteral("Import…"));
    import->setObjectName(QStringLiteral("importHolidays"));
    import->setToolTip(QStringLiteral("From an iCalendar file (.ics), for ten years"));
    connect(import, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, QStringLiteral("Import holidays"), QString(),
                                                          QStringLiteral("iCalendar files (*.ics *.ical)"));
        if (!path.isEmpty()) {
            importFile(path);
        }
    });
    auto* top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(import);
    lines.addLayout(top);
    m_holidays->setObjectName(QStringLiteral("holidays"));
    m_holidays->setAccessibleName(QStringLiteral("Holidays, one to the line"));
    m_holidays->setPlaceholderText(
        QStringLiteral("2026-12-24 Christmas Eve\n12-25 Christmas Day (without a year: every year)"));
    m_holidays->setTabChangesFocus(true);
    m_holidays->setMinimumHeight(m_holidays->fontMetrics().lineSpacing() * holidayLines);
    lines.addWidget(m_holidays);
    m_imported->setObjectName(QStringLiteral("importedHolidays"));
    m_imported->setWrapped();
    m_imported->hide();
    lines.addWidget(m_imported);
}

void CalendarEditor::addButtons(QVBoxLayout& lines)
{
    auto* save = new QPushButton(QStringLiteral("Save calendar"));
    save->setObjectName(QStringLiteral("saveCalendar"));
    setButtonRole(*save, ButtonRole::Primary);
    connect(save, &QPushButton::clicked, this, &CalendarEditor::save);
    auto* cancel = new QPushButton(QStringLiteral("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &CalendarEditor::cancelled);
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(cancel);
    line->addWidget(save);
    lines.addLayout(line);
}

void CalendarEditor::edit(const BusinessCalendar& calendar)
{
    m_problem->hide();
    m_imported->hide();
    m_name->setReadOnly(!calendar.name.isEmpty()); // policies name it
    fill(CalendarForm::of(calendar));
    (calendar.name.isEmpty() ? m_name : m_hours.front())->setFocus();
}

void CalendarEditor::fill(const CalendarForm& form)
{
    m_name->setText(form.name);
    m_timeZone->setCurrentText(form.timeZone);
    for (size_t day = 0; day < m_hours.size(); ++day) {
        m_hours[day]->setText(form.hours[day]);
    }
    m_holidays->setPlainText(form.holidays);
}

CalendarForm CalendarEditor::form() const
{
    CalendarForm form{m_name->text(), m_timeZone->currentText(), {}, m_holidays->toPlainText()};
    for (size_t day = 0; day < m_hours.size(); ++day) {
        form.hours[day] = m_hours[day]->text();
    }
    return form;
}

void CalendarEditor::importFile(const QString& path)
{
    whenFinished(QtConcurrent::run(readHolidays, path), this,
                 [this](const Expected<HolidayImport>& imported) { take(imported); });
}

void CalendarEditor::take(const Expected<HolidayImport>& imported)
{
    const auto calendar = imported ? form().calendar() : imported.error();
    if (!calendar) {
        showProblem(calendar.error().sentence);
        return;
    }
    BusinessCalendar with = *calendar;
    threadline::addHolidays(with, imported->holidays);
    m_problem->hide();
    m_holidays->setPlainText(holidaysText(with.holidays));
    QStringList said{imported->holidays.size() == 1
                         ? QStringLiteral("1 holiday was read.")
                         : QStringLiteral("%1 holidays were read.").arg(imported->holidays.size())};
    if (!imported->leftOut.isEmpty()) {
        said.append(QStringLiteral("%1 events were left out: %2").arg(imported->leftOut.size()).arg(imported->leftOut.first()));
    }
    m_imported->setText(said.join(QLatin1Char(' ')));
    m_imported->show();
}

void CalendarEditor::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

void CalendarEditor::save()
{
    const auto calendar = form().calendar();
    if (calendar) {
        m_problem->hide();
        Q_EMIT saveWanted(*calendar);
    } else {
        showProblem(calendar.error().sentence);
    }
}

} // namespace threadline
