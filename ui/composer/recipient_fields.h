// SPDX-License-Identifier: GPL-3.0-or-later
//
// To, Cc and Bcc of a reply as lines one can type into. Thread: GUI.
#pragma once

#include "core/model/expected.h"
#include "core/model/interaction.h"

#include <QWidget>

class QLineEdit;

namespace threadline {

class Theme;

class RecipientFields final : public QWidget
{
    Q_OBJECT

public:
    explicit RecipientFields(const Theme& theme, QWidget* parent = nullptr);

    /// What stands in To unless someone types another: the customer's address.
    void setUsualTo(const QString& address);
    /// To as usual, no copies.
    void clear();
    void setTexts(const QString& to, const QString& cc, const QString& bcc);

    QString to() const;
    QString cc() const;
    QString bcc() const;
    bool isToEdited() const;
    /// Nothing was typed into any of them.
    bool isUntouched() const { return !isToEdited() && cc().isEmpty() && bcc().isEmpty(); }

    struct Recipients
    {
        QList<Party> to;
        QList<Party> cc;
        QList<Party> bcc;
    };
    /// The error names what is no address, or asks for one.
    Expected<Recipients> read() const;

Q_SIGNALS:
    /// By hand.
    void edited();

private:
    QLineEdit* m_to;
    QLineEdit* m_cc;
    QLineEdit* m_bcc;
    QString m_usualTo;
};

} // namespace threadline
