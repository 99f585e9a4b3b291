// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/customer/customer_details.h"

#include "ui/controls/surface.h"
#include "ui/controls/text_label.h"

#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTimeZone>
#include <QVBoxLayout>

namespace threadline {

namespace {

constexpr int noteLines = 3;

QString tagWords(const QStringList& tags)
{
    return tags.join(QLatin1String(", "));
}

QStringList tagsIn(const QString& typed)
{
    static const QRegularExpression between(QStringLiteral("[,;\\s]+"));
    QStringList tags = typed.toLower().split(between, Qt::SkipEmptyParts);
    tags.removeDuplicates();
    return tags;
}

void showUnlessTyping(QLineEdit& field, const QString& text)
{
    const bool typing = field.hasFocus() && field.isModified();
    if (!typing && field.text() != text) {
        field.setText(text);
        field.setCursorPosition(0);
    }
}

} // namespace

CustomerDetails::CustomerDetails(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_note(new QPlainTextEdit)
    , m_time(new TextLabel(theme, TextRole::Caption, ColourRole::Ink3))
{
    setObjectName(QStringLiteral("customerDetails"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.scaled(8));
    grid->setVerticalSpacing(theme.scaled(4));
    grid->setColumnStretch(1, 1);
    auto* title = new TextLabel(theme, TextRole::Label, ColourRole::Ink3);
    title->setText(QStringLiteral("DETAILS"));
    grid->addWidget(title, 0, 0, 1, 2);
    m_organisation = addLine(*grid, QStringLiteral("Organisation"), QStringLiteral("customerOrganisation"),
                             QStringLiteral("Whom they belong to"));
    m_language = addLine(*grid, QStringLiteral("Language"), QStringLiteral("customerLanguage"),
                         QStringLiteral("de, en, fi …"));
    m_timeZone = addLine(*grid, QStringLiteral("Time zone"), QStringLiteral("customerTimeZone"),
                         QStringLiteral("Europe/Helsinki"));
    grid->addWidget(m_time, grid->rowCount(), 1);
    m_tags = addLine(*grid, QStringLiteral("Tags"), QStringLiteral("customerTags"), QStringLiteral("vip, wholesale"));
    m_note->setObjectName(QStringLiteral("customerNote"));
    m_note->setAccessibleName(QStringLiteral("Note about the customer"));
    m_note->setPlaceholderText(QStringLiteral("What colleagues should know about them"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(m_note->fontMetrics().lineSpacing() * noteLines + theme.scaled(14));
    m_note->setFrameShape(QFrame::NoFrame);
    m_note->viewport()->setAutoFillBackground(false);
    m_note->installEventFilter(this);
    auto* paper = new Surface(theme, &ThemeTokens::panel);
    paper->setCard(true);
    auto* inside = new QVBoxLayout(paper);
    inside->setContentsMargins(theme.scaled(4), 1, 1, 1);
    inside->addWidget(m_note);
    grid->addWidget(paper, grid->rowCount(), 0, 1, 2);
    m_clock.setInterval(std::chrono::seconds(20));
    connect(&m_clock, &QTimer::timeout, this, &CustomerDetails::showTime);
    m_clock.start();
}

QLineEdit* CustomerDetails::addLine(QGridLayout& grid, const QString& label, const QString& name,
                                    const QString& placeholder)
{
    const int row = grid.rowCount();
    auto* words = new TextLabel(m_theme, TextRole::Body, ColourRole::Ink2);
    words->setText(label);
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setPlaceholderText(placeholder);
    field->installEventFilter(this);
    connect(field, &QLineEdit::editingFinished, this, &CustomerDetails::saveTyped);
    grid.addWidget(words, row, 0);
    grid.addWidget(field, row, 1);
    return field;
}

void CustomerDetails::showCard(const CustomerCard& card)
{
    if (card.id != m_card.id) {
        saveTyped();
        m_card = card;
        restore();
        return;
    }
    m_card = card;
    m_sent.clear();
    m_sentTags.reset();
    const auto value = [&](CustomerField field) { return card.fields.value(customerFieldName(field)); };
    showUnlessTyping(*m_organisation, value(CustomerField::Organisation));
    showUnlessTyping(*m_language, value(CustomerField::Language));
    showUnlessTyping(*m_timeZone, value(CustomerField::TimeZone));
    showUnlessTyping(*m_tags, tagWords(card.tags));
    if (const QString note = value(CustomerField::Note); !m_note->hasFocus() && m_note->toPlainText() != note) {
        m_note->setPlainText(note);
    }
    showTime();
}

void CustomerDetails::restore()
{
    m_sent.clear();
    m_sentTags.reset();
    const auto value = [&](CustomerField field) { return m_card.fields.value(customerFieldName(field)); };
    m_organisation->setText(value(CustomerField::Organisation));
    m_language->setText(value(CustomerField::Language));
    m_timeZone->setText(value(CustomerField::TimeZone));
    m_tags->setText(tagWords(m_card.tags));
    m_note->setPlainText(value(CustomerField::Note));
    showTime();
}

void CustomerDetails::showTime()
{
    const QByteArray name = m_card.fields.value(customerFieldName(CustomerField::TimeZone)).toUtf8();
    m_time->setVisible(!name.isEmpty());
    if (!name.isEmpty()) {
        const QTimeZone zone(name);
        const QDateTime there = QDateTime::currentDateTimeUtc().toTimeZone(zone);
        m_time->setText(QStringLiteral("%1 there now").arg(QLocale().toString(there, QStringLiteral("ddd HH:mm"))));
    }
}

void CustomerDetails::saveTyped()
{
    if (m_card.id.isNull()) {
        return;
    }
    for (QLineEdit* field : {m_organisation, m_language, m_timeZone, m_tags}) {
        field->setModified(false);
    }
    saveField(CustomerField::Organisation, m_organisation->text());
    saveField(CustomerField::Language, m_language->text());
    saveField(CustomerField::TimeZone, m_timeZone->text());
    saveField(CustomerField::Note, m_note->toPlainText());
    saveTags();
}

void CustomerDetails::saveField(CustomerField field, const QString& typed)
{
    const QString name = customerFieldName(field);
    const QString value = typed.trimmed();
    if (m_sent.value(name, m_card.fields.value(name)) != value) {
        m_sent.insert(name, value);
        Q_EMIT fieldChanged(m_card.id, field, value);
    }
}

void CustomerDetails::saveTags()
{
    const QStringList wanted = tagsIn(m_tags->text());
    const QStringList before = m_sentTags.value_or(m_card.tags);
    m_sentTags = wanted;
    for (const QString& tag : wanted) {
        if (!before.contains(tag)) {
            Q_EMIT tagChanged(m_card.id, tag, true);
        }
    }
    for (const QString& tag : before) {
        if (!wanted.contains(tag)) {
            Q_EMIT tagChanged(m_card.id, tag, false);
        }
    }
}

bool CustomerDetails::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        restore();
        static_cast<QWidget*>(watched)->clearFocus();
        return true;
    }
    if (watched == m_note && event->type() == QEvent::FocusOut) {
        saveTyped();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace threadline
