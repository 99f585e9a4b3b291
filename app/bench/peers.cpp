// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/peers.h"

#include "core/model/rejected.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace threadline::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int runsOfAQuestion = 7;

Peer notmuch(const QString& maildir, const QString& scratch)
{
    const QString settings = scratch + u"/notmuch-config"_s;
    const QMap<QString, QString> environment{{u"NOTMUCH_CONFIG"_s, settings}};
    const QString program = u"notmuch"_s;
    return {program, 1.0 / 15,
            [=]() -> Expected<ChildCost> {
                QDir(maildir + u"/.notmuch"_s).removeRecursively();
                QFile file(settings);
                if (!file.open(QIODevice::WriteOnly) ||
                    file.write("[database]\npath=" + maildir.toUtf8() + "\n[user]\nname=Support\n"
                               "primary_email=support@shop.example\n[new]\ntags=new\n") < 0) {
                    return rejected(u"%1 cannot be written."_s.arg(settings));
                }
                file.close();
                return runChild(program, {u"new"_s, u"--quiet"_s}, environment);
            },
            [=](const QString& word) {
                return medianRun(runsOfAQuestion, program, {u"search"_s, u"--limit=50"_s, word}, environment);
            },
            [=](const QString& address) {
                return medianRun(runsOfAQuestion, program,
                                 {u"show"_s, u"--format=json"_s, u"--entire-thread=false"_s, u"--body=true"_s,
                                  u"from:%1 or to:%1"_s.arg(address)},
                                 environment);
            }};
}

Peer mu(const QString& maildir, const QString& scratch)
{
    const QString program = u"mu"_s;
    const QString home = scratch + u"/mu"_s;
    const QString itself = u"--muhome="_s + home;
    return {program, 1.0 / 8,
            [=]() -> Expected<ChildCost> {
                QDir(home).removeRecursively();
                const auto made = runChild(program, {u"init"_s, itself, u"--maildir="_s + maildir});
                return made ? runChild(program, {u"index"_s, u"--quiet"_s, itself}) : made;
            },
            [=](const QString& word) {
                return medianRun(runsOfAQuestion, program,
                                 {u"find"_s, itself, u"--maxnum=50"_s, u"--sortfield=date"_s, u"--reverse"_s, word});
            },
            {}};
}

} // namespace

QList<Peer> installedPeers(const QString& maildir, const QString& scratch)
{
    QList<Peer> peers;
    QDir().mkpath(scratch);
    if (!QStandardPaths::findExecutable(u"notmuch"_s).isEmpty()) {
        peers.append(notmuch(maildir, scratch));
    }
    if (!QStandardPaths::findExecutable(u"mu"_s).isEmpty()) {
        peers.append(mu(maildir, scratch));
    }
    return peers;
}

} // namespace threadline::bench
