// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mails of the tests: from files, and made of lines.
#pragma once

#include "core/channels/email/mime/mail_parser.h"
#include "tests/support/catch.h"
#include "tests/support/waiting.h"

namespace threadline::test {

/// Received at 2026-03-01T12:00:00Z by help@desk.example; tests that need other facts set them.
MailContext deskContext();

/// The bytes of tests/…/mails/`name`.
QByteArray mailFile(const QString& name);
QStringList mailFileNames();

/// What the parser makes of `raw`; the test fails when that is an error.
Arrival parsed(const QByteArray& raw);

QStringList fileNames(const Arrival& arrival);

} // namespace threadline::test
