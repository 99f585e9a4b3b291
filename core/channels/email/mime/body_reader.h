// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the tree of parts to what people see: one text, one HTML, files. Any thread.
#pragma once

#include "core/channels/file_name.h"
#include "core/channels/email/mime/header_parameters.h"
#include "core/channels/email/mime/mime_tree.h"
#include "core/model/arrival.h"

#include <QCryptographicHash>

namespace threadline {

struct MailBody
{
    QByteArray text; ///< UTF-8, \n line ends
    QByteArray html;
    QList<ArrivedFile> files;
    bool encrypted = false;
    bool tooDeep = false;
    bool partsLeftOut = false;
    bool textCut = false;
    QByteArray reportType;     ///< report-type of a multipart/report (RFC 6522), lower case
    QByteArray deliveryStatus; ///< its message/delivery-status
    QByteArray returnedMail;   ///< the mail, or its headers, that a report returns
    /// A digest of everything in the mail's parts as its sender made it: before charsets are
    /// guessed or names are made safe, and blind to line ends, which stores change.
    QByteArray digest;
};

class BodyReader
{
public:
    BodyReader();

    MailBody read(const MimeTree& tree);

private:
    /// A stretch of the mail in reading order, in the forms its sender gave it.
    struct Passage
    {
        QByteArray text;
        QByteArray html;
        bool hasText = false;
        bool hasHtml = false;
    };
    using Passages = QList<Passage>;

    struct Leaf
    {
        QByteArray type;
        QByteArray content;
        MailHeaders headers;
        HeaderParameters typeParameters;
        HeaderParameters disposition;
        QString declaredName;
        QString contentId;
        bool binaryEncoded = false; ///< base64 and uuencode keep line ends as they were
        bool related = false;       ///< belongs to the HTML beside it
    };

    Passages walk(GMimeObject* object, int depth, bool related);
    Passages walkMultipart(GMimeMultipart* multipart, int depth, bool related);
    Passages readPrologue(GMimeMultipart* multipart);
    Passages walkAlternative(GMimeMultipart* multipart, int depth);
    Passages walkRelated(GMimeMultipart* multipart, int depth);
    Passages walkReport(GMimeMultipart* multipart, int depth);
    Passages readLeaf(GMimeObject* object, bool related);
    Passages shownText(Leaf& leaf);
    void attach(Leaf& leaf);
    void attachMessage(GMimeObject* object, const QByteArray& type);
    void digestText(QByteArrayView kind, const QByteArray& content);
    static bool isEncryptedSmime(const Leaf& leaf);
    bool isShown(const Leaf& leaf) const;
    void finish(const Passages& passages);

    MailBody m_body;
    DistinctNames m_names;
    QCryptographicHash m_digest;
    bool m_crlf = false;
    int m_parts = 0;
    bool m_sawText = false;
    qint64 m_textBytes = 0;
};

} // namespace threadline
