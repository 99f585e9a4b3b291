// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the timeline in both themes into THREADLINE_PICTURES, for eyes, and checks what a program
// can: that each kind of entry leaves ink on its surface.
#include "tests/support/catch.h"
#include "tests/support/waiting.h"
#include "tests/ui/timeline/sample_history.h"
#include "ui/timeline/filter_chips.h"
#include "ui/timeline/river.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTemporaryDir>

using namespace threadline;
using namespace threadline::test;

namespace {

/// A picture as a camera would bring it, so that the preview is decoded for real.
QString displayPhoto(const QTemporaryDir& folder)
{
    QImage image(640, 420, QImage::Format_RGB32);
    image.fill(QColor(0x35454A));
    QPainter painter(&image);
    painter.fillRect(140, 110, 360, 200, QColor(0x9FC7A0));
    QFont font = painter.font();
    font.setPixelSize(120);
    painter.setFont(font);
    painter.drawText(QRect(140, 110, 360, 200), Qt::AlignCenter, QStringLiteral("E-07"));
    painter.end();
    const QString path = folder.filePath(QStringLiteral("photo"));
    REQUIRE(image.save(path, "JPG"));
    return path;
}

struct Stage
{
    QTemporaryDir folder;
    Theme theme;
    ScriptedTimelineSource source;
    TimelineModel model{source, sampleMoment()};
    QWidget window;
    FilterChips chips{theme, model, &window};
    TimelineView view{theme, model, source, &window};
    River river{theme, model, &window};

    Stage(ThemeChoice choice, const QSize& size)
        : theme(choice)
    {
        theme.dress(*qApp);
        source.answersAtOnce = true;
        source.paths.insert(QByteArrayLiteral("aa01"), displayPhoto(folder));
        QObject::connect(&view, &TimelineView::shownChanged, &river, &River::setShown);
        window.resize(size);
        chips.setGeometry(18, 10, size.width() - 36, chips.minimumSizeHint().height());
        view.setGeometry(0, 44, size.width() - 58, size.height() - 44);
        river.setGeometry(size.width() - 58, 44, 58, size.height() - 44);
        model.setHistory(sampleHistory(source), sample::thisCase);
        window.show();
    }
    ~Stage()
    {
        // The style draws with this theme and must not outlive it.
        QApplication::setStyle(QStringLiteral("fusion"));
        QApplication::setPalette(QPalette());
    }
    /// Until the photo's preview is drawn.
    void waitForPreview()
    {
        REQUIRE(waitUntil([this] {
            const int row = view.rows().rowOfEntry(sample::photoMail);
            const LaidOutEntry* entry = view.rows().laidOut(row);
            if (!entry) {
                return false;
            }
            const QPoint preview = entry->layout().attachments.first().topLeft().toPoint() +
                                   QPoint(8, 8 + view.rows().topOf(row));
            const QColor drawn = view.grab().toImage().pixelColor(preview);
            return drawn != theme.tokens().sunk && drawn != theme.tokens().panel;
        }));
    }
    void settle()
    {
        REQUIRE(waitUntil([this] {
            for (int row = view.rows().firstVisible(); row <= view.rows().lastVisible(); ++row) {
                if (model.row(row).kind == TimelineRow::Kind::Entry && !view.rows().laidOut(row)) {
                    return false;
                }
            }
            return true;
        }));
    }
    QImage picture(const QString& name)
    {
        const QImage image = window.grab().toImage();
        QDir().mkpath(QStringLiteral(THREADLINE_PICTURES));
        REQUIRE(image.save(QStringLiteral(THREADLINE_PICTURES "/%1.png").arg(name)));
        return image;
    }
};

int inkOn(const QImage& image, const QRect& where, const QColor& surface)
{
    int ink = 0;
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x) {
            ink += image.rect().contains(x, y) && image.pixelColor(x, y) != surface;
        }
    }
    return ink;
}

} // namespace

TEST_CASE("The timeline is drawn in light and dark")
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Stage stage(choice, {760, 900});
        stage.settle();
        const QString name = themeChoiceName(choice);
        stage.picture(QStringLiteral("timeline-end-%1").arg(name));
        stage.view.travelTo(105);
        stage.settle();
        stage.waitForPreview();
        const QImage image = stage.picture(QStringLiteral("timeline-%1").arg(name));
        for (const InteractionKey key :
             {InteractionKey(103), InteractionKey(104), InteractionKey(105)}) {
            const int row = stage.view.rows().rowOfEntry(key);
            const LaidOutEntry* entry = stage.view.rows().laidOut(row);
            REQUIRE(entry);
            const QPoint origin = stage.view.pos() + QPoint(0, stage.view.rows().topOf(row));
            const QRect body = entry->layout().body.toRect().translated(origin);
            CHECK(inkOn(image, body, stage.theme.tokens().panel) > 100);
        }
    }
}

TEST_CASE("The timeline is drawn in a narrow pane")
{
    Stage stage(ThemeChoice::Light, {460, 800});
    stage.view.goToEntry(sample::photoMail);
    stage.settle();
    stage.picture(QStringLiteral("timeline-narrow"));
    CHECK(stage.view.verticalScrollBar() != nullptr);
}

TEST_CASE("Every icon leaves ink")
{
    Theme theme(ThemeChoice::Light);
    const QList<IconName> icons = allIcons();
    QImage sheet(10 * 44, (int(icons.size()) / 10 + 1) * 44, QImage::Format_RGB32);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    for (int i = 0; i < icons.size(); ++i) {
        const QPixmap glyph = theme.glyph(icons.at(i), Qt::black, 32, 1);
        const QImage image = glyph.toImage();
        CHECK(inkOn(image, image.rect(), Qt::transparent) > 20);
        painter.drawPixmap(i % 10 * 44 + 6, i / 10 * 44 + 6, glyph);
    }
    painter.end();
    QDir().mkpath(QStringLiteral(THREADLINE_PICTURES));
    CHECK(sheet.save(QStringLiteral(THREADLINE_PICTURES "/icons.png")));
}
