// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/sample_files.h"
#include "app/sample/sample_templates.h"

#include <QDateTime>
#include <QRegularExpression>

#include <random>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 dayUs = 86'400'000'000;
constexpr qint64 minuteUs = 60'000'000;

/// The same numbers everywhere: the distributions of the standard library differ between libraries.
class Lot
{
public:
    explicit Lot(quint32 seed)
        : m_engine(seed)
    {
    }

    int below(int bound) { return static_cast<int>(m_engine() % static_cast<quint32>(bound)); }
    bool oneIn(int n) { return below(n) == 0; }

    template <class List>
    auto of(const List& list)
    {
        return list.at(below(static_cast<int>(list.size())));
    }

private:
    std::mt19937 m_engine;
};

/// The details that a conversation keeps to.
struct Details
{
    QHash<QString, QString> words;

    Details(Lot& lot, const SampleCustomer& customer)
    {
        static const QStringList products{u"PX-20"_s,       u"PX-30"_s,       u"PX-40"_s,
                                          u"GardenJet 5"_s, u"PoolFlow 12"_s, u"RainBox 3"_s};
        static const QStringList agents{u"Anna K."_s, u"Jonas L."_s, u"Mira S."_s, u"Oskari V."_s};
        static const QHash<QString, QStringList> towns{
            {u"en"_s, {u"Leeds"_s, u"Cork"_s, u"Malmö"_s, u"Utrecht"_s, u"Exeter"_s}},
            {u"de"_s, {u"Neuburg"_s, u"Lübeck"_s, u"Fulda"_s}},
            {u"fr"_s, {u"Nantes"_s, u"Dijon"_s}},
            {u"es"_s, {u"Murcia"_s, u"Gijón"_s}},
        };
        words = {
            {u"name"_s, customer.firstName()},
            {u"agent"_s, lot.of(agents)},
            {u"product"_s, lot.of(products)},
            {u"town"_s,
             lot.of(towns.value(customer.language, {u"Siena"_s, u"Porto"_s, u"Gdynia"_s}))},
            {u"order"_s, QString::number(30'000 + lot.below(12'000))},
            {u"amount"_s, u"%1.%2"_s.arg(18 + lot.below(420))
                              .arg(lot.of(QStringList{u"00"_s, u"50"_s, u"90"_s}))},
            {u"serial"_s, u"PX-%1-%2"_s.arg(20 + lot.below(6)).arg(100'000 + lot.below(90'000))}};
    }
};

/// {word} becomes the detail, {a|b} one of the alternatives; from the innermost out.
QString filledIn(QString text, const Details& details, Lot& lot)
{
    static const QRegularExpression innermost(u"\\{([^{}]*)\\}"_s);
    for (auto found = innermost.match(text); found.hasMatch(); found = innermost.match(text)) {
        const QString inside = found.captured(1);
        const QString instead = details.words.contains(inside)
                                    ? details.words.value(inside)
                                    : lot.of(inside.split(QLatin1Char('|')));
        text.replace(found.capturedStart(), found.capturedLength(), instead);
    }
    return text;
}

QList<ArrivedFile> filesOf(SampleTurn::File file, const Details& details, Lot& lot)
{
    const QString order = details.words.value(u"order"_s);
    const QString product = details.words.value(u"product"_s);
    switch (file) {
    case SampleTurn::File::None:
        return {};
    case SampleTurn::File::Photo:
        return {displayPicture(u"IMG_%1.png"_s.arg(1000 + lot.below(9000)),
                               u"E-0%1"_s.arg(1 + lot.below(9)))};
    case SampleTurn::File::Invoice:
        return {
            document(u"invoice-%1.pdf"_s.arg(order),
                     {u"Northpump GmbH"_s, u"Invoice %1"_s.arg(order), u""_s, u"1 x "_s + product,
                      u"Total EUR "_s + details.words.value(u"amount"_s)})};
    case SampleTurn::File::Manual:
        return {document(
            u"manual-%1.pdf"_s.arg(product.toLower().replace(QLatin1Char(' '), QLatin1Char('-'))),
            {product + u": the page that matters"_s,
             u"1  Fill the housing with water before the first start."_s,
             u"2  Open the bleed screw until water comes."_s,
             u"3  Clean the inlet filter every spring."_s,
             u"4  E-07: too hot. Let it cool, check cable and filter."_s})};
    case SampleTurn::File::PartsList:
        return {
            table(u"parts.csv"_s, {u"article,quantity"_s, product + u",%1"_s.arg(2 + lot.below(20)),
                                   u"filter F-20,%1"_s.arg(5 + lot.below(40)),
                                   u"seal kit S-12,%1"_s.arg(1 + lot.below(9))})};
    }
    return {};
}

bool canUse(const SampleCustomer& customer, const SampleTemplate& pattern)
{
    if (customer.language != QLatin1String(pattern.language)) {
        return false;
    }
    if (pattern.channel == channel::bluesky) {
        return !customer.handle.isEmpty();
    }
    const bool needsPhone = pattern.channel == channel::whatsapp ||
                            pattern.channel == channel::sms || pattern.channel == channel::voice;
    return !needsPhone || !customer.phone.isEmpty();
}

