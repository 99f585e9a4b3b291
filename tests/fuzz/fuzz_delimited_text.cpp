// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever bytes somebody imports as a table or hands over as a line: no crash, no hang, every row says where it was.
#include "core/touchpoints/ingest_line.h"
#include "core/touchpoints/touchpoint_file.h"

#include <cstdint>
#include <cstdlib>

using namespace threadline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    static_cast<void>(readIngestLine(bytes));
    const auto file = readTouchpointFile(bytes);
    if (!file) {
        return 0;
    }
    for (const FileRow& row : file->rows) {
        if (row.where.isEmpty()) {
            std::abort();
        }
        static_cast<void>(nameOfRow(row));
    }
    return 0;
}
