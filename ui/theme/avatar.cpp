// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/avatar.h"

#include "ui/theme/theme.h"

#include <QCryptographicHash>
#include <QPainter>

#include <array>

namespace threadline {

namespace {

constexpr std::array<QRgb, 8> colours{0x7A55B8, 0x4C70B0, 0xA2661F, 0x3B7A57,
                                      0xA34C76, 0x2F7787, 0x9A5140, 0x5E6B3A};

QString firstLetter(QStringView word)
{
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (word.at(i).isHighSurrogate() && i + 1 < word.size()) {
            const char32_t code = QChar::surrogateToUcs4(word.at(i), word.at(i + 1));
            if (QChar::isLetter(code)) {
                return word.sliced(i, 2).toString();
            }
        } else if (word.at(i).isLetterOrNumber()) {
            return QString(word.at(i).toUpper());
        }
    }
    return {};
}

} // namespace

QString initials(QStringView name)
{
    QStringList letters;
    // Of an address only what stands before the @ is a person.
    const qsizetype at = name.indexOf(QLatin1Char('@'), 1);
    const QStringView person = at > 0 && !name.contains(QLatin1Char(' ')) ? name.first(at) : name;
    for (const QStringView word : person.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (const QString letter = firstLetter(word); !letter.isEmpty()) {
            letters.append(letter);
        }
    }
    if (letters.isEmpty()) {
        return QStringLiteral("?");
    }
    return letters.size() == 1 ? letters.first() : letters.first() + letters.last();
}

QColor avatarColour(QStringView name)
{
    // qHash is salted per run; a colleague's colour must not change overnight.
    const QByteArray digest =
        QCryptographicHash::hash(name.trimmed().toUtf8(), QCryptographicHash::Md5);
    return QColor(colours[static_cast<unsigned char>(digest.at(0)) % colours.size()]);
}

void paintAvatar(QPainter& painter, const Theme& theme, const QRectF& where, QStringView name,
                 const QColor& ring)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(avatarColour(name));
    painter.drawEllipse(where);
    if (ring.isValid()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ring, 1.6));
        painter.drawEllipse(where.adjusted(0.8, 0.8, -0.8, -0.8));
    }
    QFont font = theme.font(TextRole::CaptionStrong);
    font.setPixelSize(std::max(7, qRound(where.height() * 0.4)));
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(where, Qt::AlignCenter, initials(name));
    painter.restore();
}

} // namespace threadline
