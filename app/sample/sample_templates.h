// SPDX-License-Identifier: GPL-3.0-or-later
//
// The everyday conversations of the sample: what most customers of a shop write about, in their
// languages, with the details drawn by lot. In a text, {a|b} stands for one of its alternatives and
// {name} {agent} {order} {product} {town} {amount} {serial} for details.
#pragma once

#include "app/sample/sample_script.h"

namespace threadline {

struct SampleTurn
{
    enum class Who { Them, Us, Note };
    enum class File { None, Photo, Invoice, Manual, PartsList };

    Who who = Who::Them;
    const char* text = "";
    int minutesLater = 0; ///< at least; up to twice as many
    File file = File::None;
};

struct SampleTemplate
{
    const char* language;
    ChannelName channel;
    InteractionKind kind = InteractionKind::Message;
    const char* subject; ///< of mails, calls, visits and reviews
    QList<SampleTurn> turns;
};

QList<SampleTemplate> sampleTemplates();

/// Conversations of all customers from `first` on, over two years before `now`; in no order.
QList<SampleStep> everydayConversations(const QList<SampleCustomer>& customers, qsizetype first,
                                        Timestamp now);

} // namespace threadline
