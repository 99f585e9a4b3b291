// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/sample_stories.h"

#include "app/sample/sample_customers.h"
#include "app/sample/sample_files.h"

#include <QDateTime>
#include <QLocale>

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString anna = u"Anna K."_s;
const QString jonas = u"Jonas L."_s;
const QString mira = u"Mira S."_s;
const QString oskari = u"Oskari V."_s;

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

/// Steps of one customer, each so long before the end of the story.
class Story
{
public:
    Story(QList<SampleStep>& steps, Timestamp now, qsizetype customer)
        : m_steps(steps)
        , m_now(now)
        , m_customer(customer)
    {
    }

    SampleSaid& said(qint64 secondsAgo, const ChannelName& channel, const QString& text)
    {
        SampleSaid said;
        said.channel = channel;
        said.text = text;
        add(secondsAgo, said);
        return std::get<SampleSaid>(m_steps.last().what);
    }

    SampleSaid& mail(qint64 secondsAgo, const QString& thread, const QString& subject,
                     const QString& text)
    {
        SampleSaid& one = said(secondsAgo, channel::email, text);
        one.thread = thread;
        one.subject = subject;
        return one;
    }

    SampleSaid& answer(qint64 secondsAgo, const ChannelName& channel, const QString& agent,
                       const QString& text)
    {
        SampleSaid& one = said(secondsAgo, channel, text);
        one.direction = Direction::Outbound;
        one.agent = agent;
        return one;
    }

    SampleSaid& mailAnswer(qint64 secondsAgo, const QString& thread, const QString& subject,
                           const QString& agent, const QString& text)
    {
        SampleSaid& one = answer(secondsAgo, channel::email, agent, text);
        one.thread = thread;
        one.subject = u"Re: "_s + subject;
        return one;
    }

    SampleSaid& post(qint64 secondsAgo, const QString& text)
    {
        SampleSaid& one = said(secondsAgo, channel::bluesky, text);
        one.kind = InteractionKind::Post;
        one.details = {{u"public"_s, true}};
        return one;
    }

    SampleSaid& postAnswer(qint64 secondsAgo, const QString& agent, const QString& text)
    {
        SampleSaid& one = answer(secondsAgo, channel::bluesky, agent, text);
        one.kind = InteractionKind::Post;
        one.details = {{u"public"_s, true}};
        return one;
    }

    SampleSaid& call(qint64 secondsAgo, const QString& agent, qint64 seconds, const QString& text)
    {
        SampleSaid& one = said(secondsAgo, channel::voice, text);
        one.kind = InteractionKind::Call;
        one.details = {{u"seconds"_s, seconds}, {u"agent"_s, agent}};
        return one;
    }

    SampleSaid& visit(qint64 secondsAgo, const QString& agent, const QString& subject,
                      const QString& text)
    {
        SampleSaid& one = said(secondsAgo, channel::visit, text);
        one.kind = InteractionKind::Visit;
        one.subject = subject;
        one.details = {{u"agent"_s, agent}};
        return one;
    }

    SampleSaid& review(qint64 secondsAgo, int stars, const QString& subject, const QString& text)
    {
        SampleSaid& one = said(secondsAgo, channel::review, text);
        one.kind = InteractionKind::Review;
        one.subject = subject;
        one.details = {{u"stars"_s, stars}};
        return one;
    }

    /// The line that mail programs write above what they quote.
    QString attribution(qint64 secondsAgo, const QString& agent) const
    {
        const QDateTime then = QDateTime::fromSecsSinceEpoch(m_now.seconds() - secondsAgo, Qt::UTC);
        return u"On %1, %2 <support@northpump.example> wrote:"_s.arg(
            QLocale::c().toString(then, u"ddd, d MMM yyyy 'at' HH:mm"_s), agent);
    }

    void note(qint64 secondsAgo, const QString& agent, const QString& text)
    {
        add(secondsAgo, SampleNote{agent, text});
    }
    void swarm(qint64 secondsAgo, const SampleSwarmTurn& turn) { add(secondsAgo, turn); }
    void solved(qint64 secondsAgo) { add(secondsAgo, SampleStatus{CaseStatus::Solved}); }
    void status(qint64 secondsAgo, CaseStatus status) { add(secondsAgo, SampleStatus{status}); }
    void assigned(qint64 secondsAgo, const QString& agent)
    {
        add(secondsAgo, SampleAssignment{agent});
    }

private:
    template <class What>
    void add(qint64 secondsAgo, What what)
    {
        m_steps.append(
            {{m_now.us - secondsAgo * 1'000'000}, m_customer, std::move(what), QString()});
    }

