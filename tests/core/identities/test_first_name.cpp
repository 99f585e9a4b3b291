// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identities/person_name.h"

#include "tests/support/catch.h"

using namespace threadline;

TEST_CASE("People are greeted by their first name, however a channel writes it")
{
    CHECK(firstName(QStringLiteral("Ingrid Aaltonen")) == QStringLiteral("Ingrid"));
    CHECK(firstName(QStringLiteral("  Aaltonen,  Ingrid Maria ")) == QStringLiteral("Ingrid"));
    CHECK(firstName(QStringLiteral("Dr. Ingrid Aaltonen (North Pump)")) == QStringLiteral("Ingrid"));
    CHECK(firstName(QStringLiteral("Frau Prof. Ingrid Aaltonen")) == QStringLiteral("Ingrid"));
    CHECK(firstName(QStringLiteral("Ingrid")) == QStringLiteral("Ingrid"));
    CHECK(firstName(QStringLiteral("\u5c71\u7530 \u592a\u90ce")) == QStringLiteral("\u5c71\u7530"));
}

TEST_CASE("What is no name of a person greets nobody")
{
    CHECK(firstName({}).isEmpty());
    CHECK(firstName(QStringLiteral("ingrid@aaltonen.example")).isEmpty());
    CHECK(firstName(QStringLiteral("North Pump GmbH")).isEmpty());
    CHECK(firstName(QStringLiteral("North Pump, Inc.")).isEmpty());
    CHECK(firstName(QStringLiteral("+358 40 5550137")).isEmpty());
    CHECK(firstName(QStringLiteral("Dr.")).isEmpty());
    CHECK(firstName(QStringLiteral("{{agent.name}}")).isEmpty());
}
