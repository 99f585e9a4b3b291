// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/search_saver.h"

#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace threadline {

SearchSaver::SearchSaver(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_words(new TextLabel(theme, TextRole::Body, ColourRole::Ink3))
    , m_name(new QLineEdit)
    , m_button(new QPushButton(QStringLiteral("Save this search")))
{
    m_words->setObjectName(QStringLiteral("paletteState"));
    m_words->setWrapped();
    m_name->setObjectName(QStringLiteral("paletteViewName"));
    m_name->setAccessibleName(QStringLiteral("Name of the saved search"));
    m_name->setPlaceholderText(QStringLiteral("Name for this search, then Enter"));
    m_name->installEventFilter(this);
    m_name->hide();
    m_button->setObjectName(QStringLiteral("paletteSave"));
    m_button->setToolTip(QStringLiteral("Keeps it among the views (Ctrl+S)"));
    setButtonRole(*m_button, ButtonRole::Quiet);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.scaled(14), theme.scaled(4), theme.scaled(6), theme.scaled(2));
    layout->setSpacing(theme.scaled(8));
    layout->addWidget(m_words, 1);
    layout->addWidget(m_name, 1);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] { isAsking() ? save() : askForName(); });
    setSearch({});
}

void SearchSaver::say(const QString& words, ColourRole colour)
{
    m_words->setColour(colour);
    m_words->setText(words);
    setVisible(!words.isEmpty() || !m_search.isEmpty());
}

void SearchSaver::setSearch(const QString& search)
{
    m_search = search;
    m_button->setVisible(!search.isEmpty());
    setVisible(!m_words->text().isEmpty() || !search.isEmpty());
}

bool SearchSaver::isAsking() const
{
    return !m_name->isHidden();
}

void SearchSaver::askForName()
{
    if (m_search.isEmpty() || isAsking()) {
        return;
    }
    m_words->hide();
    m_name->setText(m_search);
    m_name->show();
    m_name->selectAll();
    m_name->setFocus();
    m_button->setText(QStringLiteral("Save"));
}

void SearchSaver::stopAsking()
{
    if (isAsking()) {
        m_name->hide();
        m_words->show();
        m_button->setText(QStringLiteral("Save this search"));
        Q_EMIT left();
    }
}

void SearchSaver::save()
{
    const QString name = m_name->text().simplified();
    if (!name.isEmpty()) {
        Q_EMIT saveWanted(name, m_search);
        stopAsking();
    }
}

bool SearchSaver::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_name || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)) {
        return QWidget::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (event->type() == QEvent::ShortcutOverride) {
        if (key == Qt::Key_Escape) {
            event->accept(); // or the window's Back closes the palette
        }
        return key == Qt::Key_Escape;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        save();
        return true;
    }
    if (key == Qt::Key_Escape) {
        stopAsking();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace threadline
