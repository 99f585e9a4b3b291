// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/search/made_history.h"

#include "core/log/message_text.h"
#include "core/log/migrations.h"
#include "core/log/projection_schema.h"
#include "core/log/timeline_key.h"
#include "core/search/search_projection.h"
#include "core/search/text_folding.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace threadline::test {

struct MadeHistory::Made
{
    int number;
    const char* at;
    const char* channel;
    QJsonObject from;
    QJsonArray to;
    QJsonArray cc;
    qint64 inCase; ///< 0: none
    bool read;
    QStringList files;
    const char* subject;
    const char* text;
};

namespace {

QUuid caseId(qint64 number)
{
    return QUuid::createUuidV5(QUuid(), QString::number(number));
}

QJsonObject party(const char* name, const char* address)
{
    return {{QStringLiteral("name"), QString::fromUtf8(name)},
            {QStringLiteral("address"), QString::fromUtf8(address)}};
}

} // namespace

MadeHistory::MadeHistory()
    : m_database(QStringLiteral(":memory:"), Database::Access::ReadWrite)
{
    migrate(m_database);
    makeProjectionTables(m_database);
    const QJsonObject support = party("Support", "support@northpump.example");
    const QJsonObject ingrid = party("Ingrid Aaltonen", "Ingrid@aaltonen.example");
    const QJsonObject tomas = party("Tomas Ferreira", "tomas@ferreira.example");
    addCase(10001, QStringLiteral("solved"), QStringLiteral("Anna Kivi"));
    addCase(10002, QStringLiteral("open"), QString());
    addCase(10003, QStringLiteral("waiting"), QStringLiteral("Béla Nagy"));
    add({1,
         "2026-01-10T09:00:00Z",
         "email",
         ingrid,
         {support},
         {},
         10001,
         true,
         {QStringLiteral("e07-display.jpg")},
         "Pump stops",
         "The pump stops after twenty minutes."});
    add({2,
         "2026-02-28T23:59:59Z",
         "email",
         support,
         {party("", "ingrid@aaltonen.example")},
         {tomas},
         10001,
         true,
         {},
         "Re: Pump stops",
         "Please send the invoice."});
    add({3,
         "2026-03-01T00:00:00Z",
         "sms",
         party("", "+4917012345"),
         {party("", "+49301234")},
         {},
         10002,
         false,
         {},
         "",
         "Where is my refund?"});
    add({4,
         "2026-03-15T12:00:00Z",
         "email",
         party("Sub Ingrid", "sub.ingrid@aaltonen.example"),
         {support},
         {},
         10003,
         false,
         {QStringLiteral("invoice.pdf"), QStringLiteral("terms of sale.pdf")},
         "Invoice for the pump",
         "Minutes after the pump."});
    add({5,
         "2026-03-20T12:00:00Z",
         "voice",
         tomas,
         {},
         {},
         0,
         true,
         {},
         "",
         "A call about the refund."});
    add({6,
         "2026-03-21T12:00:00Z",
         "email",
         party("Weekly News", "news@list.example"),
         {support},
         {},
         0,
         false,
         {},
         "News",
         "What is new this week."});
}

void MadeHistory::addCase(qint64 number, const QString& status, const QString& assignee)
{
    m_database
        .statement("INSERT INTO cases(id, number, subject, customer, status, assignee, opened_at, "
                   "last_at, last_channel, last_words) VALUES(?,?,'',x'00',?,?,0,0,'','')")
        .run(caseId(number), number, status, assignee);
}

void MadeHistory::add(const Made& made)
{
    QJsonArray files;
    for (const QString& name : made.files) {
        files.append(QJsonObject{{QStringLiteral("name"), name}});
    }
    Event event;
    event.seq = made.number;
    event.id = EventId(QUuid::createUuid());
    event.kind = QStringLiteral("message.received");
    event.at = fromRfc3339(QString::fromLatin1(made.at)).value();
    event.body = {{QStringLiteral("from"), made.from},
                  {QStringLiteral("to"), made.to},
                  {QStringLiteral("cc"), made.cc},
                  {QStringLiteral("subject"), QString::fromUtf8(made.subject)},
                  {QStringLiteral("attachments"), files}};
    event.foldedText = foldedForSearch(QString::fromUtf8(made.text));
    const QByteArray body = QJsonDocument(event.body).toJson(QJsonDocument::Compact);
    m_database
        .statement(
            "INSERT INTO event(seq, id, subject, kind, actor, at, body) VALUES(?,?,x'00',?,'',?,?)")
        .run(event.seq, event.id.uuid(), event.kind, event.at.us, Utf8{body});
    const qint64 key = timelineKey(event.at, event.seq);
    m_database
        .statement(
            "INSERT INTO interaction(key, seq, customer, case_id, at, channel, kind, direction, "
            "delivery, read, text_size, attachments, said) "
            "VALUES(?,?,x'00',NULL,?,?,'message','inbound','received',?,0,?,1)")
        .run(key, event.seq, event.at.us, QString::fromLatin1(made.channel), made.read,
             static_cast<qint64>(files.size()));
    if (made.inCase != 0) {
        m_database.statement("UPDATE interaction SET case_id = ? WHERE key = ?")
            .run(caseId(made.inCase), key);
    }
    SearchProjection projection;
    projection.apply(m_database, event);
    projection.finish(m_database);
}

void MadeHistory::addEmptyCases(int count)
{
    qint64 number = 20'000;
    for (const char* status : {"new", "open", "waiting", "on_hold", "solved", "closed"}) {
        for (const char* assignee : {"", "Anna Kivi", "Béla Nagy"}) {
            for (int i = 0; i < count; ++i) {
                addCase(++number, QString::fromLatin1(status), QString::fromUtf8(assignee));
            }
        }
    }
}

void MadeHistory::addTags()
{
    Statement& add = m_database.statement("INSERT INTO case_tag(case_id, tag) VALUES(?,?)");
    add.run(caseId(10001), QStringLiteral("refund"));
    add.run(caseId(10003), QStringLiteral("vip"));
}

QList<int> MadeHistory::found(const QString& typed, int limit)
{
    return found(typed, {QStringLiteral("Anna Kivi"), QTimeZone::utc()}, limit);
}

QList<int> MadeHistory::found(const QString& typed, const Asker& asker, int limit)
{
    const ParsedQuery parsed = parseSearchQuery(typed, today);
    QList<int> numbers;
    const QList<qint64> keys = searchKeys(m_database, parsed.query, asker, limit);
    for (const qint64 key : keys) {
        numbers.append(static_cast<int>(seqOfTimelineKey(key)));
    }
    return numbers;
}

} // namespace threadline::test
