// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/postgres/postgres_connection.h"

#include "core/hub/postgres/postgres_errors.h"

#include <QFile>
#include <QMap>
#include <QTemporaryFile>

#include <libpq-fe.h>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <locale.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace threadline {

namespace {

using namespace Qt::Literals::StringLiterals;

using Settings = QMap<QByteArray, QByteArray>;

/// libpq speaks the user's language, and errors of a connection have no code: for this thread, English.
class EnglishMessages
{
public:
#ifdef Q_OS_WIN
    EnglishMessages() = default;
#else
    EnglishMessages()
        : m_english(::newlocale(LC_MESSAGES_MASK, "C", ::duplocale(LC_GLOBAL_LOCALE)))
    {
        m_before = m_english ? ::uselocale(m_english) : nullptr;
    }
    ~EnglishMessages()
    {
        if (m_english) {
            ::uselocale(m_before);
            ::freelocale(m_english);
        }
    }

private:
    locale_t m_english;
    locale_t m_before = nullptr;
#endif
    Q_DISABLE_COPY(EnglishMessages)
};

Expected<Settings> settingsFromUrl(const QString& url)
{
    char* problem = nullptr;
    PQconninfoOption* options = PQconninfoParse(url.toUtf8().constData(), &problem);
    PQfreemem(problem);
    if (!options || !(url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1))) {
        PQconninfoFree(options);
        return Error{Error::Remedy::Rejected,
                     u"This is no address of a hub; it looks like postgresql://NAME@HOST/DATABASE."_s};
    }
    Settings settings;
    for (const PQconninfoOption* option = options; option->keyword; ++option) {
        if (option->val) {
            settings.insert(option->keyword, option->val);
        }
    }
    PQconninfoFree(options);
    return settings;
}

bool isLocal(const Settings& settings)
{
    const QByteArrayList hosts = settings.value("host").split(',');
    return !settings.contains("hostaddr") && std::all_of(hosts.begin(), hosts.end(), [](const QByteArray& host) {
        return host.isEmpty() || host.startsWith('/') || host.startsWith('@');
    });
}

/// The system's authorities; libpq finds them by itself only since 16.
QByteArray systemCertificates()
{
    if (PQlibVersion() >= 160000) {
        return "system";
    }
    for (const char* file : {"/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
                             "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"}) {
        if (QFile::exists(QLatin1String(file))) {
            return file;
        }
    }
    return {};
}

Expected<void> secure(Settings& settings, const QString& certificatesFile)
{
    if (isLocal(settings)) {
        return {};
    }
    const QByteArray mode = settings.value("sslmode", "verify-full");
    if (mode != "verify-full" && mode != "verify-ca") {
        return Error{
            Error::Remedy::Rejected,
            u"sslmode=%1 would let others read along: leave it out of the address."_s.arg(QString::fromUtf8(mode))};
    }
    settings.insert("sslmode", mode);
    if (!certificatesFile.isEmpty()) {
        settings.insert("sslrootcert", QFile::encodeName(certificatesFile));
    } else if (!settings.contains("sslrootcert")) {
        settings.insert("sslrootcert", systemCertificates());
    }
    settings.insert("channel_binding", "require");
    if (PQlibVersion() >= 160000) {
        settings.insert("require_auth", "scram-sha-256");
    }
    settings.insert("gssencmode", "disable"); // it would be tried first, and take the place of TLS
    return {};
}

void setDefaults(Settings& settings)
{
    const auto setDefault = [&](const char* keyword, const char* value) {
        if (!settings.contains(keyword)) {
            settings.insert(keyword, value);
        }
    };
    setDefault("connect_timeout", "10"); // seconds, for each host
    setDefault("keepalives_idle", "15");
    setDefault("keepalives_interval", "5");
    setDefault("keepalives_count", "3");
    setDefault("tcp_user_timeout", "30000"); // milliseconds
    setDefault("target_session_attrs", "read-write");
    settings.insert("application_name", "threadline");
    settings.insert("client_encoding", "UTF8");
}

PGconn* connect(const Settings& settings)
{
    std::vector<const char*> keywords;
    std::vector<const char*> values;
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        keywords.push_back(it.key().constData());
        values.push_back(it.value().constData());
    }
    keywords.push_back(nullptr);
    values.push_back(nullptr);
    const EnglishMessages english;
    PGconn* connection = PQconnectdbParams(keywords.data(), values.data(), 0);
    if (connection && PQstatus(connection) != CONNECTION_OK &&
        QByteArrayView(PQerrorMessage(connection)).contains("FATAL")) {
        // The server's own words, in its language. Once more, for the code.
        PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE);
        PQreset(connection);
        PQsetErrorVerbosity(connection, PQERRORS_DEFAULT);
    }
    return connection;
}