/// Some day of the two years, denser towards the end, in the hours in which a shop is open.
Timestamp beginning(Lot& lot, Timestamp now)
{
    constexpr int days = 728;
    const int first = 2 + lot.below(days);
    const int second = 2 + lot.below(days);
    const qint64 midnight =
        (now.us / dayUs - (lot.oneIn(3) ? std::min(first, second) : first)) * dayUs;
    return {midnight + (7 * 60 + lot.below(9 * 60)) * minuteUs};
}

/// Who works there answers by day; customers sleep too, though less.
Timestamp awake(Timestamp at, bool us)
{
    constexpr qint64 hourUs = 60 * minuteUs;
    const qint64 opening = us ? 7 : 6;
    const qint64 closing = us ? 16 : 22;
    const qint64 midnight = at.us / dayUs * dayUs;
    const qint64 ofDay = at.us - midnight;
    if (ofDay < opening * hourUs) {
        return {midnight + opening * hourUs + ofDay % hourUs};
    }
    return ofDay < closing * hourUs
               ? at
               : Timestamp{midnight + dayUs + opening * hourUs + ofDay % hourUs};
}

class Conversation
{
public:
    Conversation(const SampleTemplate& pattern, const SampleCustomer& customer, qsizetype index,
                 Lot& lot)
        : m_pattern(pattern)
        , m_index(index)
        , m_lot(lot)
        , m_details(lot, customer)
        , m_subject(filledIn(QString::fromUtf8(pattern.subject), m_details, lot))
    {
    }

    QList<SampleStep> steps(Timestamp at, Timestamp now)
    {
        QList<SampleStep> steps;
        const QString agent = m_details.words.value(u"agent"_s);
        const bool lately = now.us - at.us < 12 * dayUs;
        for (const SampleTurn& turn : m_pattern.turns) {
            at.us += (turn.minutesLater + m_lot.below(turn.minutesLater + 1)) * minuteUs +
                     m_lot.below(60) * 1'000'000;
            at = awake(at, turn.who != SampleTurn::Who::Them);
            if (at.us > now.us - 3 * 3600 * 1'000'000LL) {
                break; // it goes on tomorrow
            }
            steps.append(stepOf(turn, at));
            if (steps.size() == 1 && !m_lot.oneIn(4)) {
                steps.append(
                    {{at.us + 5 * minuteUs}, m_index, SampleAssignment{agent}, conversation()});
                at.us += 5 * minuteUs;
            }
        }
        if (!lately && !steps.isEmpty()) {
            const qint64 later = at.us + dayUs + m_lot.below(600) * minuteUs;
            steps.append({{later},
                          m_index,
                          SampleStatus{m_lot.oneIn(5) ? CaseStatus::Closed : CaseStatus::Solved},
                          conversation()});
        }
        return steps;
    }

private:
    QString conversation() const
    {
        return QString::number(m_index) + m_details.words.value(u"serial"_s) +
               m_details.words.value(u"order"_s);
    }

    SampleStep stepOf(const SampleTurn& turn, Timestamp at)
    {
        const QString agent = m_details.words.value(u"agent"_s);
        const QString text = filledIn(QString::fromUtf8(turn.text), m_details, m_lot);
        if (turn.who == SampleTurn::Who::Note) {
            return {at, m_index, SampleNote{agent, text}, conversation()};
        }
        SampleSaid said;
        said.channel = m_pattern.channel;
        said.kind = m_pattern.kind;
        said.direction = turn.who == SampleTurn::Who::Us ? Direction::Outbound : Direction::Inbound;
        said.agent = agent;
        said.text = text;
        said.files = filesOf(turn.file, m_details, m_lot);
        said.thread = conversation();
        said.subject = m_begun && !m_subject.isEmpty() ? u"Re: "_s + m_subject : m_subject;
        m_begun = true;
        if (said.kind == InteractionKind::Call) {
            said.details = {{u"seconds"_s, 60 + m_lot.below(600)}, {u"agent"_s, agent}};
        } else if (said.kind == InteractionKind::Review) {
            said.details = {{u"stars"_s, 4 + m_lot.below(2)}};
        } else if (said.kind == InteractionKind::Visit) {
            said.details = {{u"agent"_s, agent}};
        } else if (said.kind == InteractionKind::Post) {
            said.details = {{u"public"_s, true}};
        }
        return {at, m_index, said, conversation()};
    }

    const SampleTemplate& m_pattern;
    qsizetype m_index;
    Lot& m_lot;
    Details m_details;
    QString m_subject;
    bool m_begun = false;
};

} // namespace

QList<SampleStep> everydayConversations(const QList<SampleCustomer>& customers, qsizetype first,
                                        Timestamp now)
{
    constexpr quint32 seed = 40;
    constexpr int fewest = 3;
    constexpr int spread = 6;
    Lot lot(seed);
    const QList<SampleTemplate> patterns = sampleTemplates();
    QList<SampleStep> steps;
    for (qsizetype index = first; index < customers.size(); ++index) {
        QList<SampleTemplate> usable = patterns;
        usable.removeIf(
            [&](const SampleTemplate& pattern) { return !canUse(customers.at(index), pattern); });
        const int count = fewest + lot.below(spread) + lot.below(spread);
        for (int i = 0; i < count && !usable.isEmpty(); ++i) {
            // Nobody writes the same twice.
            const SampleTemplate pattern =
                usable.takeAt(lot.below(static_cast<int>(usable.size())));
            steps += Conversation(pattern, customers.at(index), index, lot)
                         .steps(beginning(lot, now), now);
        }
    }
    return steps;
}

} // namespace threadline
