// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/mime/mail_composer.h"

#include "core/channels/file_name.h"
#include "core/channels/email/mime/flowed_text.h"
#include "core/channels/email/mime/header_writer.h"
#include "core/channels/email/mime/html_alternative.h"
#include "core/channels/email/mime/transfer_encoding.h"

#include <QFile>
#include <QRegularExpression>

namespace threadline {

namespace {

/// Neither base64 nor quoted-printable can produce it, and 7bit is not used where it occurs.
const QByteArray boundaryMark = QByteArrayLiteral("=_");

QString typedText(QString text)
{
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    text.replace(u'\r', u'\n');
    text.remove(QChar::Null);
    return text;
}

/// RFC 2046, 5.2.1: messages may not be encoded, and an attached one has lines we did not make.
QByteArray carriedType(const QString& type)
{
    static const QRegularExpression valid(
        QStringLiteral(R"(^[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+$)"));
    const QString lower = type.toLower();
    const bool composite = lower.startsWith(u"message/") || lower.startsWith(u"multipart/");
    return valid.match(lower).hasMatch() && !composite
               ? lower.toLatin1()
               : QByteArrayLiteral("application/octet-stream");
}

QByteArray bareContentId(const QString& id)
{
    QByteArray bare = id.toUtf8();
    bare.removeIf([](char c) { return c <= ' ' || c > '~' || c == '<' || c == '>'; });
    return bare;
}

class MailWriter
{
public:
    explicit MailWriter(const Outgoing& outgoing)
        : m_outgoing(outgoing)
    {
        for (const OutgoingFile& file : outgoing.files) {
            const bool shown =
                file.attachment.inlined && !bareContentId(file.attachment.contentId).isEmpty();
            (shown ? m_images : m_files).append(file);
        }
    }

    Expected<QByteArray> write()
    {
        reserve();
        writeHeaders();
        const bool mixed = !m_files.isEmpty();
        if (mixed) {
            openMultipart("mixed", 1);
            openPart(1);
        }
        writeAlternative();
        for (const OutgoingFile& file : m_files) {
            openPart(1);
            if (auto written = writeFile(file, false); !written) {
                return written.error();
            }
        }
        if (mixed) {
            closeMultipart(1);
        }
        if (!m_problem.sentence.isEmpty()) {
            return m_problem;
        }
        return std::move(m_mail);
    }

private:
    void reserve()
    {
        qint64 size = 4096 + m_outgoing.text.size() * 6;
        for (const OutgoingFile& file : m_outgoing.files) {
            size += file.attachment.size / 57 * 78 + 1024;
        }
        m_mail.reserve(size);
    }

    void writeHeaders()
    {
        m_mail += dateField("Date", m_outgoing.at);
        m_mail += addressField("From", {m_outgoing.from});
        m_mail += addressField("To", m_outgoing.to);
        m_mail += addressField("Cc", m_outgoing.cc);
        m_mail += textField("Subject", m_outgoing.subject);
        m_mail += idField("Message-ID", {m_outgoing.messageId});
        m_mail += idField("In-Reply-To", m_outgoing.references.mid(std::max<qsizetype>(
                                             0, m_outgoing.references.size() - 1)));
        m_mail += idField("References", m_outgoing.references);
        m_mail += "MIME-Version: 1.0\r\n";
    }

    void writeAlternative()
    {
        const QString text = typedText(m_outgoing.text);
        openMultipart("alternative", 2);
        openPart(2);
        writeText("text/plain; charset=utf-8; format=flowed; delsp=no", wrappedFlowed(text));
        openPart(2);
        QStringList ids;
        for (const OutgoingFile& image : m_images) {
            ids.append(QString::fromLatin1(bareContentId(image.attachment.contentId)));
        }
        if (!m_images.isEmpty()) {
            openMultipart("related", 3, "; type=\"text/html\"");
            openPart(3);
        }
        writeText("text/html; charset=utf-8", htmlAlternative(text, ids));
        for (const OutgoingFile& image : m_images) {
            openPart(3);
            if (auto written = writeFile(image, true); !written) {
                m_problem = written.error();
            }
        }
        if (!m_images.isEmpty()) {
            closeMultipart(3);
        }
        closeMultipart(2);
    }

    void writeText(const QByteArray& type, const QString& text)
    {
        const EncodedText encoded = encodedText(text.toUtf8(), boundaryMark);
        m_mail += "Content-Type: " + type + "\r\n";
        m_mail += "Content-Transfer-Encoding: " + encoded.encoding + "\r\n\r\n";
        m_mail += encoded.body;
    }

    Expected<void> writeFile(const OutgoingFile& file, bool inlined)
    {
        QFile bytes(file.path);
        const Error unreadable{
            Error::Remedy::Rejected,
            QStringLiteral("The file “%1” could not be read, so the mail was not "
                           "sent; attach it again.")
                .arg(file.attachment.name)};
        if (!bytes.open(QIODevice::ReadOnly)) {
            return unreadable;
        }
        QString name = safeFileName(file.attachment.name);
        if (name.isEmpty()) {
            name = namedByType(1, carriedType(file.attachment.type));
        }
        m_mail += "Content-Type: " + carriedType(file.attachment.type) + parameter("name", name);
        m_mail += "\r\nContent-Transfer-Encoding: base64\r\n";
        m_mail += QByteArray("Content-Disposition: ") + (inlined ? "inline" : "attachment");
        m_mail += parameter("filename", name) + "\r\n";
        m_mail += idField("Content-ID", {bareContentId(file.attachment.contentId)}) + "\r\n";
        if (!appendBase64(m_mail, bytes)) {
            return unreadable;
        }
        return {};
    }

    QByteArray boundary(int level) const
    {
        return boundaryMark + m_outgoing.id.uuid().toRfc4122().toHex() + '_' +
               QByteArray::number(level);
    }

    void openMultipart(const QByteArray& subtype, int level, const QByteArray& parameters = {})
    {
        m_mail += "Content-Type: multipart/" + subtype + parameters + ";\r\n boundary=\"" +
                  boundary(level) + "\"\r\n\r\n";
    }

    // The line end before a boundary belongs to it (RFC 2046, 5.1.1); every part here ends in one.
    void openPart(int level) { m_mail += "--" + boundary(level) + "\r\n"; }
    void closeMultipart(int level) { m_mail += "--" + boundary(level) + "--\r\n"; }

    const Outgoing& m_outgoing;
    QList<OutgoingFile> m_images;
    QList<OutgoingFile> m_files;
    QByteArray m_mail;
    Error m_problem;
};

} // namespace

Expected<QByteArray> composeMail(const Outgoing& outgoing)
{
    return MailWriter(outgoing).write();
}

} // namespace threadline