Error errorOf(PGconn* connection, PGresult* result)
{
    const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    if (state) {
        return postgresError(state, QString::fromUtf8(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
    }
    return PQstatus(connection) == CONNECTION_OK
               ? Error{Error::Remedy::Retry, u"The hub's answer could not be read (%1)."_s.arg(
                                                 QString::fromUtf8(PQerrorMessage(connection)).trimmed())}
               : postgresLineLost();
}

struct Clear
{
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

/// Parameters as libpq wants them: a column for each thing it asks of them.
struct Columns
{
    explicit Columns(const QList<PostgresValue>& parameters)
    {
        for (const PostgresValue& parameter : parameters) {
            types.push_back(parameter.type);
            values.push_back(parameter.bytes ? parameter.bytes->constData() : nullptr);
            lengths.push_back(parameter.bytes ? static_cast<int>(parameter.bytes->size()) : 0);
            formats.push_back(parameter.binary ? 1 : 0);
        }
    }
    int count() const { return static_cast<int>(types.size()); }

    std::vector<Oid> types;
    std::vector<const char*> values; // of the parameters, which have to stay
    std::vector<int> lengths;
    std::vector<int> formats;
};

Expected<PostgresRows> rowsOf(PGconn* connection, PGresult* answer)
{
    Result result(answer);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        return errorOf(connection, result.get());
    }
    return PostgresRows(result.release());
}

} // namespace

PostgresRows::PostgresRows(pg_result* result)
    : m_result(result, PQclear)
{
}

int PostgresRows::count() const
{
    return PQntuples(m_result.get());
}

bool PostgresRows::isNull(int row, int column) const
{
    return PQgetisnull(m_result.get(), row, column) != 0;
}

QByteArray PostgresRows::bytes(int row, int column) const
{
    return QByteArray(PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column));
}

QByteArray PostgresRows::bytea(int row, int column) const
{
    const QByteArray written = bytes(row, column);
    size_t size = 0;
    unsigned char* read = PQunescapeBytea(reinterpret_cast<const unsigned char*>(written.constData()), &size);
    const QByteArray value(reinterpret_cast<const char*>(read), static_cast<qsizetype>(size));
    PQfreemem(read);
    return value;
}

QStringList PostgresRows::texts(int row, int column) const
{
    // PostgreSQL's documentation, 8.15.6: {a,"b,c","d\"e"}
    const QString written = text(row, column);
    QStringList list;
    QString element;
    bool quoted = false;
    bool any = false;
    for (qsizetype i = 1; i < written.size(); ++i) {
        const QChar letter = written[i];
        if (letter == u'\\' && i + 1 < written.size()) {
            element += written[++i];
        } else if (letter == u'"') {
            quoted = !quoted;
            any = true;
        } else if (!quoted && (letter == u',' || letter == u'}')) {
            if (any || !element.isEmpty()) {
                list.append(element);
            }
            element.clear();
            any = false;
        } else {
            element += letter;
        }
    }
    return list;
}

void PostgresConnection::Close::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

class PostgresConnection::SecondHandle
{
public:
#ifdef Q_OS_WIN
    explicit SecondHandle(int socket) : m_socket(socket) {} // winsock has no second name for a socket in one process
    void end() const { ::shutdown(static_cast<SOCKET>(m_socket), SD_BOTH); }
#else
    explicit SecondHandle(int socket) : m_socket(socket < 0 ? -1 : ::dup(socket)) {}
    ~SecondHandle()
    {
        if (m_socket >= 0) {
            ::close(m_socket);
        }
    }
    void end() const { ::shutdown(m_socket, SHUT_RDWR); }
#endif
    SecondHandle(const SecondHandle&) = delete;
    SecondHandle& operator=(const SecondHandle&) = delete;

private:
    int m_socket;
};

PostgresConnection::PostgresConnection(pg_conn* connection, std::unique_ptr<QTemporaryFile> certificates)
    : m_connection(connection)
    , m_second(std::make_unique<SecondHandle>(PQsocket(connection)))
    , m_certificates(std::move(certificates))
{
    // What the server has to say besides (a table that exists already) is nobody's business here.
    PQsetNoticeReceiver(
        connection, [](void*, const PGresult*) {}, nullptr);
}

PostgresConnection::PostgresConnection(PostgresConnection&&) noexcept = default;
PostgresConnection& PostgresConnection::operator=(PostgresConnection&&) noexcept = default;
PostgresConnection::~PostgresConnection() = default;

