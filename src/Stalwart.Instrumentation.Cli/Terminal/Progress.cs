using Spectre.Console;

namespace Stalwart.Instrumentation.Cli.Terminal;

/// <summary>Shows a spinner on standard error during long work if it is a terminal.</summary>
internal static class Progress
{
    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(400);

    public static T Run<T>(string what, Func<T> work)
    {
        if (!EscapeCodes.AreTakenBy(isTerminal: !Console.IsErrorRedirected && !Console.IsOutputRedirected))
        {
            return work();
        }

        Task<T> task = Task.Run(work);
        try
        {
            if (!task.Wait(Unnoticed))
            {
                IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
                console.Status().Start(Markup.Escape(what) + "…", _ => ((IAsyncResult)task).AsyncWaitHandle.WaitOne());
            }
        }
        catch (AggregateException)
        {
            // Rethrown below, unchanged.
        }

        return task.GetAwaiter().GetResult();
    }
}
