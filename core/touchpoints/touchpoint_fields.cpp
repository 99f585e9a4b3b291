// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/touchpoint_fields.h"

#include <array>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

struct Field
{
    const char* name;
    const char* headers; ///< parted by |, as foldedHeader() gives them
};

constexpr std::array fields{
    Field{"date", "date|datum|day|tag|when|called at|visit date|date and time|datum uhrzeit|zeitpunkt|timestamp|at|"
                  "rechnungsdatum|lieferdatum|invoice date|delivery date|rechnungs datum"},
    Field{"time", "time|uhrzeit|zeit|clock|beginn|start|start time"},
    Field{"kind", "kind|art|type|typ|kontaktart|channel|kanal"},
    Field{"direction", "direction|richtung|in out|ein aus"},
    Field{"customer", "customer|kunde|client|contact|kontakt|account|auftraggeber|caller|anrufer"},
    Field{"email", "email|e mail|mail|email address|e mail adresse|mailadresse"},
    Field{"phone", "phone|telefon|telephone|phone number|telefonnummer|tel|mobile|handy|mobil|rufnummer|nummer anrufer"},
    Field{"number", "customer number|customer no|kundennummer|kundennr|kunden nr|kdnr|kd nr|customer id|debitor|debitorennummer"},
    Field{"name", "name|customer name|kundenname|full name|company|firma"},
    Field{"duration", "duration|dauer|length|gespraechsdauer|gesprächsdauer|minutes|minuten|dauer min|duration min"},
    Field{"seconds", "seconds|sekunden|dauer s|duration s|dauer sek|duration sec"},
    Field{"outcome", "outcome|ergebnis|result|resultat"},
    Field{"next_step", "next step|next steps|nächster schritt|naechster schritt|follow up|wiedervorlage"},
    Field{"text", "text|note|notes|notiz|notizen|comment|comments|kommentar|bemerkung|beschreibung|description|inhalt"},
    Field{"subject", "subject|betreff|topic|thema"},
    Field{"id", "id|record|record id|datensatz|lfd nr|call id|uid|key"},
    Field{"agent", "agent|mitarbeiter|bearbeiter|user|technician|techniker|employee|by|von"},
    Field{"place", "place|ort|location|filiale|branch|standort"},
    Field{"reference", "reference|referenz|order|order number|auftrag|auftragsnummer|bestellnummer|invoice number|"
                       "rechnungsnummer|belegnummer|delivery number|lieferscheinnummer|rechnung nr|rechnungs nr"},
    Field{"amount", "amount|betrag|total|summe|sum|gesamtbetrag|brutto"},
    Field{"missed", "missed|verpasst|unanswered|nicht erreicht"},
    Field{"case", "case|fall|ticket|case number|fallnummer|ticketnummer|vorgang"},
};

} // namespace

const QStringList& touchpointFields()
{
    static const QStringList all = [] {
        QStringList names;
        for (const Field& field : fields) {
            names.append(QString::fromLatin1(field.name));
        }
        return names;
    }();
    return all;
}

QString foldedHeader(const QString& header)
{
    QString folded;
    for (const QChar letter : header.toLower().normalized(QString::NormalizationForm_C)) {
        folded += letter.isLetterOrNumber() ? letter : QChar(u' ');
    }
    return folded.simplified();
}

QMap<QString, QString> guessedColumns(const QStringList& headers)
{
    QMap<QString, QString> columns;
    QStringList taken;
    for (const Field& field : fields) {
        const QStringList usual = QString::fromUtf8(field.headers).split(u'|');
        for (const QString& one : usual) {
            for (const QString& header : headers) {
                const QString name = QString::fromLatin1(field.name);
                if (!columns.contains(name) && !taken.contains(header) && foldedHeader(header) == one) {
                    columns.insert(name, header);
                    taken.append(header);
                }
            }
        }
    }
    return columns;
}

} // namespace threadline
