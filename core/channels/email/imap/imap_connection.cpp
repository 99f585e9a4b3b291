// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/email/imap/imap_connection.h"

#include <QHostAddress>
#include <QLocale>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <array>

namespace threadline {

namespace {

constexpr std::chrono::seconds connectPatience{30};
constexpr qsizetype readAtOnce = 128 << 10;

QString whyUntrusted(const QSslError& error)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return QStringLiteral("it expired on %1")
            .arg(certificate.expiryDate().date().toString(Qt::ISODate));
    case QSslError::CertificateNotYetValid:
        return QStringLiteral("it is not valid before %1")
            .arg(certificate.effectiveDate().date().toString(Qt::ISODate));
    case QSslError::HostNameMismatch:
        return QStringLiteral("it was made for %1")
            .arg(certificate.subjectInfo(QSslCertificate::CommonName).join(QLatin1String(", ")));
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return QStringLiteral("its issuer is unknown");
    default:
        return error.errorString();
    }
}

bool isLoopback(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

ImapConnection::ImapConnection(ServerEndpoint endpoint, QString caFile, QObject* parent)
    : QObject(parent)
    , m_endpoint(std::move(endpoint))
    , m_caFile(std::move(caFile))
    , m_socket(this)
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(connectPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail({Error::Remedy::Retry,
              QStringLiteral(
                  "The mail server \"%1\" does not answer on port %2; check host and port, "
                  "or try again later.")
                  .arg(m_endpoint.host)
                  .arg(m_endpoint.port)});
    });
    connect(&m_socket, &QSslSocket::connected, this, &ImapConnection::onConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        m_patience.stop();
        if (m_endpoint.security == ServerEndpoint::Security::Tls) {
            Q_EMIT established();
        } else {
            Q_EMIT secured();
        }
    });
    connect(&m_socket, &QSslSocket::readyRead, this, &ImapConnection::onReadyRead);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &ImapConnection::onSocketError);
}

void ImapConnection::open()
{
    if (m_endpoint.security == ServerEndpoint::Security::None && !isLoopback(m_endpoint.host)) {
        failLater(inTheClear());
        return;
    }
    if (const auto ready = prepareTls(); !ready) {
        failLater(ready.error());
        return;
    }
    m_patience.start();
    if (m_endpoint.security == ServerEndpoint::Security::Tls) {
        m_socket.connectToHostEncrypted(m_endpoint.host, m_endpoint.port);
    } else {
        m_socket.connectToHost(m_endpoint.host, m_endpoint.port);
    }
}

Expected<void> ImapConnection::prepareTls()
{
    m_socket.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_socket.setPeerVerifyName(m_endpoint.host);
    if (m_caFile.isEmpty()) {
        return {};
    }
    const QList<QSslCertificate> extra = QSslCertificate::fromPath(m_caFile);
    if (extra.isEmpty()) {
        return Error{Error::Remedy::Rejected,
                     QStringLiteral("The file \"%1\" holds no certificate that could be trusted.")
                         .arg(m_caFile)};
    }
    QSslConfiguration configuration = m_socket.sslConfiguration();
    configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra);
    m_socket.setSslConfiguration(configuration);
    return {};
}

void ImapConnection::write(const QByteArray& bytes)
{
    m_socket.write(bytes);
}

void ImapConnection::startTls()
{
    m_socket.readAll();
    m_tokenizer.reset();
    m_patience.start();
    m_socket.startClientEncryption();
}

void ImapConnection::close()
{
    m_closed = true;
    m_patience.stop();
    m_socket.disconnect(this);
    m_socket.abort();
}

void ImapConnection::onConnected()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (m_endpoint.security == ServerEndpoint::Security::Tls) {
        return;
    }
    if (m_endpoint.security == ServerEndpoint::Security::None &&
        !m_socket.peerAddress().isLoopback()) {
        fail(inTheClear()); // a hosts file may call any machine "localhost"
        return;
    }
    m_patience.stop();
    Q_EMIT established();
}

void ImapConnection::onReadyRead()
{
    if (m_reading) {
        return; // a receiver waits in an event loop of its own; the outer turn goes on reading
    }
    m_reading = true;
    static thread_local std::array<char, readAtOnce> buffer;
    while (!m_closed) {
        const qint64 size = m_socket.read(buffer.data(), buffer.size());
        if (size <= 0) {
            break;
        }
        m_tokenizer.feed(QByteArrayView(buffer.data(), size));
        Q_EMIT alive();
        while (!m_closed) {
            auto response = m_tokenizer.next();
            if (!response) {
                fail(response.error());
                break;
            }
            if (!*response) {
                break;
            }
            Q_EMIT received(**response);
        }
    }
    m_reading = false;
}

Error ImapConnection::certificateError() const
{
    const QList<QSslError> errors = m_socket.sslHandshakeErrors();
    if (errors.isEmpty()) {
        return {
            Error::Remedy::Retry,
            QStringLiteral("No secure connection to \"%1\" could be made (%2); check that port %3 "
                           "is the one for TLS.")
                .arg(m_endpoint.host, m_socket.errorString())
                .arg(m_endpoint.port)};
    }
    // Of several, the one that the server's owner can mend without a new authority comes first.
    const auto expired = std::find_if(errors.begin(), errors.end(), [](const QSslError& error) {
        return error.error() == QSslError::CertificateExpired;
    });
    return {Error::Remedy::Rejected,
            QStringLiteral("The certificate of \"%1\" cannot be trusted: %2.")
                .arg(m_endpoint.host,
                     whyUntrusted(expired == errors.end() ? errors.first() : *expired))};
}

void ImapConnection::onSocketError(QAbstractSocket::SocketError socketError)
{
    // What came before the line broke still counts: a BYE says why.
    onReadyRead();
    switch (socketError) {
    case QAbstractSocket::HostNotFoundError:
        return fail(
            {Error::Remedy::Retry,
             QStringLiteral("The mail server \"%1\" was not found; check its name and whether "
                            "this machine is online.")
                 .arg(m_endpoint.host)});
    case QAbstractSocket::ConnectionRefusedError:
        return fail(
            {Error::Remedy::Retry,
             QStringLiteral("The mail server \"%1\" refuses connections on port %2; check the "
                            "port, or try again later.")
                 .arg(m_endpoint.host)
                 .arg(m_endpoint.port)});
    case QAbstractSocket::SslHandshakeFailedError:
        return fail(certificateError());
    default:
        return fail({Error::Remedy::Retry,
                     QStringLiteral("The line to the mail server \"%1\" was lost (%2).")
                         .arg(m_endpoint.host, m_socket.errorString())});
    }
}

Error ImapConnection::inTheClear() const
{
    return {
        Error::Remedy::Rejected,
        QStringLiteral("The mail server \"%1\" is not on this machine; without TLS the password "
                       "would cross the network in the clear.")
            .arg(m_endpoint.host)};
}

/// The caller of open() does not expect an answer before that has returned.
void ImapConnection::failLater(const Error& error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { fail(error); }, Qt::QueuedConnection);
}

void ImapConnection::fail(const Error& error)
{
    if (!m_closed) {
        close();
        Q_EMIT failed(error);
    }
}

} // namespace threadline