    QList<SampleStep>& m_steps;
    Timestamp m_now;
    qsizetype m_customer;
};

void ingridBefore(Story ingrid)
{
    ingrid.visit(726 * day, mira, u"Advice before buying"_s,
                 u"Has a bored well of 18 m and a summer house on it. Compared the PX-30 with the "
                 u"PX-40; wants to think "
                 u"about the longer cable. Took the brochure."_s);
    ingrid.solved(725 * day);
    const QString order = u"Order 31877: PX-30"_s;
    ingrid.mail(698 * day, u"order"_s, order,
                u"Hello,\n\nI ordered the PX-30 on Sunday. Can you tell me whether it leaves this "
                u"week? We are at the summer "
                u"house from Friday on.\n\nBest wishes\nIngrid Aaltonen"_s);
    ingrid
        .mailAnswer(698 * day - 3 * hour, u"order"_s, order, jonas,
                    u"Hello Ingrid,\n\nit leaves our warehouse tomorrow and should be with you on "
                    u"Thursday. I have attached "
                    u"the invoice.\n\nKind regards\nJonas L.\nNorthpump Support\n\n> I ordered the "
                    u"PX-30 on Sunday. Can you "
                    u"tell me whether it leaves this week?"_s)
        .files = {document(u"invoice-31877.pdf"_s,
                           {u"Northpump GmbH"_s, u"Invoice 2024-31877"_s, u""_s,
                            u"1 x PX-30 well pump     EUR 389.00"_s,
                            u"1 x cable 20 m          EUR  42.00"_s, u"Total EUR 431.00"_s})};
    ingrid.mail(697 * day, u"order"_s, u"Re: "_s + order, u"Perfect, thank you!\n\nIngrid"_s);
    ingrid.solved(696 * day);
    ingrid.said(603 * day, channel::whatsapp,
                u"Hi! Does the PX-30 have to come out of the well for the winter?"_s);
    ingrid.answer(
        603 * day - 9 * minute, channel::whatsapp, mira,
        u"Hello Ingrid! Not if it hangs below the frost line, about 2 m with you. Do drain the pipe above it."_s);
    ingrid.said(603 * day - 14 * minute, channel::whatsapp,
                u"It hangs at 16 m. Thanks, that was quick"_s);
    ingrid.solved(602 * day);
    ingrid.call(455 * day, jonas, 214,
                u"Water comes brown after the thaw. Advised to let it run for an hour and to look "
                u"at the strainer; she calls "
                u"again if it does not clear."_s);
    ingrid.solved(454 * day);
    ingrid.said(452 * day, channel::sms, u"Water is clear again. Thank you Jonas. Ingrid A."_s);
    ingrid.solved(451 * day);
    ingrid.review(390 * day, 4, u"Quiet and honest advice"_s,
                  u"The pump is quieter than the old one and the people on the phone know what "
                  u"they talk about. One star less "
                  u"for the manual."_s);
    ingrid.solved(389 * day);
    const QString filter = u"Which filter cartridge?"_s;
    ingrid.mail(
        212 * day, u"filter"_s, filter,
        u"Hello, which cartridge fits the inlet filter of the PX-30? There are three in your shop.\n\nIngrid"_s);
    ingrid.mailAnswer(
        212 * day - 50 * minute, u"filter"_s, filter, anna,
        u"Hello Ingrid,\n\nthe F-20. The other two are for the pool line.\n\nKind regards\nAnna K."_s);
    ingrid.solved(210 * day);
}

