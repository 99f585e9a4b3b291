// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inbound/prepared_arrival.h"

#include "core/identities/clue_json.h"
#include "core/log/message_text.h"
#include "core/markup/quote_folding.h"
#include "core/search/text_folding.h"

namespace threadline {

QString previewOf(const QString& text)
{
    constexpr qsizetype looked = 4000; // nobody's first words come later
    constexpr qsizetype length = 160;
    return ownWords(text.left(looked)).left(4 * length).simplified().left(length);
}

namespace {

/// What was typed in beside the message: {"given":{"email","vouched"}} of its details.
QList<Clue> givenClues(const QJsonObject& details)
{
    const QJsonObject given = details.value(QLatin1String("given")).toObject();
    const Identity address = emailIdentity(given.value(QLatin1String("email")).toString());
    if (address.value.isEmpty()) {
        return {};
    }
    const bool vouched = given.value(QLatin1String("vouched")).toBool();
    return {{vouched ? Clue::Kind::VouchedAddress : Clue::Kind::GivenAddress, address, address.value, Clue::Place::Form, {}}};
}

} // namespace

Expected<PreparedArrival> prepareArrival(Arrival arrival, BlobStore& blobs)
{
    PreparedArrival prepared;
    for (ArrivedFile& file : arrival.files) {
        auto stored = blobs.put(file.bytes, file.attachment.sha256);
        if (!stored) {
            return stored.error();
        }
        file.attachment.sha256 = *stored;
        file.bytes.clear();
    }
    prepared.textSize = arrival.text.size();
    prepared.preview = previewOf(QString::fromUtf8(arrival.text.left(16'000)));
    prepared.foldedText = foldedForSearch(arrival.text);
    if (prepared.foldedText.isNull()) {
        prepared.foldedText = QByteArray("");
    }
    if (arrival.direction == Direction::Inbound && arrival.automation == Automation::None) {
        prepared.clues = cluesToJson(givenClues(arrival.details)
                                     + cluesIn({QString::fromUtf8(arrival.text), arrival.subject, arrival.from.address, QString()}));
    }
    prepared.packedText = packMessageText({arrival.text, arrival.html});
    arrival.text.clear();
    arrival.html.clear();
    prepared.arrival = std::move(arrival);
    return prepared;
}

} // namespace threadline
