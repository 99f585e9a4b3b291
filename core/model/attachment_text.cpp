// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attachment_text.h"

#include "core/model/names.h"

namespace threadline {

using namespace names;

namespace {

using Outcome = AttachmentText::Outcome;

constexpr std::array outcomes{std::pair{Outcome::Text, "text"},
                              std::pair{Outcome::NoText, "no_text"},
                              std::pair{Outcome::OtherKind, "other_kind"},
                              std::pair{Outcome::Encrypted, "encrypted"},
                              std::pair{Outcome::Damaged, "damaged"},
                              std::pair{Outcome::TooLarge, "too_large"},
                              std::pair{Outcome::NoReader, "no_reader"},
                              std::pair{Outcome::Missing, "missing"}};

} // namespace

QString attachmentOutcomeName(Outcome outcome) { return nameOf(outcomes, outcome); }
std::optional<Outcome> attachmentOutcomeFromName(QStringView name) { return valueOf(outcomes, name); }

} // namespace threadline
