// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/interaction.h"

#include "core/model/names.h"

namespace threadline {

using namespace names;

namespace {

constexpr std::array directions{std::pair{Direction::Inbound, "inbound"},
                                std::pair{Direction::Outbound, "outbound"},
                                std::pair{Direction::Internal, "internal"}};
constexpr std::array kinds{std::pair{InteractionKind::Message, "message"},
                           std::pair{InteractionKind::Call, "call"},
                           std::pair{InteractionKind::Post, "post"},
                           std::pair{InteractionKind::Review, "review"},
                           std::pair{InteractionKind::Visit, "visit"},
                           std::pair{InteractionKind::Note, "note"},
                           std::pair{InteractionKind::OnSite, "on_site"},
                           std::pair{InteractionKind::Delivery, "delivery"},
                           std::pair{InteractionKind::Invoice, "invoice"}};
constexpr std::array automations{std::pair{Automation::None, "none"},
                                 std::pair{Automation::AutoReply, "auto_reply"},
                                 std::pair{Automation::Bounce, "bounce"},
                                 std::pair{Automation::MailingList, "mailing_list"},
                                 std::pair{Automation::Report, "report"}};
constexpr std::array deliveries{
    std::pair{Delivery::Received, "received"}, std::pair{Delivery::Queued, "queued"},
    std::pair{Delivery::Held, "held"},
    std::pair{Delivery::Sending, "sending"},   std::pair{Delivery::Sent, "sent"},
    std::pair{Delivery::Failed, "failed"},     std::pair{Delivery::InDoubt, "in_doubt"},
    std::pair{Delivery::Cancelled, "cancelled"}};

} // namespace

QString directionName(Direction direction) { return nameOf(directions, direction); }
QString interactionKindName(InteractionKind kind) { return nameOf(kinds, kind); }
QString automationName(Automation automation) { return nameOf(automations, automation); }
QString deliveryName(Delivery delivery) { return nameOf(deliveries, delivery); }

std::optional<Direction> directionFromName(QStringView name) { return valueOf(directions, name); }
std::optional<InteractionKind> interactionKindFromName(QStringView name) { return valueOf(kinds, name); }
std::optional<Automation> automationFromName(QStringView name) { return valueOf(automations, name); }
std::optional<Delivery> deliveryFromName(QStringView name) { return valueOf(deliveries, name); }

} // namespace threadline
