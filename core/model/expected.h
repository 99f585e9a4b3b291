// SPDX-License-Identifier: GPL-3.0-or-later
//
// Errors are values. An Error is named by what can be done about it and carries one sentence that
// a person can act on; an Expected<T> is a T or an Error.
#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace threadline {

struct Error
{
    enum class Remedy {
        Retry,          ///< it may work later as it is: the network, a busy server
        Reauthenticate, ///< the password or token was refused
        Rejected,       ///< the other side, or we, will not do this; changing the request may help
        InDoubt,        ///< it may or may not have happened: ask before doing it again
        Corrupt,        ///< what was read is damaged
        Unsupported,    ///< this program or that server cannot do this
        Cancelled,      ///< someone asked to stop
    };

    Remedy remedy = Remedy::Rejected;
    QString sentence; ///< complete, with a full stop, in plain words; no personal data beyond what the person typed

    friend bool operator==(const Error&, const Error&) = default;
};

/// The stored name of a remedy ("retry", "in_doubt", …).
QString remedyName(Error::Remedy remedy);
Error::Remedy remedyFromName(const QString& name);

template <class T>
class [[nodiscard]] Expected
{
public:
    Expected(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Expected(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}
    /// For QFuture, which wants a default; an error nobody set.
    Expected() : m_state(std::in_place_index<1>) {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }
    T& value() { return std::get<0>(m_state); }
    const T& value() const { return std::get<0>(m_state); }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Expected<void>
{
public:
    Expected() = default;
    Expected(Error error) : m_error(std::move(error)), m_ok(false) {}

    bool has_value() const { return m_ok; }
    explicit operator bool() const { return m_ok; }
    const Error& error() const { return m_error; }

private:
    Error m_error;
    bool m_ok = true;
};

} // namespace threadline
