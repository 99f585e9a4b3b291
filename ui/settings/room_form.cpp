// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/room_form.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

bool names(const QString& sentence, const QString& word)
{
    return !word.isEmpty() && sentence.contains(word, Qt::CaseInsensitive);
}

QString domainOf(const QString& address)
{
    return address.section(u'@', 1).trimmed();
}

} // namespace

RoomServer RoomForm::server() const
{
    RoomServer server;
    server.access.jid = address.trimmed();
    server.access.host = host.trimmed();
    server.access.port = server.access.host.isEmpty() ? quint16{0} : port.trimmed().toUShort();
    server.access.directTls = directTls;
    server.service = service.trimmed();
    return server;
}

std::optional<RoomProblem> RoomForm::missing(const QString& keptFor) const
{
    const QString typed = address.trimmed();
    if (typed.indexOf(u'@') < 1 || domainOf(typed).isEmpty()) {
        return RoomProblem{RoomField::Address, u"Type the whole chat address, like desk@chat.example."_s};
    }
    if (password.isEmpty() && typed.compare(keptFor, Qt::CaseInsensitive) != 0) {
        return RoomProblem{RoomField::Password, u"Type the password of this account."_s};
    }
    if (service.trimmed().isEmpty()) {
        return RoomProblem{RoomField::Service, u"Type where the server has its rooms, often rooms.%1 or conference.%1."_s.arg(
                                                   domainOf(typed))};
    }
    if (!port.trimmed().isEmpty()) {
        const uint number = port.trimmed().toUInt();
        if (number < 1 || number > 65535) {
            return RoomProblem{RoomField::Port, u"A port is a number from 1 to 65535."_s};
        }
        if (host.trimmed().isEmpty()) {
            return RoomProblem{RoomField::Host, u"Type the server too: a port counts only with it."_s};
        }
    }
    return std::nullopt;
}

RoomForm formOf(const RoomServer& server)
{
    RoomForm form;
    form.address = server.access.jid;
    form.service = server.service;
    form.host = server.access.host;
    form.port = server.access.port == 0 ? QString() : QString::number(server.access.port);
    form.directTls = server.access.directTls;
    return form;
}

RoomField fieldOf(const Error& error, const RoomForm& form)
{
    const QString& sentence = error.sentence;
    if (error.remedy == Error::Remedy::Reauthenticate) {
        return RoomField::Password;
    }
    if (names(sentence, u"certificate"_s)) {
        return names(sentence, u"another name"_s) ? RoomField::Address : RoomField::CaFile;
    }
    if (names(sentence, form.caFile.trimmed())) {
        return RoomField::CaFile;
    }
    if (names(sentence, u"rooms at"_s) || names(sentence, u"place for rooms"_s) || names(sentence, u"has no rooms"_s)) {
        return RoomField::Service;
    }
    if (names(sentence, u"chat address"_s) || names(sentence, u"does not serve"_s)) {
        return RoomField::Address;
    }
    const bool namesHost = !form.host.trimmed().isEmpty();
    if (names(sentence, u"port"_s)) {
        return namesHost ? RoomField::Port : RoomField::Address;
    }
    if (names(sentence, u"was not found"_s)) {
        return namesHost ? RoomField::Host : RoomField::Address;
    }
    return RoomField::General;
}

} // namespace threadline
