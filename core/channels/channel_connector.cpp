// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/channels/channel_connector.h"
