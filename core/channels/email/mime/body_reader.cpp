// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/body_reader.h"

#include "core/channels/email/mime/encoded_words.h"
#include "core/channels/email/mime/flowed_text.h"
#include "core/channels/email/mime/mail_parser.h"
#include "core/markup/charset_decoder.h"
#include "core/markup/html_text.h"

#include <algorithm>

namespace threadline {

namespace {

/// Line ends as \n, no NUL: both break SQLite's and Qt's idea of a text.
QByteArray withPlainLineEnds(QByteArray text)
{
    if (!text.contains('\r') && !text.contains('\0')) {
        return text;
    }
    char* const begin = text.data();
    const char* const end = begin + text.size();
    char* out = begin;
    for (const char* in = begin; in != end; ++in) {
        if (*in == '\r') {
            *out++ = '\n';
            in += in + 1 != end && in[1] == '\n' ? 1 : 0;
        } else if (*in != '\0') {
            *out++ = *in;
        }
    }
    text.truncate(out - begin);
    return text;
}

bool isBlank(const QByteArray& text)
{
    return text.trimmed().isEmpty();
}

QByteArray asHtml(const QByteArray& text)
{
    return "<div style=\"white-space:pre-wrap\">" +
           QString::fromUtf8(text).toHtmlEscaped().toUtf8() + "</div>";
}

void appendText(QByteArray& text, const QByteArray& more)
{
    if (more.isEmpty()) {
        return;
    }
    if (!text.isEmpty() && !text.endsWith('\n')) {
        text += '\n';
    }
    text += more;
}

/// Cuts between two characters.
QByteArray firstBytes(const QByteArray& utf8, qint64 limit)
{
    auto end = std::min<qint64>(utf8.size(), limit);
    while (end > 0 && end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) {
        --end;
    }
    return utf8.left(end);
}

QString contentIdOf(const MailHeaders& headers)
{
    const QByteArrayList ids = messageIds(headers.first("content-id"));
    return ids.isEmpty() ? QString::fromUtf8(headers.first("content-id"))
                         : QString::fromUtf8(decodedToUtf8(ids.first(), {}));
}

QString lastComponentOfLocation(const MailHeaders& headers)
{
    QByteArray location = headers.first("content-location");
    if (location.startsWith("cid:") || location.endsWith('/')) {
        return {};
    }
    if (const auto query = location.indexOf('?'); query >= 0) {
        location.truncate(query);
    }
    return decodedHeaderText(QByteArray::fromPercentEncoding(location));
}

QString declaredNameOf(const HeaderParameters& disposition, const HeaderParameters& type)
{
    const QString name = disposition.parameter("filename");
    return name.isEmpty() ? type.parameter("name") : name;
}

bool namesRecipients(const QByteArray& deliveryStatus)
{
    const auto groups = MailHeaders::groupsFromBytes(deliveryStatus);
    return std::any_of(groups.begin(), groups.end(), [](const MailHeaders& group) {
        return group.contains("final-recipient") || group.contains("original-recipient");
    });
}

/// Renderings of the same text for watches and web mail (AMP): nothing is lost without them.
bool isSpareRendering(const QByteArray& type)
{
    return type == "text/x-amp-html" || type == "text/watch-html" || type == "text/enriched" ||
           type == "text/richtext";
}

} // namespace

BodyReader::BodyReader()
    : m_digest(QCryptographicHash::Sha256)
{
}

MailBody BodyReader::read(const MimeTree& tree)
{
    m_crlf = tree.usesCrlf();
    if (GMimeObject* root = tree.root()) {
        finish(walk(root, 0, false));
    }
    m_body.digest = m_digest.result();
    return std::move(m_body);
}

BodyReader::Passages BodyReader::walk(GMimeObject* object, int depth, bool related)
{
    if (m_parts >= mail_limits::maxParts) {
        m_body.partsLeftOut = true;
        return {};
    }
    if (depth > mail_limits::maxDepth) {
        m_body.tooDeep = true;
        attachMessage(object, "message/rfc822");
        return {};
    }
    if (GMIME_IS_MULTIPART(object)) {
        return walkMultipart(GMIME_MULTIPART(object), depth, related);
    }
    if (GMIME_IS_MESSAGE_PART(object)) {
        ++m_parts;
        attachMessage(object, "message/rfc822");
        return {};
    }
    return GMIME_IS_PART(object) ? readLeaf(object, related) : Passages();
}

BodyReader::Passages BodyReader::walkMultipart(GMimeMultipart* multipart, int depth, bool related)
{
    const QByteArray type = mediaTypeOf(GMIME_OBJECT(multipart));
    if (type == "multipart/alternative") {
        return walkAlternative(multipart, depth);
    }
    if (type == "multipart/related") {
        return walkRelated(multipart, depth);
    }
    if (type == "multipart/report") {
        return walkReport(multipart, depth);
    }
    m_body.encrypted |= type == "multipart/encrypted";
    Passages passages;
    const int count = g_mime_multipart_get_count(multipart);
    if (count == 0) {
        passages = readPrologue(multipart);
    }
    for (int i = 0; i < count; ++i) {
        passages += walk(g_mime_multipart_get_part(multipart, i), depth + 1, related);
    }
    return passages;
}

BodyReader::Passages BodyReader::readPrologue(GMimeMultipart* multipart)
{
    // Without a single part the boundary was wrong or the mail cut off: what stands there is all.
    const char* prologue = g_mime_multipart_get_prologue(multipart);
    if (!prologue || isBlank(prologue)) {
        return {};
    }
    const QByteArray content(prologue);
    digestText("text", content);
    Passage passage;
    passage.text =
        firstBytes(withPlainLineEnds(decodedToUtf8(content, {})), mail_limits::maxTextBytes);
    passage.hasText = true;
    return {passage};
}

BodyReader::Passages BodyReader::walkAlternative(GMimeMultipart* multipart, int depth)
{
    // RFC 2046, 5.1.4: the same content in each part, the richest last. The plainest of them is our
    // text, the richest our HTML.
    Passage both;
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) {
        GMimeObject* part = g_mime_multipart_get_part(multipart, i);
        if (isSpareRendering(mediaTypeOf(part)) && (both.hasText || both.hasHtml)) {
            ++m_parts;
            continue;
        }
        Passage whole;
        for (const Passage& passage : walk(part, depth + 1, false)) {
            if (passage.hasHtml) {
                whole.html += passage.html;
                whole.hasHtml = true;
            }
            if (passage.hasText) {
                appendText(whole.text, passage.text);
                whole.hasText = true;
            }
        }
        if (whole.hasHtml) {
            both.html = whole.html;
            both.hasHtml = true;
        }
        if (whole.hasText && (!both.hasText || isBlank(both.text))) {
            both.text = whole.text;
            both.hasText = true;
        }
    }
    // Some mailers leave the plain part empty rather than out.
    both.hasText = both.hasText && !(isBlank(both.text) && both.hasHtml);
    return both.hasText || both.hasHtml ? Passages{both} : Passages();
}

