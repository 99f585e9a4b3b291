// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/rooms_section.h"

#include "core/async/when_finished.h"
#include "ui/controls/surface.h"
#include "ui/controls/text_label.h"
#include "ui/theme/desk_style.h"

#include <QCheckBox>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QtConcurrent>

#include <algorithm>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

Expected<QByteArray> certificatesIn(const QString& path)
{
    constexpr qint64 most = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{Error::Remedy::Rejected,
                     u"The certificates in \"%1\" could not be read: %2."_s.arg(path, file.errorString())};
    }
    const QByteArray bytes = file.read(most);
    return bytes.contains("-----BEGIN CERTIFICATE-----")
               ? Expected<QByteArray>(bytes)
               : Error{Error::Remedy::Rejected, u"There is no certificate in \"%1\": it has to be a PEM file."_s.arg(path)};
}

} // namespace

RoomsSection::RoomsSection(Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_server([this](const Expected<std::optional<RoomServer>>& server) {
        m_kept = server ? *server : std::nullopt;
        showStanding();
    })
    , m_offers([this](const Expected<QList<RoomOffer>>& offers) {
        m_offered = offers ? *offers : QList<RoomOffer>();
        showStanding();
    })
    , m_standing(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_state(new TextLabel(theme, TextRole::Body, ColourRole::Ink2))
    , m_problem(new TextLabel(theme, TextRole::Body, ColourRole::Bad))
    , m_setUp(new QPushButton)
    , m_checkKept(new QPushButton(u"Check"_s))
    , m_remove(new QPushButton(u"Remove"_s))
    , m_reallyRemove(new QPushButton(u"Remove it"_s))
    , m_stay(new QPushButton(u"Keep"_s))
    , m_card(new Surface(theme, &ThemeTokens::panel))
    , m_address(new QLineEdit)
    , m_password(new QLineEdit)
    , m_service(new QLineEdit)
    , m_more(new QToolButton)
    , m_serverFields(nullptr)
    , m_host(new QLineEdit)
    , m_port(new QLineEdit)
    , m_directTls(new QCheckBox(u"TLS from the first byte, without STARTTLS"_s))
    , m_caFile(new QLineEdit)
    , m_check(new QPushButton(u"Check"_s))
    , m_save(new QPushButton(u"Make rooms here"_s))
    , m_cancel(new QPushButton(u"Cancel"_s))
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.scaled(8));
    auto* heading = new TextLabel(theme, TextRole::Title, ColourRole::Ink);
    heading->setText(u"People from outside"_s);
    m_standing->setObjectName(u"roomsStanding"_s);
    m_standing->setWrapped();
    m_state->setObjectName(u"roomsState"_s);
    m_state->setWrapped();
    m_problem->setObjectName(u"roomsProblem"_s);
    m_problem->setWrapped();
    m_problem->hide();
    lines->addWidget(heading);
    lines->addWidget(m_standing);
    lines->addLayout(makeButtons());
    lines->addWidget(makeForm());
    lines->addWidget(m_state);
    showForm(false);
    showStanding();
}

QLayout* RoomsSection::makeButtons()
{
    m_setUp->setObjectName(u"roomsSetUp"_s);
    m_checkKept->setObjectName(u"roomsCheckKept"_s);
    m_remove->setObjectName(u"roomsRemove"_s);
    m_reallyRemove->setObjectName(u"roomsReallyRemove"_s);
    m_stay->setObjectName(u"roomsKeep"_s);
    setButtonRole(*m_remove, ButtonRole::Quiet);
    setButtonRole(*m_reallyRemove, ButtonRole::Danger);
    m_checkKept->setToolTip(u"Logs in and asks for the rooms; makes none"_s);
    auto* line = new QHBoxLayout;
    line->setSpacing(m_theme.scaled(8));
    for (QPushButton* button : {m_setUp, m_checkKept, m_remove, m_stay, m_reallyRemove}) {
        line->addWidget(button);
    }
    line->addStretch(1);
    const auto ask = [this](bool sure) {
        m_remove->setVisible(!sure);
        m_stay->setVisible(sure);
        m_reallyRemove->setVisible(sure);
    };
    connect(m_setUp, &QPushButton::clicked, this, [this] { showForm(true); });
    connect(m_checkKept, &QPushButton::clicked, this, &RoomsSection::checkKept);
    connect(m_remove, &QPushButton::clicked, this, [ask] { ask(true); });
    connect(m_stay, &QPushButton::clicked, this, [ask] { ask(false); });
    connect(m_reallyRemove, &QPushButton::clicked, this, &RoomsSection::remove);
    return line;
}

