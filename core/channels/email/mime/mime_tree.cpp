// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/mime_tree.h"

#include "core/channels/email/mime/transfer_encoding.h"

#include <QSet>

#include <algorithm>

namespace threadline {

namespace {

/// GMime keeps its character sets and types in process-wide tables that are made once.
void initialiseGMime()
{
    static const bool once = [] {
        g_mime_init();
        return true;
    }();
    Q_UNUSED(once)
}

QByteArray drained(GMimeStream* stream)
{
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
    return QByteArray(reinterpret_cast<const char*>(bytes->data),
                      static_cast<qsizetype>(bytes->len));
}

bool looksLikeField(QByteArrayView line)
{
    const auto colon = line.indexOf(':');
    if (colon <= 0) {
        return false;
    }
    for (const char c : line.first(colon)) {
        if (c <= ' ' || c > '~') {
            return c == ' ' && line.first(colon).trimmed().indexOf(' ') < 0;
        }
    }
    return true;
}

/// Every boundary that a header in these bytes declares, wherever it stands.
QSet<QByteArray> declaredBoundaries(const QByteArray& mail)
{
    QSet<QByteArray> boundaries;
    const QByteArray folded = mail.toLower();
    for (auto at = folded.indexOf("boundary"); at >= 0; at = folded.indexOf("boundary", at + 8)) {
        const auto lineEnd = folded.indexOf('\n', at);
        QByteArray value = mail.mid(
            at + 8, std::min<qsizetype>(lineEnd < 0 ? mail.size() : lineEnd - at - 8, 200));
        const auto equals = value.indexOf('=');
        if (equals < 0 || equals > 8) {
            continue;
        }
        value = value.mid(equals + 1).trimmed();
        const bool quoted = value.startsWith('"');
        const auto end = quoted ? value.indexOf('"', 1) : value.indexOf(';');
        boundaries.insert(
            value.mid(quoted ? 1 : 0, end < 0 ? -1 : end - (quoted ? 1 : 0)).trimmed());
    }
    return boundaries;
}

/// Relays refuse headers of far less than this; GMime needs some eighty times their size.
constexpr qsizetype maxHeaderBytes = 2 << 20;

void shortenHeader(QByteArray& mail)
{
    if (mail.size() <= maxHeaderBytes) {
        return;
    }
    qsizetype end = -1;
    for (const char* emptyLine : {"\n\n", "\n\r\n"}) {
        const auto at = mail.indexOf(emptyLine);
        end = at >= 0 && (end < 0 || at < end) ? at : end;
    }
    end = end < 0 ? mail.size() : end;
    if (end > maxHeaderBytes) {
        const auto lineEnd = mail.lastIndexOf('\n', maxHeaderBytes);
        mail.remove(std::max<qsizetype>(lineEnd, 0), end - std::max<qsizetype>(lineEnd, 0));
    }
}

/// Takes further Content-Type fields of the mail itself out of action: GMime believes the last one,
/// but a mailing system that adds one of its own, adds it after the one that describes the body.
void keepFirstContentType(QByteArray& mail)
{
    bool seen = false;
    for (qsizetype at = 0; at < mail.size();) {
        const auto end = mail.indexOf('\n', at);
        const auto length = (end < 0 ? mail.size() : end) - at;
        const QByteArrayView line = QByteArrayView(mail).sliced(at, length);
        if (line.trimmed().isEmpty()) {
            return;
        }
        if (line.size() > 13 && qstrnicmp(line.data(), "content-type:", 13) == 0) {
            if (seen) {
                mail[at] = 'x';
            }
            seen = true;
        }
        at += length + 1;
    }
}

} // namespace

MimeTree::MimeTree(QByteArrayView mail)
    // GMime only reads from the array; a copy of a large mail would double its memory.
    : m_bytes{reinterpret_cast<guint8*>(const_cast<char*>(mail.data())),
              static_cast<guint>(mail.size())}
{
    initialiseGMime();
    const auto firstLineEnd = mail.indexOf('\n');
    m_usesCrlf = firstLineEnd > 0 && mail[firstLineEnd - 1] == '\r';
    const GObjectPointer<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(stream.get()), &m_bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream.get()), FALSE);
    g_mime_stream_set_bounds(stream.get(), 0, mail.size());
    const GObjectPointer<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    m_message.reset(g_mime_parser_construct_message(parser.get(), nullptr));
    if (m_message) {
        m_headers = headersOf(GMIME_OBJECT(m_message.get()));
    }
}

