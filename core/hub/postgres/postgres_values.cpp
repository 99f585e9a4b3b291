// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hub/postgres/postgres_values.h"

#include <QtEndian>

namespace threadline {

namespace {

// pg_type.dat
constexpr unsigned boolType = 16;
constexpr unsigned byteaType = 17;
constexpr unsigned int8Type = 20;
constexpr unsigned int4Type = 23;
constexpr unsigned textType = 25;
constexpr unsigned uuidType = 2950;
constexpr unsigned jsonbType = 3802;

struct ArrayTypes
{
    unsigned element;
    unsigned array;
};

ArrayTypes typesOf(PostgresArray::Of of)
{
    switch (of) {
    case PostgresArray::Of::Int4: return {int4Type, 1007};
    case PostgresArray::Of::Int8: return {int8Type, 1016};
    case PostgresArray::Of::Uuid: return {uuidType, 2951};
    case PostgresArray::Of::Text: return {textType, 1009};
    case PostgresArray::Of::Bytea: return {byteaType, 1001};
    }
    return {textType, 1009};
}

template <class Number>
QByteArray bigEndian(Number number)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

constexpr QByteArrayView signature("PGCOPY\n\377\r\n\0", 11);

} // namespace

PostgresValue PostgresValue::of(qint64 number)
{
    return {int8Type, bigEndian(number), true};
}

PostgresValue PostgresValue::of(const QString& text)
{
    return {textType, text.toUtf8(), true};
}

PostgresValue PostgresValue::of(const QUuid& uuid)
{
    return {uuidType, uuid.isNull() ? std::nullopt : std::optional(uuid.toRfc4122()), true};
}

PostgresValue PostgresValue::of(bool value)
{
    return {boolType, QByteArray(1, value ? '\1' : '\0'), true};
}

PostgresValue PostgresValue::bytea(const QByteArray& bytes)
{
    return {byteaType, bytes, true};
}

PostgresValue PostgresValue::jsonb(const QByteArray& json)
{
    return {jsonbType, json, false};
}

PostgresValue PostgresValue::of(const QStringList& texts)
{
    PostgresArray array(PostgresArray::Of::Text);
    for (const QString& text : texts) {
        array.add(QByteArrayView(text.toUtf8()));
    }
    return array.value();
}

void PostgresArray::add(QByteArrayView bytes)
{
    m_elements += bigEndian(static_cast<qint32>(bytes.size()));
    m_elements.append(bytes.data(), bytes.size());
    ++m_count;
}

void PostgresArray::add(const QUuid& uuid)
{
    add(QByteArrayView(uuid.toRfc4122()));
}

void PostgresArray::add(qint64 number)
{
    add(QByteArrayView(m_of == Of::Int4 ? bigEndian(static_cast<qint32>(number)) : bigEndian(number)));
}

PostgresValue PostgresArray::value() const
{
    const ArrayTypes types = typesOf(m_of);
    const qint32 dimensions = m_count == 0 ? 0 : 1;
    QByteArray bytes = bigEndian(dimensions) + bigEndian(qint32{0}) + bigEndian(static_cast<qint32>(types.element));
    if (dimensions == 1) {
        constexpr qint32 lowestIndex = 1;
        bytes += bigEndian(m_count) + bigEndian(lowestIndex) + m_elements;
    }
    return {types.array, bytes, true};
}

PostgresCopyRow::PostgresCopyRow(QByteArrayView row, int columns) : m_rest(row)
{
    m_whole = m_rest.size() >= 2 && qFromBigEndian<qint16>(m_rest.data()) == columns;
    m_rest = m_whole ? m_rest.sliced(2) : QByteArrayView();
}

std::optional<QByteArrayView> PostgresCopyRow::next()
{
    if (m_rest.size() < 4) {
        m_whole = false;
        return std::nullopt;
    }
    const auto length = qFromBigEndian<qint32>(m_rest.data());
    m_rest = m_rest.sliced(4);
    if (length < 0) {
        return std::nullopt;
    }
    if (length > m_rest.size()) {
        m_whole = false;
        return std::nullopt;
    }
    const QByteArrayView value = m_rest.first(length);
    m_rest = m_rest.sliced(length);
    return value;
}

qint64 PostgresCopyRow::nextInteger()
{
    const auto bytes = next();
    if (!bytes || bytes->size() != 8) {
        m_whole = false;
        return 0;
    }
    return qFromBigEndian<qint64>(bytes->data());
}

QUuid PostgresCopyRow::nextUuid()
{
    const auto bytes = next();
    return bytes && bytes->size() == 16 ? QUuid::fromRfc4122(*bytes) : QUuid();
}

QByteArray PostgresCopyRow::nextBytes()
{
    const auto bytes = next();
    return bytes ? bytes->toByteArray() : QByteArray();
}

bool takeCopyHeader(QByteArrayView& firstMessage)
{
    const qsizetype fixed = signature.size() + 8;
    if (firstMessage.size() < fixed || firstMessage.first(signature.size()) != signature) {
        return false;
    }
    const auto extension = qFromBigEndian<qint32>(firstMessage.data() + signature.size() + 4);
    if (extension < 0 || extension > firstMessage.size() - fixed) {
        return false;
    }
    firstMessage = firstMessage.sliced(fixed + extension);
    return true;
}

bool isCopyTrailer(QByteArrayView message)
{
    return message.size() == 2 && qFromBigEndian<qint16>(message.data()) == -1;
}

} // namespace threadline
