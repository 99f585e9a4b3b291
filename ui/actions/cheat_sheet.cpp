// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/cheat_sheet.h"

#include "ui/actions/desk_actions.h"
#include "ui/controls/surface.h"
#include "ui/controls/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace threadline {

namespace {
constexpr int columns = 2;
}

CheatSheet::CheatSheet(const Theme& theme, const DeskActions& actions, QWidget* window)
    : QWidget(window)
    , m_theme(theme)
    , m_card(new Surface(theme, &ThemeTokens::panel, {}, this))
{
    setObjectName(QStringLiteral("cheatSheet"));
    setAccessibleName(QStringLiteral("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    m_card->setCard(true);
    fill(actions);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_card, 0, Qt::AlignCenter);
    window->installEventFilter(this);
    hide();
}

void CheatSheet::fill(const DeskActions& actions)
{
    auto* outer = new QVBoxLayout(m_card);
    const int margin = m_theme.scaled(24);
    outer->setContentsMargins(margin, margin, margin, margin);
    outer->setSpacing(m_theme.scaled(12));
    outer->addWidget(new TextLabel(m_theme, TextRole::LargeTitle, ColourRole::Ink));
    static_cast<TextLabel*>(outer->itemAt(0)->widget())->setText(QStringLiteral("Keys"));
    auto* sides = new QHBoxLayout;
    sides->setSpacing(m_theme.scaled(40));
    outer->addLayout(sides);

    QHash<QString, QGridLayout*> grids;
    QList<QVBoxLayout*> lanes;
    for (int i = 0; i < columns; ++i) {
        lanes.append(new QVBoxLayout);
        lanes.last()->setSpacing(m_theme.scaled(16));
        sides->addLayout(lanes.last());
    }
    const QList<DeskAction> all = actions.all();
    for (const DeskAction which : all) {
        const QString keys = DeskActions::keysInWords(actions.at(which));
        if (keys.isEmpty()) {
            continue;
        }
        const QString group = actions.group(which);
        QGridLayout*& grid = grids[group];
        if (!grid) {
            grid = new QGridLayout;
            grid->setHorizontalSpacing(m_theme.scaled(24));
            grid->setVerticalSpacing(m_theme.scaled(6));
            auto* heading = new TextLabel(m_theme, TextRole::Label, ColourRole::Ink3);
            heading->setText(group.toUpper());
            grid->addWidget(heading, 0, 0, 1, 2);
            lanes[(grids.size() - 1) % columns]->addLayout(grid);
        }
        const int row = grid->rowCount();
        auto* what = new TextLabel(m_theme, TextRole::Body, ColourRole::Ink);
        what->setText(actions.at(which)->text());
        auto* how = new TextLabel(m_theme, TextRole::CaptionStrong, ColourRole::Ink2);
        how->setText(keys);
        grid->addWidget(what, row, 0);
        grid->addWidget(how, row, 1, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (QVBoxLayout* lane : std::as_const(lanes)) {
        lane->addStretch(1);
    }
}

void CheatSheet::popUp()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
    setFocus();
}

void CheatSheet::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(0, 0, 0, m_theme.isDark() ? 140 : 70));
}

void CheatSheet::mousePressEvent(QMouseEvent* event)
{
    if (!m_card->geometry().contains(event->position().toPoint())) {
        hide();
    }
}

bool CheatSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace threadline
