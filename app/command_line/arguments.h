// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was typed after `threadline`, taken apart by a table of commands. Pure functions.
//
// Options may stand anywhere, as `--name value` or `--name=value`; `--` ends them.
#pragma once

#include <QHash>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace threadline::command_line {

struct OptionSpec
{
    const char* name;      ///< without the dashes
    const char* valueName; ///< null: a flag
    const char* help;
};

/// The grammar of one command.
struct Grammar
{
    const char* name;      ///< one word or two: "customers", "account add"; "" opens the desk
    const char* arguments; ///< as shown in the usage: "PATH…"
    const char* summary;
    std::vector<OptionSpec> options;
    int fewest = 0; ///< positional arguments
    int most = 0;   ///< < 0: any number
    bool json = false;
    const char* notes = nullptr; ///< what its help says after the options; lines
};

struct Arguments
{
    QStringList positional;
    QHash<QString, QStringList> options; ///< a flag's value is empty

    bool has(const char* option) const { return options.contains(QLatin1String(option)); }
    /// The last one given.
    QString value(const char* option) const
    {
        const QStringList all = values(option);
        return all.isEmpty() ? QString() : all.last();
    }
    QStringList values(const char* option) const { return options.value(QLatin1String(option)); }
};

/// A request to run `command`, an index into the grammars.
struct Request
{
    size_t command = 0;
    Arguments arguments; ///< of the command, and the global options
};

struct HelpRequest
{
    QString topic; ///< a command's name; empty: all
};

struct VersionRequest
{
};

struct UsageProblem
{
    QString sentence;
    QString topic; ///< the command whose help is worth a look; may be empty
};

using Parsed = std::variant<Request, HelpRequest, VersionRequest, UsageProblem>;

/// Options that every command takes.
const std::vector<OptionSpec>& globalOptions();

/// `words`: without the program's name.
Parsed parse(const QStringList& words, const std::vector<Grammar>& grammars);

/// All commands that begin with `topic`; empty: an overview.
QString usage(const QString& topic, const std::vector<Grammar>& grammars);

} // namespace threadline::command_line