QVBoxLayout* RoomsSection::addField(QVBoxLayout& lines, QLineEdit* field, const QString& label, const char* name)
{
    auto* words = new TextLabel(m_theme, TextRole::Caption, ColourRole::Ink2);
    words->setText(label);
    words->setBuddy(field);
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    connect(field, &QLineEdit::textEdited, this, [this] {
        m_problem->hide();
        tell({}, ColourRole::Ink2);
    });
    auto* group = new QVBoxLayout;
    group->setSpacing(m_theme.scaled(2));
    group->addWidget(words);
    group->addWidget(field);
    lines.addLayout(group);
    return group;
}

QWidget* RoomsSection::makeForm()
{
    m_card->setCard(true);
    m_password->setEchoMode(QLineEdit::Password);
    m_address->setPlaceholderText(u"desk@chat.example"_s);
    m_service->setPlaceholderText(u"rooms.chat.example"_s);
    m_more->setObjectName(u"roomsMore"_s);
    m_more->setText(u"Server and certificate"_s);
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setToolTip(u"Rarely needed: the domain of the address says where its server is"_s);
    auto* lines = new QVBoxLayout(m_card);
    const int margin = m_theme.scaled(16);
    lines->setContentsMargins(margin, margin, margin, margin);
    lines->setSpacing(m_theme.scaled(10));
    m_places[RoomField::Address] = addField(*lines, m_address, u"Chat address (XMPP) that makes the rooms"_s, "roomsAddress");
    m_places[RoomField::Password] =
        addField(*lines, m_password, u"Its password, which goes to the keychain of this machine"_s, "roomsPassword");
    m_places[RoomField::Service] = addField(*lines, m_service, u"Where its server has rooms"_s, "roomsService");
    lines->addWidget(m_more, 0, Qt::AlignLeft);
    lines->addWidget(makeServerFields());
    m_places[RoomField::General] = new QVBoxLayout;
    lines->addLayout(m_places[RoomField::General]);
    m_check->setObjectName(u"roomsCheck"_s);
    m_check->setToolTip(m_checkKept->toolTip());
    m_save->setObjectName(u"roomsSave"_s);
    m_cancel->setObjectName(u"roomsCancel"_s);
    setButtonRole(*m_save, ButtonRole::Primary);
    setButtonRole(*m_cancel, ButtonRole::Quiet);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(m_theme.scaled(8));
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_check);
    buttons->addWidget(m_save);
    lines->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, [this] { showForm(false); });
    connect(m_check, &QPushButton::clicked, this, [this] { tryForm(false); });
    connect(m_save, &QPushButton::clicked, this, [this] { tryForm(true); });
    connect(m_address, &QLineEdit::textChanged, this, [this](const QString& address) {
        const QString domain = address.section(u'@', 1).trimmed();
        m_service->setPlaceholderText(domain.isEmpty() ? u"rooms.chat.example"_s : u"rooms."_s + domain);
        m_host->setPlaceholderText(domain.isEmpty() ? u"As the address says"_s : domain);
    });
    return m_card;
}