void ingridNow(Story ingrid)
{
    const QString upgrade = u"From PX-30 to PX-40"_s;
    ingrid.mail(33 * day, u"upgrade"_s, upgrade,
                u"Hello,\n\nwe are building a sauna and the PX-30 will be too small for both. Do "
                u"you take it back when I buy the "
                u"PX-40?\n\nIngrid"_s);
    ingrid.mailAnswer(33 * day - 2 * hour, u"upgrade"_s, upgrade, anna,
                      u"Hello Ingrid,\n\nwe do: EUR 120 for a PX-30 of your year, when it still "
                      u"runs. The PX-40 needs its own "
                      u"16 A fuse.\n\nKind regards\nAnna K."_s);
    ingrid.mail(32 * day, u"upgrade"_s, u"Re: "_s + upgrade,
                u"Then let us do that. I ordered it just now (41290).\n\nIngrid"_s);
    ingrid.solved(30 * day);
    ingrid.post(13 * day,
                u"Day two with the new PX-40 and it is already sulking. @northpump anyone home?"_s);
    ingrid.postAnswer(
        13 * day - 18 * minute, jonas,
        u"Sorry to read that, Ingrid. Could you send us the serial number in private?"_s);
    ingrid.solved(13 * day - 20 * minute);
    ingrid.said(13 * day - 31 * minute, channel::whatsapp,
                u"PX40-22-118734, that is on the label. It stops after a while, shows E-07"_s);
    ingrid.answer(13 * day - 44 * minute, channel::whatsapp, jonas,
                  u"Thank you. I will call you tomorrow morning at nine, is that all right?"_s);
    ingrid.said(13 * day - 46 * minute, channel::whatsapp, u"👍"_s);
    ingrid.solved(13 * day - 50 * minute);
    const QString pump = u"Pump stops after 20 minutes"_s;
    ingrid
        .call(12 * day, jonas, 372,
              u"Runs 20 min, stops, shows E-07. Checked inlet filter together, no change. Promised "
              u"an answer by Friday. She "
              u"will send a photo of the display."_s)
        .subject = pump;
    ingrid.assigned(12 * day - 7 * minute, anna);
    ingrid
        .mailAnswer(11 * day, u"pump"_s, pump + u" [#{case}]"_s, anna,
                    u"Hello Ingrid,\n\nJonas told me about your call. Could you send us a photo of "
                    u"the display when it stops, and "
                    u"tell us how long the cable is?\n\nKind regards\nAnna K.\nNorthpump Support"_s)
        .subject = pump + u" [#{case}]"_s;
    ingrid.mail(14 * minute, u"pump"_s, u"Re: "_s + pump,
                u"Hello, attached is the photo of the error display your colleague asked for. It "
                u"is the same code every time. I "
                u"also noticed the cable gets warm, is that normal?\n\nIngrid\n\n"_s +
                    ingrid.attribution(11 * day, anna) +
                    u"\n> Could you send us a photo of the display when it stops, and tell us how\n"
                    u"> long the cable is?"_s);
}

void ingridPicture(Story ingrid, QList<SampleStep>& steps)
{
    auto& mail = std::get<SampleSaid>(steps.last().what);
    mail.files = {displayPicture(u"e07-display.png"_s, u"E-07"_s)};
    mail.read = false;
    ingrid.note(9 * minute, anna,
                u"Warm cable + E-07: asked electrical. Do not promise a replacement yet."_s);
    using Kind = SampleSwarmTurn::Kind;
    ingrid.swarm(8 * minute, {Kind::Asks, anna, u"Why E-07 with a warm cable?"_s, {oskari, mira}, {u"electrical"_s, u"pumps"_s}});
    ingrid.swarm(8 * minute - 5, {Kind::Says, anna,
                                  u"E-07 every 20 min, filter clean. @Oskari can it be the capacitor?"_s, {}, {}, true});
    ingrid.swarm(6 * minute, {Kind::Says, oskari,
                              u"E-07 is thermal. Warm cable = long extension lead, voltage drop. Ask for cable length and "
                              u"cross-section."_s});
    ingrid.swarm(4 * minute, {Kind::Proposes, oskari,
                              u"Plug directly into the wall socket, no extension lead. If E-07 stays, we swap the start "
                              u"capacitor on site."_s});
}


void tomas(Story tomas)
{
    const QString order = u"Return of order 40871"_s;
    tomas.mail(16 * day, u"return"_s, order,
               u"Good morning,\n\nthe garden pump is too loud for our yard, so I would like to "
               u"return it. It was used once.\n\n"
               u"Regards\nTomás Ferreira"_s);
    tomas
        .mailAnswer(16 * day - 4 * hour, u"return"_s, order, mira,
                    u"Hello Tomás,\n\nof course. The label is attached. You will have the money "
                    u"five working days after it is back "
                    u"with us.\n\nKind regards\nMira S."_s)
        .files = {document(u"return-label-40871.pdf"_s,
                           {u"Northpump GmbH, Returns"_s, u"Order 40871"_s, u"RT 4087 1220 93"_s})};
    tomas.said(9 * day, channel::whatsapp, u"Parcel is with the post, 4087 1220 93"_s);
    tomas.answer(9 * day - 6 * minute, channel::whatsapp, mira,
                 u"Thank you, Tomás. It is announced here already."_s);
    tomas.solved(9 * day - hour);
    tomas.said(3 * hour, channel::whatsapp, u"Where is my refund? Order 40871"_s).read = false;
    tomas
        .said(
            2 * minute, channel::whatsapp,
            u"I was told five days. It is day nine now and nothing has arrived. Please look into it today."_s)
        .read = false;
    tomas.assigned(minute, anna);
}