GMimeObject* MimeTree::root() const
{
    return m_message ? g_mime_message_get_mime_part(m_message.get()) : nullptr;
}

MailHeaders headersOf(GMimeObject* object)
{
    MailHeaders headers;
    GMimeHeaderList* list = g_mime_object_get_header_list(object);
    const int count = g_mime_header_list_get_count(list);
    for (int i = 0; i < count; ++i) {
        GMimeHeader* header = g_mime_header_list_get_header_at(list, i);
        const char* value = g_mime_header_get_raw_value(header);
        headers.append(g_mime_header_get_name(header), value ? QByteArray(value) : QByteArray());
    }
    return headers;
}

QByteArray mediaTypeOf(GMimeObject* object)
{
    GMimeContentType* type = g_mime_object_get_content_type(object);
    QByteArray name = g_mime_content_type_get_media_type(type);
    name += '/';
    name += g_mime_content_type_get_media_subtype(type);
    return name.toLower();
}

QByteArray contentOf(GMimePart* part)
{
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (!content) {
        return {};
    }
    const GObjectPointer<GMimeStream> memory(g_mime_stream_mem_new());
    if (g_mime_part_get_content_encoding(part) == GMIME_CONTENT_ENCODING_BASE64) {
        // GMime drops the last one or two bytes where the padding was lost.
        GMimeStream* wire = g_mime_data_wrapper_get_stream(content);
        g_mime_stream_reset(wire);
        g_mime_stream_write_to_stream(wire, memory.get());
        const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
        return decodedBase64({bytes->data, static_cast<qsizetype>(bytes->len)});
    }
    g_mime_data_wrapper_write_to_stream(content, memory.get());
    return drained(memory.get());
}

QByteArray wireBytesOf(GMimeObject* object, bool crlf)
{
    if (GMIME_IS_MESSAGE_PART(object)) {
        GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        return message ? wireBytesOf(GMIME_OBJECT(message), crlf) : QByteArray();
    }
    const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> options(
        g_mime_format_options_clone(g_mime_format_options_get_default()),
        g_mime_format_options_free);
    g_mime_format_options_set_newline_format(options.get(), crlf ? GMIME_NEWLINE_FORMAT_DOS
                                                                 : GMIME_NEWLINE_FORMAT_UNIX);
    const GObjectPointer<GMimeStream> memory(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(object, options.get(), memory.get());
    return drained(memory.get());
}

QByteArray mailWithin(const QByteArray& raw)
{
    QByteArray mail = raw;
    // A file from a very old Mac: GMime knows no line ends but \n.
    if (!mail.contains('\n') && mail.contains('\r')) {
        mail.replace('\r', '\n');
    }
    qsizetype at = 0;
    while (at < mail.size() && (mail.at(at) == '\n' || mail.at(at) == '\r')) {
        ++at;
    }
    for (const char* marker : {"From ", ">From "}) {
        const auto end = mail.indexOf('\n', at);
        const QByteArrayView line =
            QByteArrayView(mail).sliced(at, (end < 0 ? mail.size() : end) - at);
        // "From : someone" is a field in the syntax of RFC 822, not the line of a mailbox file.
        if (line.startsWith(marker) && !looksLikeField(line)) {
            at += end < 0 ? line.size() : line.size() + 1;
        }
    }
    if (at > 0) {
        mail = mail.mid(at);
    }
    const auto lineEnd = mail.indexOf('\n');
    if (!looksLikeField(QByteArrayView(mail).first(lineEnd < 0 ? mail.size() : lineEnd))) {
        mail.prepend('\n');
    }
    shortenHeader(mail);
    keepFirstContentType(mail);
    return mail;
}

qsizetype sizeOfParts(const QByteArray& mail, int maxParts)
{
    if (mail.count("\n--") <= maxParts) {
        return mail.size();
    }
    const QSet<QByteArray> boundaries = declaredBoundaries(mail);
    int seen = 0;
    for (auto at = mail.indexOf("\n--"); at >= 0; at = mail.indexOf("\n--", at + 3)) {
        const auto end = mail.indexOf('\n', at + 3);
        const auto length = (end < 0 ? mail.size() : end) - at - 3;
        if (length <= 200 && boundaries.contains(mail.mid(at + 3, length).trimmed()) &&
            ++seen > maxParts) {
            return at + 1;
        }
    }
    return mail.size();
}

} // namespace threadline