QWidget* RoomsSection::makeServerFields()
{
    m_serverFields = new QWidget;
    auto* lines = new QVBoxLayout(m_serverFields);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(m_theme.scaled(10));
    auto* server = new QHBoxLayout;
    server->setSpacing(m_theme.scaled(8));
    auto* host = new QVBoxLayout;
    auto* port = new QVBoxLayout;
    addField(*host, m_host, u"Server"_s, "roomsHost");
    addField(*port, m_port, u"Port"_s, "roomsPort");
    m_host->setPlaceholderText(u"As the address says"_s);
    m_port->setPlaceholderText(u"5222"_s);
    m_port->setFixedWidth(m_theme.scaled(80));
    server->addLayout(host, 1);
    server->addLayout(port);
    m_places[RoomField::Host] = m_places[RoomField::Port] = new QVBoxLayout;
    m_directTls->setObjectName(u"roomsDirectTls"_s);
    connect(m_directTls, &QCheckBox::toggled, this, [this](bool on) { m_port->setPlaceholderText(on ? u"5223"_s : u"5222"_s); });
    lines->addLayout(server);
    lines->addLayout(m_places[RoomField::Host]);
    lines->addWidget(m_directTls);
    m_places[RoomField::CaFile] = addField(
        *lines, m_caFile, u"Certificate of the server's authority, else the system's (a PEM file)"_s, "roomsCaFile");
    connect(m_more, &QToolButton::toggled, m_serverFields, &QWidget::setVisible);
    m_serverFields->hide();
    return m_serverFields;
}

void RoomsSection::appear()
{
    m_server.ask(m_workspace.swarms().roomServer());
    m_offers.ask(m_workspace.swarms().roomOffers());
    if (m_card->isHidden()) {
        tell({}, ColourRole::Ink2);
    }
}

void RoomsSection::showStanding()
{
    const auto isOthers = [this](const RoomOffer& offer) { return !m_kept || offer.address != m_kept->access.jid; };
    const auto others = std::ranges::find_if(m_offered, isOthers);
    if (m_kept) {
        m_standing->setText(u"This machine makes rooms at %1, as %2, while a desk is open here. “+ Expert” in a swarm takes a "
                            u"chat address."_s.arg(m_kept->service, m_kept->access.jid));
    } else if (others != m_offered.end()) {
        m_standing->setText(u"Another machine of the team makes rooms at %1, as %2: nothing is to be done here. “+ Expert” in a "
                            u"swarm takes a chat address."_s.arg(others->service, others->address));
    } else {
        m_standing->setText(u"A supplier or a technician of another firm can come into a swarm with any XMPP program. It takes an "
                            u"account on an XMPP server that has rooms; without one this is not offered."_s);
    }
    m_setUp->setText(m_kept ? u"Change…"_s : u"Set up rooms…"_s);
    const bool atRest = m_card->isHidden();
    m_setUp->setVisible(atRest);
    m_checkKept->setVisible(m_kept && atRest);
    m_remove->setVisible(m_kept && atRest);
    m_stay->hide();
    m_reallyRemove->hide();
    if (isSettled()) {
        Q_EMIT settled();
    }
}

void RoomsSection::showForm(bool shown)
{
    ++m_round;
    setBusy(false);
    m_problem->hide();
    m_card->setVisible(shown);
    m_password->clear();
    if (shown) {
        const RoomForm filled = m_kept ? formOf(*m_kept) : RoomForm();
        m_address->setText(filled.address);
        m_service->setText(filled.service);
        m_host->setText(filled.host);
        m_port->setText(filled.port);
        m_directTls->setChecked(filled.directTls);
        m_caFile->clear();
        m_more->setChecked(!filled.host.isEmpty() || filled.directTls);
        m_password->setPlaceholderText(m_kept ? u"As it was"_s : QString());
        m_caFile->setPlaceholderText(m_kept && !m_kept->access.certificates.isEmpty() ? u"As it was"_s : QString());
        m_save->setText(m_kept ? u"Save"_s : u"Make rooms here"_s);
        m_address->setFocus();
    }
    showStanding();
}

RoomForm RoomsSection::form() const
{
    return {m_address->text(), m_password->text(), m_service->text(),      m_host->text(),
            m_port->text(),    m_directTls->isChecked(), m_caFile->text().trimmed()};
}