BodyReader::Passages BodyReader::walkRelated(GMimeMultipart* multipart, int depth)
{
    // RFC 2387: the start parameter names the root; the first part otherwise.
    const int count = g_mime_multipart_get_count(multipart);
    const MailHeaders headers = headersOf(GMIME_OBJECT(multipart));
    const QString start = parsedParameters(headers.first("content-type")).parameter("start");
    int root = 0;
    for (int i = 0; i < count && !start.isEmpty(); ++i) {
        const auto id = contentIdOf(headersOf(g_mime_multipart_get_part(multipart, i)));
        if (!id.isEmpty() && (id == start || u'<' + id + u'>' == start)) {
            root = i;
        }
    }
    Passages passages;
    for (int i = 0; i < count; ++i) {
        passages += walk(g_mime_multipart_get_part(multipart, i), depth + 1, i != root);
    }
    return passages;
}

BodyReader::Passages BodyReader::walkReport(GMimeMultipart* multipart, int depth)
{
    // RFC 6522: a text for people, a machine's part, and maybe what the report is about.
    const MailHeaders headers = headersOf(GMIME_OBJECT(multipart));
    const bool outermost = m_body.reportType.isEmpty();
    if (outermost) {
        m_body.reportType = parsedParameters(headers.first("content-type"))
                                .parameter("report-type")
                                .toLatin1()
                                .toLower();
    }
    Passages passages;
    const int count = g_mime_multipart_get_count(multipart);
    for (int i = 0; i < count; ++i) {
        GMimeObject* part = g_mime_multipart_get_part(multipart, i);
        const QByteArray type = mediaTypeOf(part);
        if (outermost && GMIME_IS_PART(part)) {
            if (type == "message/delivery-status" || type == "message/global-delivery-status") {
                const QByteArray status = contentOf(GMIME_PART(part));
                if (i == 0 && !namesRecipients(status)) {
                    // The text for people in the wrong dress.
                    ++m_parts;
                    digestText("text", status);
                    Passage prose;
                    prose.text = withPlainLineEnds(decodedToUtf8(status, {}));
                    prose.hasText = true;
                    passages.append(prose);
                    continue;
                }
                m_body.deliveryStatus += status + "\n\n";
            } else if (type == "text/rfc822-headers" || type == "message/global-headers") {
                m_body.returnedMail = contentOf(GMIME_PART(part));
            }
        } else if (outermost && GMIME_IS_MESSAGE_PART(part)) {
            m_body.returnedMail = wireBytesOf(part, m_crlf);
        }
        passages += walk(part, depth + 1, false);
    }
    if (outermost && m_body.reportType.isEmpty() && !m_body.deliveryStatus.isEmpty()) {
        m_body.reportType = "delivery-status";
    }
    return passages;
}