/// Solved long ago: what the next question of its kind finds.
void swarmAboutTank(Story& marek)
{
    using Kind = SampleSwarmTurn::Kind;
    marek.swarm(159 * day, {Kind::Asks, mira, u"Can two PX-40 share one pressure tank without tripping the fuse?"_s,
                            {oskari}, {u"electrical"_s}});
    marek.swarm(159 * day - hour, {Kind::Proposes, oskari, u"Yes, with a check valve per pump and a delayed second start."_s});
    marek.swarm(158 * day + hour, {Kind::Resolves, mira,
                                   u"Both motors start at once and trip the fuse\nA relay that starts the second pump later"_s,
                                   {oskari}});
}

void shorterOnes(QList<SampleStep>& steps, Timestamp now)
{
    Story lena(steps, now, Lena);
    lena.post(
            31 * minute,
            u"hey @northpump is the PX-40 safe for well water with a lot of iron in it? asking for a thirsty garden"_s)
        .read = false;

    Story marek(steps, now, Marek);
    marek.call(
        160 * day, oskari, 505,
        u"Asks how to join two PX-40 to one pressure tank. Explained the check valves, sent the drawing."_s);
    marek
        .mailAnswer(
            160 * day - hour, u"tank"_s, u"Drawing: two pumps, one tank"_s, oskari,
            u"Hello Marek,\n\nhere is the drawing we spoke about. Mind the direction of the check valves.\n\nOskari V."_s)
        .files = {document(u"two-pumps-one-tank.pdf"_s,
                           {u"Two PX-40 on one pressure tank"_s, u"1 check valve per pump"_s,
                            u"2 pressure switch at the tank"_s, u"3 drain at the lowest point"_s})};
    swarmAboutTank(marek);
    marek.solved(158 * day);
    auto& missed = marek.call(hour, QString(), 48,
                              u"Voicemail: Asks for a technician before Friday, the gate code is "
                              u"the old one. Two of the pumps trip "
                              u"the fuse since the storm."_s);
    missed.subject = u"Missed call, voicemail 0:48"_s;
    missed.details = {{u"seconds"_s, 48}, {u"missed"_s, true}};
    missed.read = false;
    marek.assigned(55 * minute, anna);

    Story visitor(steps, now, Visitor);
    visitor.said(hour + 4 * minute, channel::webchat,
                 u"Hello, can I change the delivery address? I am in the checkout now"_s);
    visitor.answer(hour + 2 * minute, channel::webchat, jonas,
                   u"Hello! Yes, until the order is packed. Which order is it?"_s);
    visitor
        .said(hour, channel::webchat,
              u"I have not paid yet. Can I change the delivery address after paying?"_s)
        .read = false;

    visitor.assigned(59 * minute, jonas);

    Story osei(steps, now, Osei);
    osei.review(2 * hour, 2, u"Great pump, terrible manual"_s,
                u"Took me three evenings to find the bleed screw because the drawing shows the "
                u"older model. The pump itself runs "
                u"like a dream."_s)
        .read = false;

    Story priya(steps, now, Priya);
    priya.mail(
        244 * day, u"seal"_s, u"Dripping at the flange"_s,
        u"Hi there, our PX-20 drips a little at the flange since spring. Is that a seal I can change myself?\n\nPriya"_s);
    priya.mailAnswer(243 * day, u"seal"_s, u"Dripping at the flange"_s, mira,
                     u"Hello Priya,\n\nyes, it is the kit S-12 and ten minutes of work. Bring the "
                     u"old one when you are near Hamburg and "
                     u"we match it.\n\nMira S."_s);
    priya.solved(240 * day);
    priya
        .visit(5 * hour, mira, u"Counter visit: part exchange"_s,
               u"Brought the old seal, matched to kit S-12. Sold one kit and a tube of grease; she "
               u"asks for a call if the flange still "
               u"drips after a week."_s)
        .read = false;
}

