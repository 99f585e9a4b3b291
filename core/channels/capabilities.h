// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a channel can do. The desk asks this and adapts; nobody outside a channel's folder asks
// which channel it is.
#pragma once

#include <QtGlobal>

namespace threadline {

struct Capabilities
{
    bool send = false;
    bool attachments = false;
    qint64 maxAttachmentBytes = 0; ///< of one message, all files together; 0: the channel sets no limit
    qint64 maxFileBytes = 0;       ///< of a single file; 0: the channel sets no limit
    bool subject = false;          ///< messages have a subject line
    bool copies = false;           ///< cc and bcc exist
    bool richText = false;
    int maxLength = 0; ///< of the text of one message; 0: the channel sets no limit
    /// What maxLength counts: characters as people see them, or UTF-16 code units, of which an emoji has two.
    enum class Counting { Characters, Utf16Units } counting = Counting::Characters;
    bool smsSegments = false; ///< a text goes, and is paid for, in parts (sms_segments.h)
    /// Hours after the customer's last message in which one may write freely; 0: always.
    int replyWindowHours = 0;
    bool publicPosts = false;
    bool threads = false; ///< the channel itself says what answers what
    /// The customer waits at the other end: an answer leaves at once, and nobody can think better of it.
    bool live = false;
    bool asksForDelivery = false; ///< find(messageId) can tell whether something was sent

    friend bool operator==(const Capabilities&, const Capabilities&) = default;
};

} // namespace threadline
