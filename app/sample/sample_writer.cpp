// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/sample_writer.h"

#include "app/command_line/awaiting.h"
#include "core/customers/customer_events.h"

namespace threadline {

using command_line::await;

namespace {

constexpr qint64 conversationSeconds = 3 * 86'400;

/// Our account on a channel, and how we are called there.
Party ourSide(const ChannelName& channel)
{
    static const QHash<ChannelName, QString> accounts{
        {channel::email, QStringLiteral("support@northpump.example")},
        {channel::whatsapp, QStringLiteral("+493055501200")},
        {channel::sms, QStringLiteral("+493055501200")},
        {channel::voice, QStringLiteral("+493055501200")},
        {channel::webchat, QStringLiteral("www.northpump.example")},
        {channel::bluesky, QStringLiteral("@northpump.example")},
        {channel::review, QStringLiteral("Shop reviews")},
        {channel::visit, QStringLiteral("Showroom Hamburg")},
    };
    return {QStringLiteral("Northpump"), accounts.value(channel)};
}

bool isPhoneChannel(const ChannelName& channel)
{
    return channel == channel::whatsapp || channel == channel::sms || channel == channel::voice;
}

Identity blueskyIdentity(const QString& handle)
{
    return {Identity::Kind::Handle, QStringLiteral("bluesky:") + handle};
}

QList<Identity> identitiesOf(const SampleCustomer& customer)
{
    QList<Identity> all;
    if (!customer.email.isEmpty()) {
        all.append(emailIdentity(customer.email));
    }
    if (!customer.phone.isEmpty()) {
        all.append({Identity::Kind::Phone, customer.phone});
    }
    if (!customer.handle.isEmpty()) {
        all.append(blueskyIdentity(customer.handle));
    }
    if (!customer.reference.isEmpty()) {
        all.append({Identity::Kind::Reference, customer.reference});
    }
    return all;
}

Identity identityOn(const ChannelName& channel, const SampleCustomer& customer)
{
    if (isPhoneChannel(channel) && !customer.phone.isEmpty()) {
        return {Identity::Kind::Phone, customer.phone};
    }
    if (channel == channel::bluesky && !customer.handle.isEmpty()) {
        return blueskyIdentity(customer.handle);
    }
    return identitiesOf(customer).first();
}

Party theirSide(const ChannelName& channel, const SampleCustomer& customer)
{
    if (isPhoneChannel(channel)) {
        return {customer.name, customer.phone};
    }
    if (channel == channel::bluesky) {
        return {QLatin1Char('@') + customer.handle, QLatin1Char('@') + customer.handle};
    }
    const QString address =
        customer.email.isEmpty() ? customer.reference.section(QLatin1Char(':'), 1) : customer.email;
    return {customer.name, address};
}

} // namespace

SampleWriter::SampleWriter(Composition& composition, SampleClock& clock,
                           const QList<SampleCustomer>& customers)
    : m_composition(composition)
    , m_clock(clock)
    , m_customers(customers)
{
}

Expected<qint64> SampleWriter::write(const QList<SampleStep>& steps)
{
    for (const SampleStep& step : steps) {
        m_clock.set(step.at);
        if (!m_known.contains(step.customer)) {
            if (const auto introduced = introduce(step.customer, step.at); !introduced) {
                return introduced.error();
            }
        }
        if (const auto performed = perform(step); !performed) {
            return performed.error();
        }
    }
    return m_said;
}

/// All ways to reach somebody are known from the start: telling that they are one person is not
/// what the sample is about.
Expected<void> SampleWriter::introduce(qsizetype index, Timestamp at)
{
    const SampleCustomer& customer = m_customers.at(index);
    const CustomerId id = CustomerId::make(at);
    m_known.insert(index, id);
    return await(m_composition.services().log->write([&](EventLog::Batch& batch) -> Expected<void> {
        const QString actor = QStringLiteral("sample");
        batch.append(customerCreated(id, customer.name, actor, at));
        const QList<Identity> identities = identitiesOf(customer);
        for (const Identity& identity : identities) {
            batch.append(
                identityLinked(id, identity, QStringLiteral("told by the customer"), actor, at));
        }
        return {};
    }));
}

Expected<void> SampleWriter::perform(const SampleStep& step)
{
    if (const auto* said = std::get_if<SampleSaid>(&step.what)) {
        return say(step, *said);
    }
    const auto about = caseOf(step);
    if (!about) {
        return about.error();
    }
    Workspace& workspace = m_composition.workspace();
    if (const auto* note = std::get_if<SampleNote>(&step.what)) {
        m_composition.services().agentName = note->agent;
        const auto noted = await(workspace.addNote(*about, note->text));
        ++m_said;
        return noted ? Expected<void>() : Expected<void>(noted.error());
    }
    if (const auto* turn = std::get_if<SampleSwarmTurn>(&step.what)) {
        return take(*turn, *about, step.customer);
    }
    if (const auto* status = std::get_if<SampleStatus>(&step.what)) {
        return await(workspace.setCaseStatus(*about, status->status));
    }
    return await(workspace.assignCase(*about, std::get<SampleAssignment>(step.what).agent));
}

Expected<void> SampleWriter::take(const SampleSwarmTurn& turn, CaseId about, qsizetype customer)
{
    using Kind = SampleSwarmTurn::Kind;
    m_composition.services().agentName = turn.agent;
    SwarmDesk& swarms = m_composition.workspace().swarms();
    QList<InteractionId> quotes;
    if (turn.quotesLatest) {
        auto history = await(m_composition.workspace().history(m_known.value(customer)));
        if (!history) {
            return history.error();
        }
        history->removeIf([](const TimelineEntry& entry) { return entry.interaction.direction != Direction::Inbound; });
        quotes.append(history->last().interaction.id);
    }
    switch (turn.kind) {
    case Kind::Asks: {
        SwarmRequest request;
        request.inCase = about;
        request.question = turn.text;
        request.skills = turn.skills;
        request.invite = turn.people;
        request.quotes = quotes;
        const auto started = await(swarms.start(request));
        if (!started) {
            return started.error();
        }
        m_swarms.insert(about, *started);
        return {};
    }
    case Kind::Says:
    case Kind::Proposes: {
        const SwarmSaying saying{turn.text, quotes, {}};
        const SwarmId id = m_swarms.value(about);
        const auto said = await(turn.kind == Kind::Says ? swarms.say(id, saying) : swarms.propose(id, saying));
        return said ? Expected<void>() : Expected<void>(said.error());
    }
    case Kind::Resolves: {
        SwarmResolution resolution;
        resolution.cause = turn.text.section(QLatin1Char('\n'), 0, 0);
        resolution.fix = turn.text.section(QLatin1Char('\n'), 1);
        resolution.credit = turn.people;
        return await(swarms.resolve(m_swarms.value(about), resolution));
    }
    }
    return {};
}

Expected<void> SampleWriter::say(const SampleStep& step, const SampleSaid& said)
{
    SampleSaid words = said;
    if (words.subject.contains(QLatin1String("{case}"))) {
        const auto about = latestCase(step.customer);
        if (!about) {
            return about.error();
        }
        words.subject.replace(QLatin1String("{case}"), QString::number(about->number));
    }
    const auto added = await(m_composition.workspace().ingest({arrivalFrom(step, words)},
                                                              ourSide(said.channel).address));
    if (!added) {
        return added.error();
    }
    m_said += *added;
    if (!step.conversation.isEmpty() && !m_cases.contains(step.conversation)) {
        const auto opened = latestCase(step.customer);
        if (!opened) {
            return opened.error();
        }
        m_cases.insert(step.conversation, opened->id);
    }
    return {};
}

Expected<CaseId> SampleWriter::caseOf(const SampleStep& step)
{
    if (const auto known = m_cases.constFind(step.conversation); known != m_cases.constEnd()) {
        return *known;
    }
    const auto latest = latestCase(step.customer);
    return latest ? Expected<CaseId>(latest->id) : Expected<CaseId>(latest.error());
}

Expected<Case> SampleWriter::latestCase(qsizetype customer)
{
    const auto cases = await(m_composition.workspace().cases(m_known.value(customer), 1));
    if (!cases) {
        return cases.error();
    }
    if (cases->isEmpty()) {
        return Error{Error::Remedy::Corrupt,
                     QStringLiteral("The sample's script speaks of a case before it began.")};
    }
    return cases->first();
}

Arrival SampleWriter::arrivalFrom(const SampleStep& step, const SampleSaid& said)
{
    const SampleCustomer& customer = m_customers.at(step.customer);
    Arrival arrival;
    arrival.externalKey = "sample:" + QByteArray::number(m_said + 1);
    arrival.channel = said.channel;
    arrival.kind = said.kind;
    arrival.direction = said.direction;
    arrival.at = step.at;
    arrival.subject = said.subject;
    arrival.text = said.text.toUtf8();
    arrival.files = said.files;
    arrival.automation = said.automation;
    arrival.details = said.details;
    arrival.read = said.read;
    arrival.customerIdentity = identityOn(said.channel, customer);
    arrival.customerName = customer.name;
    const Party them = theirSide(said.channel, customer);
    Party us = ourSide(said.channel);
    if (said.direction == Direction::Outbound) {
        us.name = said.agent;
        arrival.from = us;
        arrival.to = {them};
    } else {
        arrival.from = them;
        arrival.to = {us};
    }
    if (said.channel == channel::email) {
        QByteArrayList& thread =
            m_threads[QStringLiteral("%1/%2").arg(step.customer).arg(said.thread)];
        arrival.messageId = "sample-" + QByteArray::number(m_said + 1) + "@northpump.example";
        arrival.references = said.thread.isEmpty() ? QByteArrayList() : thread;
        thread.append(arrival.messageId);
    } else if (said.kind == InteractionKind::Message || said.kind == InteractionKind::Post) {
        arrival.conversationSeconds = conversationSeconds;
    }
    return arrival;
}

} // namespace threadline
