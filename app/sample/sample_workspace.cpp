// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/sample_workspace.h"

#include "app/sample/sample_customers.h"
#include "app/sample/sample_stories.h"
#include "app/sample/sample_templates.h"
#include "app/sample/sample_writer.h"

#include <algorithm>

namespace threadline {

namespace {

Expected<void> requireNoWorkspace(const QString& folder)
{
    if (WorkspaceFolder(folder).openForReading()) {
        return Error{
            Error::Remedy::Rejected,
            QStringLiteral(
                "There is a workspace in \"%1\" already: name another folder for the sample.")
                .arg(folder)};
    }
    return {};
}

} // namespace

Expected<SampleFigures> makeSampleWorkspace(const QString& folder, Timestamp now)
{
    if (const auto missing = requireNoWorkspace(folder); !missing) {
        return missing.error();
    }
    const auto clock = std::make_shared<SampleClock>();
    clock->set(now);
    CompositionOptions options;
    options.folder = folder;
    options.agentName = QStringLiteral("Anna K.");
    options.clock = clock;
    const auto composition = Composition::open(options);
    if (!composition) {
        return composition.error();
    }
    const QList<SampleCustomer> customers = sampleCustomers();
    QList<SampleStep> steps =
        sampleStories(now) + everydayConversations(customers, storyCustomers, now);
    std::stable_sort(steps.begin(), steps.end(),
                     [](const SampleStep& a, const SampleStep& b) { return a.at < b.at; });
    SampleWriter writer(**composition, *clock, customers);
    const auto written = writer.write(steps);
    if (!written) {
        return written.error();
    }
    return SampleFigures{customers.size(), *written};
}

} // namespace threadline
