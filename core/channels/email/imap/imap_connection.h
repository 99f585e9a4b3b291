// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line to an IMAP server: name, port, TLS, bytes to responses and back. It knows no commands.
//
// Thread: the one it lives in. The certificate is verified always, against the system's
// authorities and those of `caFile`, for the host that was asked for; there is no way around it.
// Without TLS it talks to the loopback address only.
#pragma once

#include "core/channels/email/email_settings.h"
#include "core/channels/email/imap/imap_tokenizer.h"

#include <QObject>
#include <QSslError>
#include <QSslSocket>
#include <QTimer>

namespace threadline {

class ImapConnection final : public QObject
{
    Q_OBJECT

public:
    ImapConnection(ServerEndpoint endpoint, QString caFile, QObject* parent = nullptr);

    void open();
    void write(const QByteArray& bytes);
    void flush() { m_socket.flush(); }
    /// After the server agreed to STARTTLS. Whatever came in the clear is thrown away.
    void startTls();
    /// No signals after this.
    void close();
    bool isSecured() const { return m_socket.isEncrypted(); }

Q_SIGNALS:
    /// The port answered, and with Security::Tls the certificate is good. The greeting comes next.
    void established();
    /// After startTls(): the certificate is good.
    void secured();
    void received(threadline::ImapResponse& response);
    /// Bytes of any kind came: the server is alive.
    void alive();
    /// The line could not be made or was lost. Once, and nothing else after it.
    void failed(const threadline::Error& error);

private:
    Expected<void> prepareTls();
    void onConnected();
    void onReadyRead();
    void onSocketError(QAbstractSocket::SocketError socketError);
    void fail(const Error& error);
    void failLater(const Error& error);
    Error certificateError() const;
    Error inTheClear() const;

    ServerEndpoint m_endpoint;
    QString m_caFile;
    QSslSocket m_socket;
    ImapTokenizer m_tokenizer;
    QTimer m_patience; ///< until the connection, and TLS, stand
    bool m_closed = false;
    bool m_reading = false;
};

} // namespace threadline
