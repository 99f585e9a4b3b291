// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/account_commands.h"

#include "app/command_line/awaiting.h"
#include "app/commands/json_shapes.h"
#include "app/commands/text_input.h"
#include "core/channels/conversation_window.h"
#include "core/channels/email/email_settings.h"
#include "core/channels/secretless.h"
#include "core/channels/sip/sip_settings.h"
#include "core/channels/telegram/telegram_settings.h"
#include "core/channels/twilio/twilio_settings.h"
#include "core/channels/web_chat/web_chat_settings.h"
#include "core/model/rejected.h"
#include "core/workspace/signature.h"

#include <QFileInfo>


namespace threadline {

namespace {

using namespace command_line;

/// Empty: none was named.
Expected<QString> caFile(const Arguments& arguments)
{
    if (!arguments.has("ca")) {
        return QString();
    }
    const QFileInfo file(arguments.value("ca"));
    return file.isReadable() ? Expected<QString>(file.absoluteFilePath())
                             : rejected(QStringLiteral("The certificates in \"%1\" cannot be read.").arg(file.filePath()));
}

Expected<EmailSettings> emailSettings(const Arguments& arguments)
{
    EmailSettings settings;
    const auto imap = endpointFromUrl(arguments.value("imap"));
    if (!imap) {
        return imap.error();
    }
    const auto smtp = endpointFromUrl(arguments.value("smtp"));
    if (!smtp) {
        return smtp.error();
    }
    settings.imap = *imap;
    settings.smtp = *smtp;
    settings.folders = arguments.values("folder");
    const auto ca = caFile(arguments);
    if (!ca) {
        return ca.error();
    }
    settings.caFile = *ca;
    return settings;
}

Expected<void> needed(const Arguments& arguments, std::initializer_list<const char*> options)
{
    for (const char* option : options) {
        if (!arguments.has(option)) {
            return rejected(QStringLiteral("account add %1 needs --%2.").arg(arguments.positional.value(0), QLatin1String(option)));
        }
    }
    return {};
}

Expected<QJsonObject> emailAccount(const Arguments& arguments)
{
    if (const auto all = needed(arguments, {"address", "imap", "smtp", "password-stdin"}); !all) {
        return all.error();
    }
    const auto settings = emailSettings(arguments);
    return settings ? Expected<QJsonObject>(settings->toJson()) : settings.error();
}

Expected<QJsonObject> telegramAccount(const Arguments& arguments)
{
    if (const auto all = needed(arguments, {"token-stdin"}); !all) {
        return all.error();
    }
    TelegramSettings settings;
    if (arguments.has("server")) {
        const auto server = telegramServer(arguments.value("server"));
        if (!server) {
            return server.error();
        }
        settings.server = *server;
    }
    return settings.toJson();
}

Expected<QJsonObject> twilioAccount(const Arguments& arguments)
{
    if (const auto all = needed(arguments, {"sid", "number", "token-stdin"}); !all) {
        return all.error();
    }
    TwilioSettings settings;
    const auto sid = twilioAccountSid(arguments.value("sid"));
    if (!sid) {
        return sid.error();
    }
    settings.accountSid = *sid;
    settings.number = arguments.value("number");
    if (arguments.has("server")) {
        const auto server = twilioServer(arguments.value("server"));
        if (!server) {
            return server.error();
        }
        settings.server = *server;
    }
    return settings.toJson();
}

Expected<QJsonObject> phoneAccount(const Arguments& arguments)
{
    const SipSettings settings{arguments.value("control"), arguments.value("number")};
    const auto control = sipControl(settings.control);
    const auto number = sipOwnNumber(settings.number);
    return !control ? control.error() : !number ? number.error() : Expected<QJsonObject>(settings.toJson());
}

Expected<QJsonObject> webChatAccount(const Arguments& arguments)
{
    if (const auto all = needed(arguments, {"address", "visitors", "password-stdin"}); !all) {
        return all.error();
    }
    WebChatSettings typed;
    typed.address = arguments.value("address");
    typed.visitors = arguments.value("visitors");
    typed.directTls = arguments.has("direct-tls");
    auto settings = checkedWebChatSettings(typed);
    if (settings && arguments.has("server")) {
        settings = withWebChatServer(*settings, arguments.value("server"));
    }
    const auto ca = caFile(arguments);
    if (!settings || !ca) {
        return settings ? ca.error() : settings.error();
    }
    settings->caFile = *ca;
    return settings->toJson();
}

/// What each channel makes of the options; a new one adds a line.
struct AddableChannel
{
    ChannelName channel;
    Expected<QJsonObject> (*settings)(const Arguments&);
    const char* added; ///< what follows "added ADDRESS; "
    const char* called = nullptr; ///< in a command, when that is not the channel's name
};

const QList<AddableChannel>& addableChannels()
{
    static const QList<AddableChannel> channels{
        {channel::email, emailAccount, "bring its mail here with: threadline sync --once"},
        {channel::telegram, telegramAccount, "bring its messages here with: threadline sync --watch"},
        {channel::sms, twilioAccount, "bring its messages here with: threadline sync --once"},
        {channel::whatsapp, twilioAccount, "bring its messages here with: threadline sync --once"},
        {channel::voice, twilioAccount, "bring its calls here with: threadline sync --once"},
        {sipPhone, phoneAccount, "its calls come while the desk is open, or: threadline sync --watch"},
        {channel::webchat, webChatAccount, "visitors are answered while a desk is open, or with: threadline sync --watch", "chat"},
    };
    return channels;
}

Expected<AddableChannel> addable(const ChannelName& name)
{
    QStringList names;
    for (const AddableChannel& channel : addableChannels()) {
        const QString called = channel.called ? QLatin1String(channel.called) : channel.channel;
        if (channel.channel == name || called == name) {
            return channel;
        }
        names.append(called);
    }
    return rejected(
        QStringLiteral("There is no channel \"%1\" here; use %2.").arg(name, names.join(QStringLiteral(" or "))));
}

Expected<AccountRequest> requestFrom(const Arguments& arguments, const AddableChannel& channel)
{
    const auto settings = channel.settings(arguments);
    if (!settings) {
        return settings.error();
    }
    const bool isAsked = !settings->value(secretlessKey).toBool();
    const auto secret = isAsked ? passwordFromStandardInput(arguments.has("site-key-stdin") ? 2 : 1) : Expected<QString>(QString());
    if (!secret) {
        return secret.error();
    }
    return AccountRequest{channel.channel, arguments.value("address"), arguments.value("name"), *settings, *secret};
}

Expected<int> runAdd(CommandContext& context)
{
    const auto channel = addable(context.argument(0));
    if (!channel) {
        return channel.error();
    }
    const auto request = requestFrom(context.arguments, *channel);
    if (!request) {
        return request.error();
    }
    // Before the servers are asked: without a place for the password all would be in vain.
    const bool isKept = !request->settings.value(secretlessKey).toBool();
    if (const auto secrets = isKept ? context.composition->checkSecrets() : Expected<void>(); !secrets) {
        return secrets.error();
    }
    Workspace& workspace = context.workspace();
    if (!context.arguments.has("no-check")) {
        context.output.progress(QStringLiteral("asking the servers …"));
        if (const auto checked = await(workspace.checkSettings(*request)); !checked) {
            return checked.error();
        }
    }
    const auto added = await(workspace.addAccount(*request));
    if (!added) {
        return added.error();
    }
    context.output.line(QStringLiteral("added %1; %2").arg(added->address, QLatin1String(channel->added)));
    return 0;
}

/// The accounts meant by an address or id; all when none is named.
Expected<QList<AccountView>> wanted(CommandContext& context)
{
    auto accounts = await(context.workspace().accounts());
    const QString words = context.argument(0);
    if (!accounts || words.isEmpty()) {
        return accounts;
    }
    accounts->removeIf([&](const AccountView& view) {
        return view.account.address.compare(words, Qt::CaseInsensitive) != 0 &&
               view.account.id.text() != words;
    });
    if (accounts->isEmpty()) {
        return rejected(
            QStringLiteral("There is no account \"%1\"; list them with: threadline account list.")
                .arg(words));
    }
    return accounts;
}

Expected<int> runList(CommandContext& context)
{
    const auto accounts = await(context.workspace().accounts());
    if (!accounts) {
        return accounts.error();
    }
    if (context.json()) {
        QList<QJsonObject> objects;
        for (const AccountView& view : *accounts) {
            objects.append(toJson(view));
        }
        context.output.json(objects);
        return 0;
    }
    QList<QStringList> rows;
    for (const AccountView& view : *accounts) {
        rows.append({view.account.channel, view.account.address,
                     QStringLiteral("%1 of %2 here").arg(view.done).arg(view.total), view.problem});
    }
    context.output.table(rows);
    return 0;
}

Expected<int> runCheck(CommandContext& context)
{
    const auto accounts = wanted(context);
    if (!accounts) {
        return accounts.error();
    }
    int exitCode = 0;
    for (const AccountView& view : *accounts) {
        const auto checked = await(context.workspace().checkAccount(view.account.id));
        if (checked) {
            context.output.line(QStringLiteral("%1: ok").arg(view.account.address));
        } else {
            context.output.complain(view.account.address + QStringLiteral(": ") +
                                    checked.error().sentence);
            exitCode = 1;
        }
    }
    return exitCode;
}

Expected<int> runRemove(CommandContext& context)
{
    const auto accounts = wanted(context);
    if (!accounts) {
        return accounts.error();
    }
    for (const AccountView& view : *accounts) {
        if (const auto removed = await(context.workspace().removeAccount(view.account.id));
            !removed) {
            return removed.error();
        }
        context.output.line(
            QStringLiteral("removed %1; its history stays").arg(view.account.address));
    }
    return 0;
}

Expected<int> runSignature(CommandContext& context)
{
    const auto accounts = wanted(context);
    if (!accounts) {
        return accounts.error();
    }
    const Account& account = accounts->first().account;
    const Arguments& given = context.arguments;
    if (given.has("text") || given.has("file") || given.has("none")) {
        const auto text = given.has("none") ? Expected<QString>(QString()) : givenText(given);
        if (!text) {
            return text.error();
        }
        const auto set = await(context.workspace().setSignature(account.id, *text));
        return set ? Expected<int>(0) : set.error();
    }
    if (context.json()) {
        context.output.json({QJsonObject{{QStringLiteral("address"), account.address},
                                         {QStringLiteral("signature"), signatureOf(account)}}});
    } else if (!signatureOf(account).isEmpty()) {
        context.output.line(printableLines(signatureOf(account)));
    }
    return 0;
}

Expected<int> runWindow(CommandContext& context)
{
    const auto accounts = wanted(context);
    if (!accounts) {
        return accounts.error();
    }
    const Account& account = accounts->first().account;
    const Arguments& given = context.arguments;
    if (given.has("hours") || given.has("usual")) {
        bool isNumber = true;
        const int hours = given.has("usual") ? 0 : given.value("hours").toInt(&isNumber);
        if (!isNumber || (given.has("hours") && given.has("usual"))) {
            return Error{Error::Remedy::Rejected, QStringLiteral("Write --hours and a number, or --usual.")};
        }
        const auto set = await(context.workspace().setConversationHours(
            account.id, given.has("usual") ? std::nullopt : std::optional(hours)));
        return set ? Expected<int>(0) : set.error();
    }
    const auto hours = conversationHours(account);
    if (context.json()) {
        QJsonObject shown{{QStringLiteral("address"), account.address}};
        if (hours) {
            shown.insert(QStringLiteral("hours"), *hours);
        }
        context.output.json({shown});
    } else {
        context.output.line(conversationWords(hours));
    }
    return 0;
}

} // namespace

Command accountWindowCommand()
{
    return {{"account window",
             "ADDRESS [--hours N|--usual]",
             "Shows or sets how long a message that names no case joins an open one",
             {{"hours", "N", "Since the last contact in it; 0: it always opens a case"},
              {"usual", nullptr, "As the channel has it"}},
             1,
             1,
             true},
            Command::Needs::WriteWorkspace,
            runWindow};
}

Command accountSignatureCommand()
{
    return {{"account signature",
             "ADDRESS [--text TEXT|--file FILE|--none]",
             "Shows or sets what goes below every reply from an account",
             {{"text", "TEXT", "With variables; - reads it from standard input"},
              {"file", "FILE", "Reads it from a file"},
              {"none", nullptr, "Nothing goes below"}},
             1,
             1,
             true},
            Command::Needs::WriteWorkspace,
            runSignature};
}

Command accountAddCommand()
{
    return {
        {"account add",
         "email --address ADDRESS --imap URL --smtp URL --password-stdin | telegram --token-stdin | "
         "sms|whatsapp|voice --sid SID --number NUMBER --token-stdin | phone [--control HOST:PORT] [--number NUMBER] | "
         "chat --address ADDRESS --visitors HOST --password-stdin",
         "Adds a mailbox, a bot, a number, a softphone or a website's chat, after trying it",
         {{"address", "ADDRESS", "The mailbox, as customers write to it, or the chat account; a bot says its name itself"},
          {"imap", "URL", "imaps://USER@HOST[:PORT] or imap+starttls://…; %40 for an @ in USER"},
          {"smtp", "URL", "smtps://USER@HOST[:PORT] or smtp+starttls://…"},
          {"name", "NAME", "What customers see as the sender"},
          {"ca", "FILE", "Certificates to trust besides the system's, PEM"},
          {"folder", "FOLDER",
           "A folder to synchronise, may be repeated (else Inbox, Sent, Archive)"},
          {"password-stdin", nullptr, "Reads the password from the first line of standard input"},
          {"token-stdin", nullptr, "Reads a bot's token, or Twilio's auth token, from the first line of standard input"},
          {"sid", "SID", "The Account SID of Twilio's console"},
          {"number", "NUMBER", "The number customers write to, like +15551234567"},
          {"control", "HOST:PORT", "Where baresip's ctrl_tcp listens on this computer (else 127.0.0.1:4444)"},
          {"server", "URL", "A Bot API server of one's own (else https://api.telegram.org); another region of Twilio; HOST[:PORT] of a chat server"},
          {"visitors", "HOST", "The host of the chat server on which visitors log in without a name"},
          {"direct-tls", nullptr, "The chat server's port speaks TLS from the first byte"},
          {"site-key-stdin", nullptr, "Reads the key by which the website vouches for its customers from the second line"},
          {"no-check", nullptr, "Stores it without trying to log in"}},
         1,
         1},
        Command::Needs::WriteWorkspace,
        runAdd};
}

Command accountListCommand()
{
    return {{"account list", "", "Lists the accounts of this machine", {}, 0, 0, true},
            Command::Needs::ReadWorkspace,
            runList};
}

Command accountCheckCommand()
{
    return {{"account check", "[ADDRESS]", "Tries to log in and says what fails", {}, 0, 1},
            Command::Needs::WriteWorkspace,
            runCheck};
}

Command accountRemoveCommand()
{
    return {{"account remove",
             "ADDRESS",
             "Forgets an account and its password; its history stays",
             {},
             1,
             1},
            Command::Needs::WriteWorkspace,
            runRemove};
}

} // namespace threadline