void hydrotek(Story hydrotek)
{
    const QString offer = u"Angebot für 12 PX-40"_s;
    hydrotek
        .mail(
            121 * day, u"offer"_s, offer,
            u"Guten Tag,\n\nwir planen für das Frühjahr 12 Pumpen PX-40 mit Zubehör nach "
            u"beiliegender Liste. Bitte machen Sie uns "
            u"ein Angebot mit Lieferzeit.\n\nMit freundlichen Grüßen\nSabine Roth\nHydrotek GmbH, Einkauf"_s)
        .files = {table(u"bedarf-fruehjahr.csv"_s, {u"Artikel;Menge"_s, u"PX-40;12"_s,
                                                    u"Kabel 20 m;12"_s, u"Filter F-40;24"_s})};
    hydrotek
        .mailAnswer(120 * day, u"offer"_s, offer, anna,
                    u"Guten Tag Frau Roth,\n\nvielen Dank. Das Angebot liegt bei, die Lieferzeit "
                    u"beträgt drei Wochen ab Bestellung.\n\n"
                    u"Freundliche Grüße\nAnna K."_s)
        .files = {document(u"angebot-2026-0611.pdf"_s,
                           {u"Northpump GmbH"_s, u"Angebot 2026-0611"_s, u""_s, u"12 x PX-40"_s,
                            u"12 x Kabel 20 m"_s, u"24 x Filter F-40"_s, u"Summe EUR 6.912,00"_s})};
    hydrotek.solved(118 * day);
    const QString invoice = u"Rechnung 2026-1187 doppelt"_s;
    hydrotek
        .mail(3 * hour, u"invoice"_s, invoice,
              u"Guten Tag,\n\nwir haben die Rechnung zweimal erhalten, einmal vom 3. und einmal "
              u"vom 10. des Monats, mit derselben "
              u"Nummer. Welche gilt? Bitte senden Sie uns eine Gutschrift über die andere.\n\nMit "
              u"freundlichen Grüßen\nSabine "
              u"Roth\nHydrotek GmbH, Buchhaltung"_s)
        .files = {document(u"rechnung-2026-1187.pdf"_s,
                           {u"Northpump GmbH"_s, u"Rechnung 2026-1187"_s, u""_s, u"12 x PX-40"_s,
                            u"Zahlbar innerhalb von 30 Tagen"_s})};
    hydrotek.assigned(2 * hour, anna);
}

void machines(QList<SampleStep>& steps, Timestamp now)
{
    Story hydrotekStory(steps, now, Hydrotek);
    auto& away = hydrotekStory.mail(
        119 * day + 20 * hour, u"offer"_s, u"Automatische Antwort: Angebot für 12 PX-40"_s,
        u"Guten Tag, ich bin bis Montag nicht im Haus. Ihre Nachricht wird nicht weitergeleitet."_s);
    away.automation = Automation::AutoReply;
    Story marek(steps, now, Marek);
    auto& bounce =
        marek.mail(160 * day - 2 * hour, u"tank"_s, u"Undelivered Mail Returned to Sender"_s,
                   u"This is the mail system at host mx.dvorak-zahrady.example.\n\nI'm sorry to "
                   u"have to inform you that your "
                   u"message could not be delivered to one or more recipients: mailbox full."_s);
    bounce.automation = Automation::Bounce;
    Story priya(steps, now, Priya);
    auto& list =
        priya.mail(61 * day, QString(), u"[pump-owners] Winter meeting"_s,
                   u"Dear members,\n\nthe winter meeting of the pump owners' circle is on the "
                   u"second Saturday of January, as every "
                   u"year at the water tower.\n\nUnsubscribe: see the foot of this mail."_s);
    list.automation = Automation::MailingList;
}

} // namespace

QList<SampleStep> sampleStories(Timestamp now)
{
    QList<SampleStep> steps;
    ingridBefore(Story(steps, now, Ingrid));
    ingridNow(Story(steps, now, Ingrid));
    ingridPicture(Story(steps, now, Ingrid), steps);
    tomas(Story(steps, now, Tomas));
    shorterOnes(steps, now);
    hydrotek(Story(steps, now, Hydrotek));
    machines(steps, now);
    return steps;
}

} // namespace threadline
