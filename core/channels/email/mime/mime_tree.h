// SPDX-License-Identifier: GPL-3.0-or-later
//
// GMime behind RAII: the tree of parts of one mail. Its objects point into the caller's bytes,
// which must outlive the tree. Any thread.
#pragma once

#include "core/channels/email/mime/mail_headers.h"

#include <gmime/gmime.h>

#include <memory>

namespace threadline {

struct ObjectUnref
{
    void operator()(gpointer object) const { g_object_unref(object); }
};

template <class T>
using GObjectPointer = std::unique_ptr<T, ObjectUnref>;

class MimeTree
{
public:
    /// `mail` as mailWithin() gives it.
    explicit MimeTree(QByteArrayView mail);
    // GMime's streams know the address of m_bytes.
    MimeTree(const MimeTree&) = delete;
    MimeTree& operator=(const MimeTree&) = delete;

    bool isEmpty() const { return !m_message; }
    bool usesCrlf() const { return m_usesCrlf; }
    const MailHeaders& headers() const { return m_headers; }
    /// The outermost part; null when the mail has headers only.
    GMimeObject* root() const;

private:
    GByteArray m_bytes; // before the objects that read it
    GObjectPointer<GMimeMessage> m_message;
    MailHeaders m_headers;
    bool m_usesCrlf = false;
};

MailHeaders headersOf(GMimeObject* object);
/// "text/plain", lower case.
QByteArray mediaTypeOf(GMimeObject* object);
/// The content of a leaf with its transfer encoding taken off; as much of it as can be read.
QByteArray contentOf(GMimePart* part);
/// The part as it stands on the wire with all its headers; of a message/rfc822 the message in it.
/// Line ends are all CRLF, or all \n, as the first one of the mail is.
QByteArray wireBytesOf(GMimeObject* object, bool crlf);

/// The bytes that are a mail, without an mbox "From " line and empty lines in front. A body without
/// any header gets an empty header.
QByteArray mailWithin(const QByteArray& raw);

/// How much of `mail` holds at most `maxParts` parts: its size, or where the first part too many
/// begins. Counted on the bytes, because a tree of millions of parts would not fit in memory.
qsizetype sizeOfParts(const QByteArray& mail, int maxParts);

} // namespace threadline
