// SPDX-License-Identifier: GPL-3.0-or-later
//
// A combo box that is as wide as a few words, however long what can be chosen in it is. Thread: GUI.
#pragma once

class QComboBox;
class QString;

namespace threadline {

/// `name` is what a screen reader says.
QComboBox* narrowChoice(const QString& objectName, const QString& name);

} // namespace threadline
