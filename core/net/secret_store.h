// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where passwords and tokens lie: the operating system's keychain, or on a server a file that only
// its owner can read. Never the database, never the log.
//
// Any thread; calls may block for as long as the keychain takes, so never from the GUI thread.
#pragma once

#include "core/model/expected.h"

#include <memory>
#include <optional>

namespace threadline {

class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// The secret under `key` (Account::secretKey()); nothing when there is none.
    virtual Expected<std::optional<QString>> read(const QString& key) = 0;
    virtual Expected<void> write(const QString& key, const QString& secret) = 0;
    virtual Expected<void> remove(const QString& key) = 0;
};

/// The operating system's keychain. Errors say that there is none and that --secrets FILE is the
/// other way.
std::unique_ptr<SecretStore> keychainSecretStore();

/// A JSON object of key to secret in `path`. The file is made with mode 0600 when it is missing;
/// one that others can read is refused, with the sentence that says how to mend it.
std::unique_ptr<SecretStore> fileSecretStore(const QString& path);

} // namespace threadline
