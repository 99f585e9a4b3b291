// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/markup/quote_marks.h"

#include <algorithm>
#include <array>
#include <span>

namespace threadline::markup {
namespace {

// No person's sentence and no program's line is longer.
constexpr qsizetype longestAttribution = 400;
constexpr qsizetype longestMark = 120;

constexpr std::array<QStringView, 40> wroteVerbs{
    u"wrote",    u"writes",     u"schrieb",  u"a écrit",     u"escribió", u"ha scritto",
    u"schreef",  u"pisze",      u"napisał",  u"escreveu",    u"skrev",    u"kirjoitti",
    u"napsal",   u"napísal",    u"написал",  u"пишет",       u"пише",     u"написав",
    u"yazdı",    u"írta",       u"a scris",  u"έγραψε",      u"написа",   u"napisao",
    u"menulis",  u"đã viết",    u"写道",     u"寫道",        u"のメール", u"書きました",
    u"작성",     u"كتب",        u"כתב",      u"va escriure", u"kirjutas", u"rašė",
    u"rakstīja", u"je napisal", u"skrifaði", u"เขียน"};

constexpr std::array<QStringView, 22> originalWords{u"original message",
                                                    u"ursprüngliche nachricht",
                                                    u"originalnachricht",
                                                    u"message d'origine",
                                                    u"message d’origine",
                                                    u"message original",
                                                    u"mensaje original",
                                                    u"messaggio originale",
                                                    u"oorspronkelijk bericht",
                                                    u"mensagem original",
                                                    u"wiadomość oryginalna",
                                                    u"původní zpráva",
                                                    u"исходное сообщение",
                                                    u"оригинальное сообщение",
                                                    u"ursprungligt meddelande",
                                                    u"oprindelig meddelelse",
                                                    u"opprinnelig melding",
                                                    u"alkuperäinen viesti",
                                                    u"原始邮件",
                                                    u"原始郵件",
                                                    u"元のメッセージ",
                                                    u"원본 메시지"};

constexpr std::array<QStringView, 20> forwardWords{
    u"forwarded", u"weitergeleitet", u"transféré",    u"réexpédié",    u"reenviado",
    u"reenviada", u"inoltrat",       u"doorgestuurd", u"encaminhad",   u"przekaz",
    u"přeposlan", u"пересла",        u"пересыл",      u"vidarebeford", u"videresend",
    u"välitetty", u"转发",           u"轉寄",         u"転送",         u"전달"};

constexpr std::array<QStringView, 6> appleForwards{
    u"begin forwarded message",      u"anfang der weitergeleiteten", u"début du message",
    u"inicio del mensaje reenviado", u"inizio messaggio inoltrato",  u"begin doorgestuurd bericht"};

constexpr std::array<QStringView, 30> deviceStarts{u"sent from my",
                                                   u"sent from outlook",
                                                   u"sent from mail for",
                                                   u"sent from yahoo",
                                                   u"sent from proton",
                                                   u"sent via",
                                                   u"get outlook for",
                                                   u"von meinem ",
                                                   u"gesendet von ",
                                                   u"gesendet mit ",
                                                   u"diese nachricht wurde von meinem",
                                                   u"envoyé de mon",
                                                   u"envoyé depuis",
                                                   u"envoyé à partir",
                                                   u"enviado desde mi",
                                                   u"enviado do meu",
                                                   u"enviado a partir",
                                                   u"inviato da",
                                                   u"verzonden vanaf",
                                                   u"verstuurd vanaf",
                                                   u"skickat från min",
                                                   u"sendt fra min",
                                                   u"lähetetty ",
                                                   u"wysłane z",
                                                   u"odesláno z",
                                                   u"отправлено с",
                                                   u"отправлено из",
                                                   u"发自我的",
                                                   u"從我的",
                                                   u"나의 iphone"};

struct NamedHeader
{
    QStringView name;
    HeaderName header;
};

constexpr std::array<NamedHeader, 68> headers{{
    {u"from", HeaderName::From},
    {u"von", HeaderName::From},
    {u"de", HeaderName::From},
    {u"da", HeaderName::From},
    {u"van", HeaderName::From},
    {u"od", HeaderName::From},
    {u"от", HeaderName::From},
    {u"від", HeaderName::From},
    {u"från", HeaderName::From},
    {u"fra", HeaderName::From},
    {u"lähettäjä", HeaderName::From},
    {u"kimden", HeaderName::From},
    {u"feladó", HeaderName::From},
    {u"发件人", HeaderName::From},
    {u"寄件者", HeaderName::From},
    {u"差出人", HeaderName::From},
    {u"보낸 사람", HeaderName::From},
    {u"sent", HeaderName::Sent},
    {u"date", HeaderName::Sent},
    {u"gesendet", HeaderName::Sent},
    {u"datum", HeaderName::Sent},
    {u"envoyé", HeaderName::Sent},
    {u"enviado", HeaderName::Sent},
    {u"enviada em", HeaderName::Sent},
    {u"fecha", HeaderName::Sent},
    {u"inviato", HeaderName::Sent},
    {u"data", HeaderName::Sent},
    {u"verzonden", HeaderName::Sent},
    {u"wysłano", HeaderName::Sent},
    {u"odesláno", HeaderName::Sent},
    {u"отправлено", HeaderName::Sent},
    {u"дата", HeaderName::Sent},
    {u"skickat", HeaderName::Sent},
    {u"sendt", HeaderName::Sent},
    {u"dato", HeaderName::Sent},
    {u"lähetetty", HeaderName::Sent},
    {u"gönderildi", HeaderName::Sent},
    {u"elküldve", HeaderName::Sent},
    {u"发送时间", HeaderName::Sent},
    {u"日期", HeaderName::Sent},
    {u"送信日時", HeaderName::Sent},
    {u"日時", HeaderName::Sent},
    {u"보낸 날짜", HeaderName::Sent},
    {u"to", HeaderName::To},
    {u"an", HeaderName::To},
    {u"à", HeaderName::To},
    {u"para", HeaderName::To},
    {u"aan", HeaderName::To},
    {u"do", HeaderName::To},
    {u"кому", HeaderName::To},
    {u"till", HeaderName::To},
    {u"til", HeaderName::To},
    {u"收件人", HeaderName::To},
    {u"宛先", HeaderName::To},
    {u"받는 사람", HeaderName::To},
    {u"subject", HeaderName::Subject},
    {u"betreff", HeaderName::Subject},
    {u"objet", HeaderName::Subject},
    {u"asunto", HeaderName::Subject},
    {u"oggetto", HeaderName::Subject},
    {u"onderwerp", HeaderName::Subject},
    {u"assunto", HeaderName::Subject},
    {u"temat", HeaderName::Subject},
    {u"тема", HeaderName::Subject},
    {u"ämne", HeaderName::Subject},
    {u"emne", HeaderName::Subject},
    {u"主题", HeaderName::Subject},
    {u"件名", HeaderName::Subject},
}};

bool containsOneOf(QStringView line, std::span<const QStringView> words)
{
    return std::ranges::any_of(
        words, [line](QStringView word) { return line.contains(word, Qt::CaseInsensitive); });
}

/// "---- words ----": the words; empty if the line is something else.
QStringView betweenDashes(QStringView line)
{
    const auto isDash = [](QChar c) { return c == u'-' || c == u'—' || c == u'_'; };
    qsizetype dashes = 0;
    while (dashes < line.size() && isDash(line[dashes]))
        ++dashes;
    return dashes >= 4 && isDash(line.back()) ? line.mid(dashes) : QStringView();
}

} // namespace

bool isQuotedLine(QStringView line)
{
    return line.startsWith(u'>') || line.startsWith(u" >");
}

bool isAttribution(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty() || text.size() > longestAttribution ||
        !(text.endsWith(u':') || text.endsWith(u'：')))
        return false;
    const bool names = std::ranges::any_of(
        text, [](QChar c) { return c.isDigit() || c == u'@' || c == u'<' || c == u'"'; });
    return names && containsOneOf(text, wroteVerbs);
}

