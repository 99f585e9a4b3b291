// SPDX-License-Identifier: GPL-3.0-or-later
//
// Simple mails for the tests that are about transport, not about MIME.
#pragma once

#include <QByteArrayList>

namespace threadline::test {

/// Number `n`, with Message-ID <mail-n@tests.example>, subject "Mail n", and `padding` bytes of
/// text.
QByteArray sampleMail(int n, int padding = 0);
/// From number `first` to `last`, both included.
QByteArrayList sampleMails(int first, int last, int padding = 0);

} // namespace threadline::test
