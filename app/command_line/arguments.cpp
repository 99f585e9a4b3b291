// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/arguments.h"

#include <algorithm>

namespace threadline::command_line {

namespace {

constexpr OptionSpec jsonOption{"json", nullptr, "An array of objects on standard output"};

const OptionSpec* find(const std::vector<OptionSpec>& options, const QString& name)
{
    const auto found = std::find_if(options.begin(), options.end(), [&](const OptionSpec& option) {
        return name == QLatin1String(option.name);
    });
    return found == options.end() ? nullptr : &*found;
}

/// An option can be known before the command is: no name means a flag to one command and takes a
/// value in another.
const OptionSpec* findAnywhere(const std::vector<Grammar>& grammars, const QString& name)
{
    if (const OptionSpec* global = find(globalOptions(), name)) {
        return global;
    }
    if (name == QLatin1String(jsonOption.name)) {
        return &jsonOption;
    }
    for (const Grammar& grammar : grammars) {
        if (const OptionSpec* option = find(grammar.options, name)) {
            return option;
        }
    }
    return nullptr;
}

UsageProblem problem(const QString& sentence, const QString& topic = {})
{
    return {sentence, topic};
}

/// Takes options and words apart; nothing when all is well.
std::optional<UsageProblem> separate(const QStringList& words, const std::vector<Grammar>& grammars,
                                     Arguments& into)
{
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words.at(i);
        if (optionsEnded || !word.startsWith(QLatin1Char('-')) || word == QLatin1String("-")) {
            into.positional.append(word);
            continue;
        }
        if (word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        const bool isShortHelp = word == QLatin1String("-h");
        const QString name =
            isShortHelp ? QStringLiteral("help") : word.mid(2).section(QLatin1Char('='), 0, 0);
        const OptionSpec* option = word.startsWith(QLatin1String("--")) || isShortHelp
                                       ? findAnywhere(grammars, name)
                                       : nullptr;
        if (!option) {
            return problem(QStringLiteral("There is no option %1.").arg(word));
        }
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        if (!option->valueName) {
            if (equals >= 0) {
                return problem(QStringLiteral("The option --%1 takes no value.").arg(name));
            }
            into.options[name].append(QString());
        } else if (equals >= 0) {
            into.options[name].append(word.mid(equals + 1));
        } else if (++i < words.size()) {
            into.options[name].append(words.at(i));
        } else {
            return problem(QStringLiteral("The option --%1 needs a value: %2.")
                               .arg(name, QString::fromUtf8(option->valueName)));
        }
    }
    return std::nullopt;
}

QStringList wordsOf(const Grammar& grammar)
{
    return QString::fromLatin1(grammar.name).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// The command with the most words that fit; they are taken away.
std::optional<size_t> takeCommand(QStringList& positional, const std::vector<Grammar>& grammars)
{
    std::optional<size_t> best;
    for (size_t i = 0; i < grammars.size(); ++i) {
        const QStringList words = wordsOf(grammars[i]);
        const bool fits =
            positional.mid(0, words.size()) == words && (!words.isEmpty() || positional.isEmpty());
        if (fits && (!best || words.size() > wordsOf(grammars[*best]).size())) {
            best = i;
        }
    }
    if (best) {
        positional = positional.mid(wordsOf(grammars[*best]).size());
    }
    return best;
}

UsageProblem unknownCommand(const QString& word, const std::vector<Grammar>& grammars)
{
    QStringList seconds;
    for (const Grammar& grammar : grammars) {
        const QStringList words = wordsOf(grammar);
        if (words.size() == 2 && words.first() == word) {
            seconds.append(words.last());
        }
    }
    return seconds.isEmpty() ? problem(QStringLiteral("There is no command \"%1\".").arg(word))
                             : problem(QStringLiteral("Say what to do: %1 %2.")
                                           .arg(word, seconds.join(QStringLiteral(", "))),
                                       word);
}

std::optional<UsageProblem> checkAgainst(const Grammar& grammar, const Arguments& arguments)
{
    const QString name = QString::fromLatin1(grammar.name);
    for (auto given = arguments.options.keyBegin(); given != arguments.options.keyEnd(); ++given) {
        const bool known = find(globalOptions(), *given) || find(grammar.options, *given) ||
                           (grammar.json && *given == QLatin1String(jsonOption.name));
        if (!known) {
            return name.isEmpty()
                       ? problem(QStringLiteral("The option --%1 needs a command.").arg(*given))
                       : problem(QStringLiteral("\"%1\" has no option --%2.").arg(name, *given),
                                 name);
        }
    }
    if (arguments.positional.size() < grammar.fewest) {
        return problem(
            QStringLiteral("\"%1\" needs %2.").arg(name, QString::fromUtf8(grammar.arguments)),
            name);
    }
    if (grammar.most >= 0 && arguments.positional.size() > grammar.most) {
        return problem(QStringLiteral("\"%1\" has no use for \"%2\".")
                           .arg(name, arguments.positional.at(grammar.most)),
                       name);
    }
    return std::nullopt;
}

QString optionLine(const OptionSpec& option)
{
    QString left = QStringLiteral("--") + QLatin1String(option.name);
    if (option.valueName) {
        left += QLatin1Char(' ') + QString::fromUtf8(option.valueName);
    }
    return QStringLiteral("  %1 %2\n").arg(left, -24).arg(QString::fromUtf8(option.help));
}

QString commandUsage(const Grammar& grammar)
{
    QString line = QStringLiteral("threadline ") + QLatin1String(grammar.name);
    if (*grammar.arguments) {
        line += QLatin1Char(' ') + QString::fromUtf8(grammar.arguments);
    }
    return line.simplified();
}

} // namespace

const std::vector<OptionSpec>& globalOptions()
{
    static const std::vector<OptionSpec> options{
        {"workspace", "DIR",
         "The folder of the workspace (else THREADLINE_WORKSPACE, else your own)"},
        {"secrets", "FILE", "Keeps passwords in this file, mode 0600, instead of the keychain"},
        {"trace", "FILE", "Writes what took how long there, for chrome://tracing or Perfetto"},
        {"help", nullptr, "Shows this, or the help of a command"},
        {"version", nullptr, "Shows the version"},
    };
    return options;
}

Parsed parse(const QStringList& words, const std::vector<Grammar>& grammars)
{
    Arguments arguments;
    if (auto wrong = separate(words, grammars, arguments)) {
        return *wrong;
    }
    if (arguments.has("version")) {
        return VersionRequest();
    }
    const bool helpWanted =
        arguments.has("help") || arguments.positional.value(0) == QLatin1String("help");
    if (helpWanted) {
        arguments.positional.removeAll(QStringLiteral("help"));
        QStringList rest = arguments.positional;
        const auto command = takeCommand(rest, grammars);
        return command ? HelpRequest{QString::fromLatin1(grammars[*command].name)}
                       : HelpRequest{arguments.positional.value(0)};
    }
    const QString first = arguments.positional.value(0);
    const auto command = takeCommand(arguments.positional, grammars);
    if (!command) {
        return unknownCommand(first, grammars);
    }
    if (auto wrong = checkAgainst(grammars[*command], arguments)) {
        return *wrong;
    }
    return Request{*command, arguments};
}

QString usage(const QString& topic, const std::vector<Grammar>& grammars)
{
    QString text;
    for (const Grammar& grammar : grammars) {
        const QString name = QString::fromLatin1(grammar.name);
        if (topic.isEmpty()) {
            text += QStringLiteral("  %1\n      %2\n")
                        .arg(commandUsage(grammar), QString::fromUtf8(grammar.summary));
        } else if (name == topic || name.startsWith(topic + QLatin1Char(' '))) {
            text += commandUsage(grammar) + QStringLiteral("\n  ") +
                    QString::fromUtf8(grammar.summary) + QLatin1Char('\n');
            for (const OptionSpec& option : grammar.options) {
                text += optionLine(option);
            }
            text += grammar.json ? optionLine(jsonOption) : QString();
            text += grammar.notes ? QLatin1Char('\n') + QString::fromUtf8(grammar.notes) : QString();
            text += QLatin1Char('\n');
        }
    }
    if (!topic.isEmpty() && !text.isEmpty()) {
        return text.chopped(1);
    }
    QString all = QStringLiteral("threadline [--workspace DIR] [--secrets FILE] [COMMAND]\n\n") +
                  text + QStringLiteral("\nEverywhere:\n");
    for (const OptionSpec& option : globalOptions()) {
        all += optionLine(option);
    }
    return all;
}

} // namespace threadline::command_line
