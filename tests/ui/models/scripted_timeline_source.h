// SPDX-License-Identifier: GPL-3.0-or-later
//
// A timeline source that answers when the test says so, and remembers what it was asked.
#pragma once

#include "ui/models/timeline_source.h"

#include <QHash>
#include <QPromise>

#include <deque>
#include <memory>

namespace threadline::test {

class ScriptedTimelineSource final : public TimelineSource
{
public:
    struct Question
    {
        QList<InteractionKey> keys;
        bool remoteImages = false;
        bool darkTheme = false;
        std::shared_ptr<QPromise<Expected<QList<TimelineEntry>>>> promise;
    };

    QFuture<Expected<QList<TimelineEntry>>> entries(const QList<InteractionKey>& keys,
                                                    bool remoteImages, bool darkTheme) override
    {
        Question question{keys, remoteImages, darkTheme,
                          std::make_shared<QPromise<Expected<QList<TimelineEntry>>>>()};
        question.promise->start();
        const auto future = question.promise->future();
        asked.append(keys);
        questions.push_back(std::move(question));
        if (answersAtOnce) {
            answer();
        }
        return future;
    }

    QFuture<Expected<QString>> attachmentPath(const QByteArray& sha256) override
    {
        QPromise<Expected<QString>> promise;
        promise.start();
        const QString path = paths.value(sha256);
        promise.addResult(
            path.isEmpty() ? Expected<QString>(Error{Error::Remedy::Corrupt,
                                                     QStringLiteral("The attachment is missing.")})
                           : Expected<QString>(path));
        promise.finish();
        return promise.future();
    }

    /// Answers the oldest open question from `store`, or with `error`.
    void answer(const Error* error = nullptr)
    {
        const Question question = questions.front();
        questions.pop_front();
        if (error) {
            question.promise->addResult(Expected<QList<TimelineEntry>>(*error));
        } else {
            QList<TimelineEntry> found;
            for (const InteractionKey key : question.keys) {
                if (make) {
                    found.append(make(key, question.remoteImages));
                } else if (store.contains(key)) {
                    found.append(store.value(key));
                }
            }
            question.promise->addResult(Expected<QList<TimelineEntry>>(found));
        }
        question.promise->finish();
    }

    QHash<InteractionKey, TimelineEntry> store;
    std::function<TimelineEntry(InteractionKey, bool remoteImages)> make; ///< instead of store
    QHash<QByteArray, QString> paths;
    bool answersAtOnce = false;
    std::deque<Question> questions;
    QList<QList<InteractionKey>> asked;
};

} // namespace threadline::test
