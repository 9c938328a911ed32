using System.CommandLine;
using System.CommandLine.Invocation;
using Stalwart.Instrumentation.Catalogue.Text;
using Stalwart.Instrumentation.Cli.Checking;
using Stalwart.Instrumentation.Cli.Commands;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli;

/// <summary>Runs the tool. A failure is one line on standard error and <see cref="ExitCode.Usage"/>.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        EscapeCodes.TurnOffWhereNotTaken();
        Output output = Output.Standard();
        try
        {
            ParseResult parsed = CommandTree.Build(output).Parse(args);
            if (parsed.Action is ParseErrorAction)
            {
                return Fail($"{WrongArgument(parsed)} See '{HelpOf(parsed)}'.");
            }

            int exit = parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = output.Writer,
                Error = Console.Error,
            });
            output.Writer.Flush();
            return exit;
        }
        catch (Failure failure)
        {
            return Fail(failure.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail("interrupted");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Failures of files are handled where their names are known; what remains is the output itself.
            return Fail("standard output was closed before everything was written");
        }
#pragma warning disable CA1031 // The last resort: a user is never shown a stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Fail($"internal error, please report it: {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string WrongArgument(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [string wrong, ..])
        {
            return Printable.Of(parsed.Errors[0].Message);
        }

        Command command = parsed.CommandResult.Command;
        bool isOption = wrong.StartsWith('-');
        string[] known = isOption
            ? [.. command.Options.Select(option => option.Name)]
            : [.. command.Subcommands.Select(subcommand => subcommand.Name)];
        string what = isOption ? "an option" : known.Length > 0 ? "a command" : "a valid argument";
        return $"'{wrong}' is not {what}{(new Speller().Find(wrong, known) is string near ? $"; did you mean '{near}'?" : ".")}";
    }

    private static string HelpOf(ParseResult parsed)
    {
        string command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        return $"{ToolIdentity.Name} {command}--help";
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"{ToolIdentity.Name}: {message}");
        return ExitCode.Usage;
    }
}