BodyReader::Passages BodyReader::readLeaf(GMimeObject* object, bool related)
{
    ++m_parts;
    GMimePart* part = GMIME_PART(object);
    Leaf leaf;
    leaf.type = mediaTypeOf(object);
    leaf.headers = headersOf(object);
    leaf.typeParameters = parsedParameters(leaf.headers.first("content-type"));
    leaf.disposition = parsedParameters(leaf.headers.first("content-disposition"));
    leaf.declaredName = declaredNameOf(leaf.disposition, leaf.typeParameters);
    leaf.contentId = contentIdOf(leaf.headers);
    leaf.related = related;
    const auto encoding = g_mime_part_get_content_encoding(part);
    leaf.binaryEncoded =
        encoding == GMIME_CONTENT_ENCODING_BASE64 || encoding == GMIME_CONTENT_ENCODING_UUENCODE;
    leaf.content = contentOf(part);
    m_body.encrypted |= isEncryptedSmime(leaf);
    if (isShown(leaf)) {
        return shownText(leaf);
    }
    attach(leaf);
    return {};
}

bool BodyReader::isEncryptedSmime(const Leaf& leaf)
{
    // RFC 8551, 3.2.2; a mail that does not say what its S/MIME is, is nearly always encrypted.
    const QString kind = leaf.typeParameters.parameter("smime-type").toLower();
    return leaf.type.endsWith("pkcs7-mime") &&
           (kind.isEmpty() || kind == u"enveloped-data" || kind == u"authenveloped-data");
}

bool BodyReader::isShown(const Leaf& leaf) const
{
    if (leaf.disposition.value == "attachment" || leaf.related) {
        return false;
    }
    if (leaf.type == "text/html") {
        return leaf.declaredName.isEmpty() || !m_sawText;
    }
    // RFC 2046, 4.1.4: text of an unknown kind is read as plain. Kinds that a program opens are
    // not.
    const bool readable = leaf.type == "text/plain" || leaf.type == "text/markdown" ||
                          leaf.type == "text/enriched" || leaf.type == "text/richtext";
    // A named text is a file, except where it is the first: some mailers name the body itself.
    return readable && (leaf.declaredName.isEmpty() || !m_sawText);
}