Expected<PostgresConnection> PostgresConnection::open(const HubAccess& access)
{
    auto settings = settingsFromUrl(access.url);
    if (!settings) {
        return settings.error();
    }
    std::unique_ptr<QTemporaryFile> certificates;
    if (!access.certificates.isEmpty()) {
        certificates = std::make_unique<QTemporaryFile>();
        if (!certificates->open() || certificates->write(access.certificates) != access.certificates.size() ||
            !certificates->flush()) {
            return Error{Error::Remedy::Retry,
                         u"There is no room for a temporary file: %1."_s.arg(certificates->errorString())};
        }
    }
    if (const auto secured = secure(*settings, certificates ? certificates->fileName() : QString()); !secured) {
        return secured.error();
    }
    setDefaults(*settings);
    if (!access.login.isEmpty()) {
        settings->insert("user", access.login.toUtf8());
    }
    if (!access.password.isEmpty()) {
        settings->insert("password", access.password.toUtf8());
    }
    PostgresConnection connection(connect(*settings), std::move(certificates));
    if (!connection.isAlive()) {
        const QString hosts = QString::fromUtf8(settings->value("host", "localhost"));
        return postgresConnectError(QString::fromUtf8(PQerrorMessage(connection.m_connection.get())), hosts);
    }
    return connection;
}

Expected<PostgresRows> PostgresConnection::run(const QByteArray& statement, const QList<PostgresValue>& parameters)
{
    const Columns columns(parameters);
    return rowsOf(m_connection.get(),
                  PQexecParams(m_connection.get(), statement.constData(), columns.count(), columns.types.data(),
                               columns.values.data(), columns.lengths.data(), columns.formats.data(), 0));
}

Expected<PostgresRows> PostgresConnection::runPrepared(const QByteArray& statement,
                                                       const QList<PostgresValue>& parameters)
{
    const Columns columns(parameters);
    const QByteArray name = "s" + QByteArray::number(m_prepared.value(statement, m_prepared.size()));
    if (!m_prepared.contains(statement)) {
        const auto prepared = rowsOf(m_connection.get(), PQprepare(m_connection.get(), name.constData(), statement.constData(),
                                                                   columns.count(), columns.types.data()));
        if (!prepared) {
            return prepared;
        }
        m_prepared.insert(statement, m_prepared.size());
    }
    return rowsOf(m_connection.get(),
                  PQexecPrepared(m_connection.get(), name.constData(), columns.count(), columns.values.data(),
                                 columns.lengths.data(), columns.formats.data(), 0));
}

Expected<void> PostgresConnection::runScript(const QByteArray& statements)
{
    const auto rows = rowsOf(m_connection.get(), PQexec(m_connection.get(), statements.constData()));
    return rows ? Expected<void>() : rows.error();
}

Expected<void> PostgresConnection::copyOut(const QByteArray& copy, const std::function<bool(QByteArrayView)>& take)
{
    const Result begun(PQexec(m_connection.get(), copy.constData()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_OUT) {
        return errorOf(m_connection.get(), begun.get());
    }
    bool good = true;
    bool first = true;
    char* buffer = nullptr;
    int length = 0;
    while ((length = PQgetCopyData(m_connection.get(), &buffer, 0)) > 0) {
        QByteArrayView message(buffer, length);
        good = good && (!first || takeCopyHeader(message));
        first = false;
        // The header may come with the first row or alone.
        good = good && (message.isEmpty() || isCopyTrailer(message) || take(message));
        PQfreemem(buffer);
    }
    Error problem = length == -2 ? errorOf(m_connection.get(), nullptr) : Error();
    while (PGresult* more = PQgetResult(m_connection.get())) {
        const Result ended(more);
        if (PQresultStatus(more) != PGRES_COMMAND_OK && problem.sentence.isEmpty()) {
            problem = errorOf(m_connection.get(), more);
        }
    }
    if (!problem.sentence.isEmpty()) {
        return problem;
    }
    return good ? Expected<void>() : Error{Error::Remedy::Corrupt, u"What the hub sent is not as it should be."_s};
}

Expected<QByteArray> PostgresConnection::verifierOf(const QString& password)
{
    // With SCRAM the name is not part of it (RFC 5803 says how it is made).
    char* verifier = PQencryptPasswordConn(m_connection.get(), password.toUtf8().constData(), "", "scram-sha-256");
    if (!verifier) {
        return errorOf(m_connection.get(), nullptr);
    }
    const QByteArray bytes(verifier);
    PQfreemem(verifier);
    return bytes;
}

bool PostgresConnection::isAlive() const
{
    return PQstatus(m_connection.get()) == CONNECTION_OK;
}

int PostgresConnection::socket() const
{
    return PQsocket(m_connection.get());
}

void PostgresConnection::interrupt()
{
    m_second->end();
}

int PostgresConnection::serverVersion() const
{
    return PQserverVersion(m_connection.get());
}

Expected<QByteArrayList> PostgresConnection::takeNotifications()
{
    if (PQconsumeInput(m_connection.get()) == 0) {
        return postgresLineLost();
    }
    QByteArrayList payloads;
    while (PGnotify* notification = PQnotifies(m_connection.get())) {
        payloads.append(notification->extra);
        PQfreemem(notification);
    }
    return payloads;
}

} // namespace threadline
