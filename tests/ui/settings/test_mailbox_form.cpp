// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/mailbox_form.h"

#include "tests/support/catch.h"

#include <QJsonDocument>

using namespace threadline;

namespace {

MailboxForm complete()
{
    MailboxForm form;
    form.address = QStringLiteral("support@shop.example");
    form.password = QStringLiteral("secret");
    form.imap = {QStringLiteral("imap.shop.example"), 993, ServerSecurity::Tls, {}};
    form.smtp = {QStringLiteral("smtp.shop.example"), 587, ServerSecurity::StartTls,
                 QStringLiteral("relay")};
    return form;
}

MailboxField fieldOfSentence(const QString& sentence, Error::Remedy remedy = Error::Remedy::Retry)
{
    return fieldOf({remedy, sentence}, complete());
}

} // namespace

TEST_CASE("The form becomes the settings of a mail account, the address being the user unless one "
          "is given")
{
    const QJsonObject settings = complete().settings();
    const QJsonObject imap = settings.value(QLatin1String("imap")).toObject();
    CHECK(imap.value(QLatin1String("host")).toString() == QStringLiteral("imap.shop.example"));
    CHECK(imap.value(QLatin1String("port")).toInt() == 993);
    CHECK(imap.value(QLatin1String("security")).toString() == QStringLiteral("tls"));
    CHECK(imap.value(QLatin1String("user")).toString() == QStringLiteral("support@shop.example"));
    const QJsonObject smtp = settings.value(QLatin1String("smtp")).toObject();
    CHECK(smtp.value(QLatin1String("security")).toString() == QStringLiteral("starttls"));
    CHECK(smtp.value(QLatin1String("user")).toString() == QStringLiteral("relay"));
}

TEST_CASE("The password is in the secret and nowhere in the settings")
{
    const AccountRequest request = complete().request();
    CHECK(request.secret == QStringLiteral("secret"));
    CHECK_FALSE(QString::fromUtf8(QJsonDocument(request.settings).toJson())
                    .contains(QStringLiteral("secret")));
}

TEST_CASE("What is missing is said at its field")
{
    MailboxForm form = complete();
    CHECK_FALSE(form.missing());
    form.address = QStringLiteral("support@");
    CHECK(form.missing()->field == MailboxField::Address);
    form = complete();
    form.password.clear();
    CHECK(form.missing()->field == MailboxField::Password);
    form = complete();
    form.imap.host = QStringLiteral(" ");
    CHECK(form.missing()->field == MailboxField::ImapHost);
    form = complete();
    form.smtp.host.clear();
    CHECK(form.missing()->field == MailboxField::SmtpHost);
}

TEST_CASE("An error of the check is shown at the field it speaks of")
{
    CHECK(fieldOfSentence(QStringLiteral("The login was refused."),
                          Error::Remedy::Reauthenticate) == MailboxField::Password);
    CHECK(fieldOfSentence(QStringLiteral("The server imap.shop.example was not found.")) ==
          MailboxField::ImapHost);
    CHECK(fieldOfSentence(QStringLiteral("The server smtp.shop.example was not found.")) ==
          MailboxField::SmtpHost);
    CHECK(fieldOfSentence(QStringLiteral(
              "smtp.shop.example refused the connection at port 587.")) == MailboxField::SmtpPort);
    CHECK(fieldOfSentence(QStringLiteral("There is no network.")) == MailboxField::General);
}
