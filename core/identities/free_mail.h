// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mail providers where anybody gets an address, so that the domain says nothing about whom its
// writer works for. The list is resources/identities/free_mail_providers.txt. Any thread.
#pragma once

#include <QString>

namespace threadline {

/// Also for what stands below a provider's domain: name.fastmail.com. In ASCII, any case.
bool isFreeMailDomain(QStringView domain);

/// The domain that an address's writer works for; empty for a free provider or no address.
QString companyDomain(QStringView address);

} // namespace threadline
