// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace threadline {

namespace {

using Kind = Evidence::Kind;

constexpr std::array kinds{Kind::Confirmed,     Kind::SameIdentity,  Kind::SignaturePhone,
                           Kind::ForwardedFrom, Kind::ClaimedHandle, Kind::NameAndCompany,
                           Kind::GivenAddress,  Kind::VouchedAddress};
constexpr double halfLife = 3 * 365.25 * 86'400 * 1e6; // µs: numbers and accounts change hands
constexpr double leastFreshness = 0.25;

bool ages(Kind kind)
{
    return kind == Kind::SignaturePhone || kind == Kind::ForwardedFrom ||
           kind == Kind::ClaimedHandle || kind == Kind::GivenAddress;
}

double strength(const Evidence& piece, Timestamp now)
{
    if (!ages(piece.kind)) {
        return evidenceWeight(piece.kind);
    }
    const double age =
        std::max(0.0, static_cast<double>(now.us) - static_cast<double>(piece.at.us));
    return evidenceWeight(piece.kind) * std::max(leastFreshness, std::exp2(-age / halfLife));
}

} // namespace

double evidenceWeight(Evidence::Kind kind)
{
    switch (kind) {
    case Kind::Confirmed:
        return 1;
    case Kind::SameIdentity:
        return 0.95;
    case Kind::VouchedAddress:
        return 0.9;
    case Kind::NameAndCompany:
        return 0.6;
    case Kind::SignaturePhone:
        return 0.55;
    case Kind::ClaimedHandle:
    case Kind::GivenAddress:
        return 0.5;
    case Kind::ForwardedFrom:
        return 0.3;
    }
    return 0;
}

double confidence(const QList<Evidence>& evidence, Timestamp now)
{
    double doubt = 1;
    for (const Kind kind : kinds) {
        std::vector<double> strengths;
        for (const Evidence& piece : evidence) {
            if (piece.kind == kind) {
                strengths.push_back(strength(piece, now));
            }
        }
        std::ranges::sort(strengths, std::greater());
        double share = 1;
        for (const double each : strengths) {
            doubt *= 1 - each * share;
            share /= 2;
        }
    }
    return 1 - doubt;
}

} // namespace threadline
