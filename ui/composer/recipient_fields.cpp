// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/recipient_fields.h"

#include "ui/composer/recipients.h"
#include "ui/controls/text_label.h"

#include <QGridLayout>
#include <QLineEdit>

namespace threadline {

namespace {
constexpr int margin = 12;
} // namespace

RecipientFields::RecipientFields(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_to(new QLineEdit)
    , m_cc(new QLineEdit)
    , m_bcc(new QLineEdit)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme.scaled(margin), theme.scaled(6), theme.scaled(margin), 0);
    grid->setVerticalSpacing(theme.scaled(4));
    const auto addField = [&](QLineEdit* field, const QString& name, const QString& objectName,
                              int row) {
        auto* label = new TextLabel(theme, TextRole::Caption, ColourRole::Ink2);
        label->setText(name);
        label->setBuddy(field);
        field->setObjectName(objectName);
        field->setAccessibleName(name);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
        connect(field, &QLineEdit::textEdited, this, &RecipientFields::edited);
    };
    addField(m_to, QStringLiteral("To"), QStringLiteral("composerToField"), 0);
    addField(m_cc, QStringLiteral("Cc"), QStringLiteral("composerCc"), 1);
    addField(m_bcc, QStringLiteral("Bcc"), QStringLiteral("composerBcc"), 2);
    m_cc->setPlaceholderText(QStringLiteral("name@example.com, another@example.com"));
}

void RecipientFields::setUsualTo(const QString& address)
{
    m_usualTo = address;
    m_to->setText(address);
}

void RecipientFields::clear()
{
    setTexts(m_usualTo, {}, {});
}

void RecipientFields::setTexts(const QString& to, const QString& cc, const QString& bcc)
{
    m_to->setText(to.isEmpty() ? m_usualTo : to);
    m_cc->setText(cc);
    m_bcc->setText(bcc);
}

QString RecipientFields::to() const
{
    return m_to->text();
}

QString RecipientFields::cc() const
{
    return m_cc->text();
}

QString RecipientFields::bcc() const
{
    return m_bcc->text();
}

bool RecipientFields::isToEdited() const
{
    return m_to->text() != m_usualTo;
}

Expected<RecipientFields::Recipients> RecipientFields::read() const
{
    Recipients recipients;
    const std::pair<const QLineEdit*, QList<Party>*> places[] = {
        {m_to, &recipients.to}, {m_cc, &recipients.cc}, {m_bcc, &recipients.bcc}};
    for (const auto& [field, into] : places) {
        auto parties = recipientsFromText(field->text());
        if (!parties) {
            return parties.error();
        }
        *into = std::move(*parties);
    }
    if (recipients.to.isEmpty()) {
        return Error{Error::Remedy::Rejected, QStringLiteral("Say in To whom the reply is for.")};
    }
    return recipients;
}

} // namespace threadline
