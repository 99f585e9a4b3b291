// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/attachment_chips.h"

#include "core/channels/fitting.h"
#include "ui/controls/surface.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace threadline {

namespace {
constexpr int gap = 6;
constexpr int widestChip = 260;
} // namespace

AttachmentChips::AttachmentChips(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("composerFiles"));
    setAccessibleName(QStringLiteral("Attached files"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void AttachmentChips::showFiles(const QList<ChosenFile>& files)
{
    qDeleteAll(m_chips);
    m_chips.clear();
    for (qsizetype i = 0; i < files.size(); ++i) {
        auto* chip = new Surface(m_theme, &ThemeTokens::panel, {}, this);
        chip->setCard(true);
        auto* name = new TextLabel(m_theme, TextRole::Caption, ColourRole::Ink);
        name->setText(files[i].name);
        name->setElided(true);
        auto* size = new TextLabel(m_theme, TextRole::Caption, ColourRole::Ink3);
        size->setText(sizeWords(files[i].size));
        auto* remove = new QToolButton;
        remove->setIcon(m_theme.icon(IconName::Close, ColourRole::Ink2));
        remove->setIconSize({12, 12});
        remove->setAutoRaise(true);
        remove->setAccessibleName(QStringLiteral("Remove %1").arg(files[i].name));
        remove->setToolTip(remove->accessibleName());
        auto* layout = new QHBoxLayout(chip);
        layout->setContentsMargins(m_theme.scaled(8), 2, 2, 2);
        layout->setSpacing(m_theme.scaled(6));
        layout->addWidget(name, 1);
        layout->addWidget(size);
        layout->addWidget(remove);
        connect(remove, &QToolButton::clicked, this, [this, i] { Q_EMIT removeWanted(i); });
        chip->show();
        m_chips.append(chip);
    }
    setVisible(!files.isEmpty());
    updateGeometry();
    flow(width(), true);
}

int AttachmentChips::flow(int width, bool place) const
{
    int x = 0;
    int y = 0;
    int lineHeight = 0;
    for (QWidget* chip : m_chips) {
        const QSize hint = chip->sizeHint();
        const int chipWidth = std::min({hint.width(), m_theme.scaled(widestChip), width});
        if (x > 0 && x + chipWidth > width) {
            x = 0;
            y += lineHeight + gap;
            lineHeight = 0;
        }
        if (place) {
            chip->setGeometry(x, y, chipWidth, hint.height());
        }
        x += chipWidth + gap;
        lineHeight = std::max(lineHeight, hint.height());
    }
    return y + lineHeight;
}

int AttachmentChips::heightForWidth(int width) const
{
    return flow(width, false);
}

QSize AttachmentChips::sizeHint() const
{
    const int assumed = width() > 0 ? width() : 400;
    return {assumed, flow(assumed, false)};
}

void AttachmentChips::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    flow(width(), true);
}

} // namespace threadline
