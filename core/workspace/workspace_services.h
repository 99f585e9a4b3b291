// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a Workspace stands on. app/ makes each of these, owns them and hands them over; a workspace
// that is only read has no log, no synchronisation, no outbox and reads no attachments.
#pragma once

#include "core/channels/capabilities.h"
#include "core/hub/replication.h"
#include "core/inbound/attachment_reading.h"
#include "core/inbound/inbound_pipeline.h"
#include "core/inbound/synchronisation.h"
#include "core/log/blob_store.h"
#include "core/log/log_thread.h"
#include "core/log/reader_pool.h"
#include "core/net/clock.h"
#include "core/net/secret_store.h"
#include "core/outbound/outbox.h"
#include "core/swarm_rooms/room_host.h"

namespace threadline {

struct WorkspaceServices
{
    ReaderPool& readers;
    BlobStore& blobs;
    SecretStore& secrets;
    const Clock& clock;
    QString agentName; ///< of the person at this desk

    LogThread* log = nullptr;
    const InboundPipeline* pipeline = nullptr;
    Synchronisation* synchronisation = nullptr; ///< lives in the network thread
    Outbox* outbox = nullptr;                   ///< likewise
    RoomHost* rooms = nullptr;                  ///< likewise
    AttachmentReading* attachments = nullptr;
    Replication* replication = nullptr; ///< lives in the hub thread; null: this desk works alone

    /// A connector that is not stored yet, to try settings with; called in the network thread.
    std::function<std::unique_ptr<ChannelConnector>(const Account&, const QString& secret)> tryOut;
    /// What a channel can do; nothing for channels without a connector here.
    std::function<std::optional<Capabilities>(const ChannelName&)> capabilities;
};

/// The projections of a workspace, in the order in which they are folded. A new noun adds its own here.
std::vector<std::unique_ptr<Projection>> workspaceProjections();

} // namespace threadline
