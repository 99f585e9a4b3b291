// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/touchpoints/touchpoint_row.h"

#include "core/model/duration.h"
#include "core/model/rejected.h"
#include "core/model/touch.h"
#include "core/touchpoints/touchpoint_fields.h"

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Words of tables and what they mean here.
struct Meaning
{
    const char* words; ///< parted by |
    const char* value;
};

constexpr std::array kindWords{
    Meaning{"call|phone|phone call|telephone|anruf|telefonat|telefon|telefongespräch|voice", "call"},
    Meaning{"visit|counter|counter visit|besuch|ladenbesuch|schalter|walk in", "visit"},
    Meaning{"on site|onsite|technician|field service|vor ort|einsatz|technikereinsatz|außendienst|service", "on_site"},
    Meaning{"delivery|shipment|lieferung|versand|zustellung", "delivery"},
    Meaning{"invoice|bill|rechnung|faktura", "invoice"},
};
constexpr std::array directionWords{
    Meaning{"inbound|incoming|in|eingehend|eingang|ein|from customer", "inbound"},
    Meaning{"outbound|outgoing|out|ausgehend|ausgang|aus|to customer", "outbound"},
};

template <class Words>
QString meaningOf(const Words& table, const QString& typed)
{
    const QString folded = foldedHeader(typed);
    for (const Meaning& meaning : table) {
        if (QString::fromUtf8(meaning.words).split(u'|').contains(folded)) {
            return QString::fromLatin1(meaning.value);
        }
    }
    return {};
}

bool isYes(const QString& typed)
{
    static const QStringList yes{u"yes"_s, u"y"_s, u"true"_s, u"1"_s, u"x"_s, u"ja"_s, u"j"_s, u"wahr"_s,
                                 u"missed"_s, u"verpasst"_s};
    return yes.contains(typed.trimmed().toLower());
}

Expected<void> readKind(const QMap<QString, QString>& cells, const RowReading& reading, Touch& touch)
{
    const QString typed = cells.value(u"kind"_s).trimmed();
    if (typed.isEmpty()) {
        if (!reading.kind) {
            return rejected(u"It says not what it was: map a column to kind, or say --kind."_s);
        }
        touch.kind = *reading.kind;
    } else {
        const auto kind = touchKindFromName(meaningOf(kindWords, typed));
        if (!kind) {
            return rejected(u"\"%1\" is no kind: call, visit, on-site, delivery or invoice."_s.arg(typed.simplified()));
        }
        touch.kind = *kind;
    }
    touch.direction = usualDirection(touch.kind);
    const QString direction = cells.value(u"direction"_s).trimmed();
    if (!direction.isEmpty()) {
        const auto meant = directionFromName(meaningOf(directionWords, direction));
        if (!meant) {
            return rejected(u"\"%1\" is no direction: inbound or outbound."_s.arg(direction.simplified()));
        }
        touch.direction = *meant;
    }
    touch.missed = isYes(cells.value(u"missed"_s));
    return {};
}

Expected<void> readLength(const QMap<QString, QString>& cells, Touch& touch)
{
    const QString typed = cells.value(u"duration"_s).trimmed();
    const QString seconds = cells.value(u"seconds"_s).trimmed();
    if (!typed.isEmpty()) {
        const auto length = secondsFromText(typed);
        if (!length) {
            return rejected(u"\"%1\" is no duration: minutes, or like 6:12 or 1h20m."_s.arg(typed.simplified()));
        }
        touch.seconds = *length;
    } else if (!seconds.isEmpty()) {
        bool isNumber = false;
        const double value = QString(seconds).replace(u',', u'.').toDouble(&isNumber);
        if (!isNumber || !(value >= 0 && value <= longestTouchSeconds)) {
            return rejected(u"\"%1\" is no number of seconds."_s.arg(seconds.simplified()));
        }
        touch.seconds = qRound64(value);
    }
    return touch.seconds <= longestTouchSeconds ? Expected<void>()
                                                : rejected(u"\"%1\" is longer than seven days."_s.arg(typed.simplified()));
}

Expected<qint64> readCaseNumber(const QString& typed)
{
    const QString digits = QString(typed).remove(u'#').trimmed();
    if (digits.isEmpty()) {
        return 0;
    }
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber && number > 0 ? Expected<qint64>(number)
                                  : rejected(u"\"%1\" is no number of a case."_s.arg(typed.simplified()));
}

} // namespace

Expected<Touchpoint> readRow(const QMap<QString, QString>& cells, const QString& fallbackId, const RowReading& reading)
{
    Touch touch;
    if (const auto kind = readKind(cells, reading, touch); !kind) {
        return kind.error();
    }
    const auto at = readMoment(cells.value(u"date"_s), cells.value(u"time"_s), reading.dates, reading.zone);
    if (!at) {
        return rejected(at.error().sentence + u": write it like 2026-11-22 14:30."_s);
    }
    touch.at = *at;
    if (const auto length = readLength(cells, touch); !length) {
        return length.error();
    }
    const auto inCase = readCaseNumber(cells.value(u"case"_s));
    if (!inCase) {
        return inCase.error();
    }
    touch.agent = cells.value(u"agent"_s).simplified();
    touch.outcome = cells.value(u"outcome"_s).simplified();
    touch.nextStep = cells.value(u"next_step"_s).simplified();
    touch.place = cells.value(u"place"_s).simplified();
    touch.reference = cells.value(u"reference"_s).simplified();
    touch.amount = readAmount(cells.value(u"amount"_s));
    touch.text = cells.value(u"text"_s).trimmed();

    Touchpoint touchpoint;
    touchpoint.source = reading.source;
    touchpoint.caseNumber = *inCase;
    touchpoint.arrival = touchArrival(touch);
    touchpoint.arrival.subject = cells.value(u"subject"_s).simplified();
    touchpoint.arrival.opensCase = touch.missed && touch.direction == Direction::Inbound;
    const QString id = cells.value(u"id"_s).trimmed();
    touchpoint.arrival.externalKey = touchpointKey(reading.source, id.isEmpty() ? fallbackId : id);
    const CustomerNamed named{cells.value(u"number"_s), cells.value(u"email"_s), cells.value(u"phone"_s),
                              cells.value(u"name"_s), cells.value(u"customer"_s)};
    if (const auto who = nameCustomer(touchpoint, named, reading.region); !who) {
        return who.error();
    }
    nameParties(touchpoint, touch.agent);
    return touchpoint;
}

} // namespace threadline
