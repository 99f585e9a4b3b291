// SPDX-License-Identifier: GPL-3.0-or-later
//
// The composition root: makes every service of a workspace, in the order in which they stand on one
// another, and takes them down the other way round. Nothing else in the program makes services.
//
// Thread: the one that owns the Workspace (the GUI thread, or main in the command line).
#pragma once

#include "app/hub_thread.h"
#include "app/network_thread.h"
#include "core/log/workspace_folder.h"
#include "core/workspace/call_desk.h"
#include "core/workspace/workspace.h"
#include "core/workspace/workspace_services.h"

namespace threadline {

struct CompositionOptions
{
    enum class Access {
        Reading, ///< beside another program that writes
        Writing, ///< alone; makes the workspace when it is missing
    };

    QString folder;
    Access access = Access::Writing;
    QString secretsFile; ///< empty: the operating system's keychain
    QString agentName;
    std::shared_ptr<const Clock> clock; ///< null: the system's
};

class Composition
{
public:
    static Expected<std::unique_ptr<Composition>> open(const CompositionOptions& options);
    ~Composition();
    Composition(const Composition&) = delete;
    Composition& operator=(const Composition&) = delete;

    Workspace& workspace() { return *m_workspace; }
    CallDesk& calls() { return *m_calls; }
    /// For what writes history that happened elsewhere (app/sample); everyone else asks the
    /// workspace.
    WorkspaceServices& services() { return m_services; }
    QString windowStatePath() const { return m_folder.windowStatePath(); }
    /// Who this desk is in its team; nothing when it works alone.
    const std::optional<Membership>& membership() const { return m_membership; }
    /// Redeems an invitation and makes this workspace, which has no history yet, the team's. Blocks. The desk
    /// has to be opened again to work in the team.
    Expected<Membership> joinTeam(const QString& invitation);
    /// Whether passwords can be kept at all; blocks for as long as the keychain takes.
    Expected<void> checkSecrets();

private:
    explicit Composition(const CompositionOptions& options);

    Expected<void> openForReading();
    Expected<void> openForWriting();
    Expected<void> readMembership();
    void giveChannels();
    void makeWorkspace();

    // In the order in which they are made.
    WorkspaceFolder m_folder;
    std::shared_ptr<const Clock> m_clock;
    std::unique_ptr<SecretStore> m_secrets;
    BlobStore m_blobs;
    ReaderPool m_readers;
    InboundPipeline m_pipeline;
    std::optional<Membership> m_membership;
    WorkspaceServices m_services;             // before the threads: what they still do may ask it
    std::unique_ptr<LogThread> m_log;         // null when only reading
    std::unique_ptr<AttachmentReading> m_attachments; // likewise
    std::unique_ptr<HubThread> m_hub;                 // null, too, for a desk that works alone
    std::unique_ptr<NetworkThread> m_network;         // null when only reading; asks the hub what it may
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CallDesk> m_calls;
};

} // namespace threadline