BodyReader::Passages BodyReader::shownText(Leaf& leaf)
{
    m_sawText = true;
    const bool html = leaf.type == "text/html";
    QByteArray charset = leaf.typeParameters.parameter("charset").toLatin1();
    if (html && charset.isEmpty()) {
        charset = charsetOfHtml(leaf.content);
    }
    const qint64 room = std::max<qint64>(0, mail_limits::maxTextBytes - m_textBytes);
    const bool cut = leaf.content.size() > room;
    QByteArray text = withPlainLineEnds(
        firstBytes(decodedToUtf8(cut ? leaf.content.left(room) : leaf.content, charset), room));
    if (cut) {
        m_body.textCut = true;
        attach(leaf);
    } else {
        digestText(html ? "html" : "text", leaf.content);
    }
    m_textBytes += text.size();
    Passage passage;
    if (html) {
        passage.html = text;
        passage.hasHtml = true;
    } else {
        if (leaf.typeParameters.parameter("format").toLower() == u"flowed") {
            text =
                unwrappedFlowed(text, leaf.typeParameters.parameter("delsp").toLower() == u"yes");
        }
        passage.text = text;
        passage.hasText = true;
    }
    return {passage};
}

void BodyReader::attach(Leaf& leaf)
{
    QString name = safeFileName(leaf.declaredName);
    if (name.isEmpty()) {
        name = safeFileName(lastComponentOfLocation(leaf.headers));
    }
    if (name.isEmpty()) {
        name = namedByType(m_parts, leaf.type);
    }
    ArrivedFile file;
    file.attachment.name = m_names.distinct(name);
    file.attachment.type = QString::fromLatin1(leaf.type);
    file.attachment.size = leaf.content.size();
    file.attachment.contentId = leaf.contentId;
    file.attachment.inlined =
        !leaf.contentId.isEmpty() && leaf.disposition.value != "attachment" &&
        (leaf.related || leaf.disposition.value == "inline" || leaf.type.startsWith("image/"));
    const QByteArray sha256 =
        QCryptographicHash::hash(leaf.content, QCryptographicHash::Sha256).toHex();
    file.attachment.sha256 = sha256;
    digestText("file", leaf.declaredName.toUtf8());
    if (leaf.binaryEncoded) {
        digestText("sha256", sha256);
    } else {
        digestText("content", leaf.content);
    }
    file.bytes = std::move(leaf.content);
    m_body.files.append(std::move(file));
}

void BodyReader::attachMessage(GMimeObject* object, const QByteArray& type)
{
    Leaf leaf;
    leaf.type = type;
    leaf.headers = headersOf(object);
    leaf.disposition = parsedParameters(leaf.headers.first("content-disposition"));
    leaf.typeParameters = parsedParameters(leaf.headers.first("content-type"));
    leaf.declaredName = declaredNameOf(leaf.disposition, leaf.typeParameters);
    leaf.contentId = contentIdOf(leaf.headers);
    leaf.content = wireBytesOf(object, m_crlf);
    if (safeFileName(leaf.declaredName).isEmpty() && GMIME_IS_MESSAGE_PART(object)) {
        if (auto* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object))) {
            const auto headers = headersOf(GMIME_OBJECT(message));
            QString subject = decodedHeaderText(headers.first("subject"));
            subject.replace(u'/', u'_').replace(u'\\', u'_');
            leaf.declaredName = subject.isEmpty() ? subject : subject + QStringLiteral(".eml");
        }
    }
    attach(leaf);
}

void BodyReader::digestText(QByteArrayView kind, const QByteArray& content)
{
    const QByteArray plain = withPlainLineEnds(content);
    auto size = plain.size();
    while (size > 0 && plain[size - 1] == '\n') {
        --size;
    }
    m_digest.addData(kind);
    m_digest.addData(QByteArrayView("\x1f"));
    m_digest.addData(QByteArray::number(size));
    m_digest.addData(QByteArrayView("\x1f"));
    m_digest.addData(QByteArrayView(plain).first(size));
}

void BodyReader::finish(const Passages& passages)
{
    const bool anyHtml =
        std::any_of(passages.begin(), passages.end(), [](const Passage& p) { return p.hasHtml; });
    for (const Passage& passage : passages) {
        appendText(m_body.text, passage.hasText ? passage.text : htmlToText(passage.html));
        if (anyHtml) {
            m_body.html += passage.hasHtml ? passage.html : asHtml(passage.text);
        }
    }
}

} // namespace threadline
