// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words gathered from a file up to a limit. One thread at a time.
#pragma once

#include "core/model/attachment_text.h"

namespace threadline {

class KeptText
{
public:
    explicit KeptText(qint64 limit) : m_limit(limit) {}

    /// UTF-8; what is beyond the limit is let go.
    void add(const QByteArray& utf8);
    bool isFull() const { return m_shortened; }

    /// NoText when there is not one letter or digit. `more`: the file goes on where reading ended.
    AttachmentText result(bool more = false) const;

private:
    qint64 m_limit;
    QByteArray m_text;
    bool m_shortened = false;
};

/// Without the lines of files packed into text (base64, RFC 4648): no one looks for those.
QByteArray withoutEncodedLines(const QByteArray& utf8);

} // namespace threadline
