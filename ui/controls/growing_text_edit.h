// SPDX-License-Identifier: GPL-3.0-or-later
//
// A field for plain text that is as high as its text, between two and a number of lines; what is
// dropped or pasted into it as files or as a picture is handed on rather than inserted.
#pragma once

#include <QPlainTextEdit>

namespace threadline {

class GrowingTextEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit GrowingTextEdit(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filesGiven(const QStringList& paths);
    void imageGiven(const QImage& image);
    void left();

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int heightOfLines(int lines) const;
};

} // namespace threadline
