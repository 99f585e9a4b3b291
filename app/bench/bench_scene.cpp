// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/bench_scene.h"

#include "core/model/rejected.h"

namespace threadline::bench {

using namespace Qt::Literals::StringLiterals;

Expected<std::unique_ptr<BenchScene>> BenchScene::make(const QString& program, int mails, Tell tell)
{
    std::unique_ptr<BenchScene> scene(new BenchScene(program, std::move(tell)));
    scene->tell(u"making %1 mails"_s.arg(mails));
    constexpr quint32 seed = 1;
    scene->m_mails = generateMails(mails, seed);
    if (!scene->m_folder.isValid() || !writeMaildir(scene->m_mails, scene->maildir())) {
        return rejected(u"There is no room for %1 mails in %2."_s.arg(mails).arg(scene->m_folder.path()));
    }
    scene->m_peers = installedPeers(scene->maildir(), scene->path("peers"));
    return scene;
}

} // namespace threadline::bench