void RoomsSection::checkKept()
{
    setBusy(true, u"Logging in as %1…"_s.arg(m_kept->access.jid));
    const auto round = m_round;
    whenFinished(m_workspace.swarms().checkRoomServer(*m_kept, {}), this, [this, round](const Expected<void>& outcome) {
        if (round == m_round) {
            setBusy(false);
            tell(outcome ? u"The login works, and there are rooms."_s : outcome.error().sentence,
                 outcome ? ColourRole::Good : ColourRole::Bad);
            Q_EMIT settled();
        }
    });
}

template <class Then>
void RoomsSection::withServer(Then then)
{
    const RoomForm filled = form();
    RoomServer server = filled.server();
    if (filled.caFile.isEmpty()) {
        const bool same = m_kept && m_kept->access.jid.compare(server.access.jid, Qt::CaseInsensitive) == 0;
        server.access.certificates = same ? m_kept->access.certificates : QByteArray();
        then(server);
        return;
    }
    const auto round = m_round;
    whenFinished(QtConcurrent::run(certificatesIn, filled.caFile), this,
                 [this, round, server, then](const Expected<QByteArray>& certificates) mutable {
                     if (round != m_round) {
                         return;
                     }
                     if (certificates) {
                         server.access.certificates = *certificates;
                         then(server);
                     } else {
                         setBusy(false);
                         showProblem({RoomField::CaFile, certificates.error().sentence});
                     }
                 });
}

void RoomsSection::tryForm(bool thenKeep)
{
    m_problem->hide();
    const RoomForm filled = form();
    if (const auto problem = filled.missing(m_kept ? m_kept->access.jid : QString())) {
        showProblem(*problem);
        return;
    }
    setBusy(true, u"Logging in as %1…"_s.arg(filled.address.trimmed()));
    withServer([this, filled, thenKeep, round = m_round](const RoomServer& server) {
        auto outcome = thenKeep ? m_workspace.swarms().setRoomServer(server, filled.password, true)
                                : m_workspace.swarms().checkRoomServer(server, filled.password);
        whenFinished(outcome, this, [this, filled, thenKeep, round](const Expected<void>& done) {
            if (round != m_round) {
                return;
            }
            setBusy(false);
            if (!done) {
                showProblem({fieldOf(done.error(), filled), done.error().sentence});
            } else if (thenKeep) {
                showForm(false);
                appear();
                tell(u"Saved. The login works, and there are rooms."_s, ColourRole::Good);
            } else {
                tell(u"The login works, and there are rooms."_s, ColourRole::Good);
            }
            Q_EMIT settled();
        });
    });
}

void RoomsSection::remove()
{
    setBusy(true);
    whenFinished(m_workspace.swarms().forgetRoomServer(), this, [this](const Expected<void>& done) {
        setBusy(false);
        appear();
        if (!done) {
            tell(done.error().sentence, ColourRole::Bad);
        }
    });
}

void RoomsSection::tell(const QString& words, ColourRole colour)
{
    m_state->setColour(colour);
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
}

void RoomsSection::showProblem(const RoomProblem& problem)
{
    tell({}, ColourRole::Ink2);
    m_problem->setText(problem.sentence);
    m_places.value(problem.field)->addWidget(m_problem);
    const bool ofServer = m_places.value(problem.field) == m_places.value(RoomField::Host) || problem.field == RoomField::CaFile;
    if (ofServer) {
        m_more->setChecked(true);
    }
    m_problem->show();
    const QMap<RoomField, QLineEdit*> fields{{RoomField::Address, m_address}, {RoomField::Password, m_password},
                                             {RoomField::Service, m_service}, {RoomField::Host, m_host},
                                             {RoomField::Port, m_port},       {RoomField::CaFile, m_caFile}};
    if (QLineEdit* field = fields.value(problem.field)) {
        field->setFocus();
    }
    Q_EMIT settled();
}

void RoomsSection::setBusy(bool busy, const QString& words)
{
    m_busy = busy;
    for (QPushButton* button : {m_check, m_save, m_setUp, m_checkKept, m_remove, m_reallyRemove}) {
        button->setEnabled(!busy);
    }
    tell(words, ColourRole::Ink2);
}

} // namespace threadline
