// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps of macros as JSON, as docs/macros.md describes it, and in words. Pure; any thread.
#pragma once

#include "core/workspace/macro.h"

#include <QJsonArray>

namespace threadline {

/// Refuses, with the number of the step, what this program does not know.
Expected<QList<MacroStep>> macroStepsFromJson(const QJsonArray& json);
/// The same from a document; refuses what is no JSON array, with the place.
Expected<QList<MacroStep>> macroStepsFromText(const QByteArray& json);
QJsonArray macroStepsToJson(const QList<MacroStep>& steps);

/// What a kind of step is written with.
struct MacroStepForm
{
    QString name; ///< the value of "do"
    QStringList needed;
    QStringList optional;
};
/// In the order in which they are offered.
const QList<MacroStepForm>& macroStepForms();

/// "status waiting", "tag late", "reply".
QString macroStepWords(const MacroStep& step);

} // namespace threadline