bool announcesOriginal(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.size() <= longestMark && containsOneOf(betweenDashes(text), originalWords);
}

bool announcesForward(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty() || text.size() > longestMark)
        return false;
    const bool announced =
        text.endsWith(u':') && std::ranges::any_of(appleForwards, [text](QStringView start) {
            return text.startsWith(start, Qt::CaseInsensitive);
        });
    return announced || containsOneOf(betweenDashes(text), forwardWords);
}

bool isUnderscoreRule(QStringView line)
{
    const QStringView text = line.trimmed();
    return text.size() >= 10 && std::ranges::all_of(text, [](QChar c) { return c == u'_'; });
}

HeaderName headerName(QStringView line)
{
    QStringView name = line.left(longestMark).trimmed();
    qsizetype colon = name.indexOf(u':');
    if (colon < 0)
        colon = name.indexOf(u'：');
    if (colon < 1 || colon > 20)
        return HeaderName::None;
    name = name.left(colon).trimmed();
    while (name.startsWith(u'*'))
        name = name.mid(1);
    const auto found = std::ranges::find_if(headers, [name](const NamedHeader& header) {
        return name.compare(header.name, Qt::CaseInsensitive) == 0;
    });
    return found != headers.end() ? found->header : HeaderName::None;
}

bool isSignatureSeparator(QStringView line)
{
    return line == u"-- " || line == u"--" || line == u"--\u00A0";
}

bool isDeviceLine(QStringView line)
{
    const QStringView text = line.trimmed();
    if (text.isEmpty() || text.size() > longestMark)
        return false;
    if (text.endsWith(u"から送信") || text.endsWith(u"에서 보냄"))
        return true;
    // A sentence that goes on is somebody's own: "Von meinem Standpunkt aus …".
    if (text.startsWith(u"von meinem ", Qt::CaseInsensitive))
        return text.contains(u"gesendet", Qt::CaseInsensitive);
    return std::ranges::any_of(deviceStarts, [text](QStringView start) {
        return text.startsWith(start, Qt::CaseInsensitive);
    });
}

} // namespace threadline::markup
