using System.CommandLine;
using Stalwart.Instrumentation.Cli.Outcomes;
using Stalwart.Instrumentation.Cli.Terminal;

namespace Stalwart.Instrumentation.Cli.Commands;

/// <summary>
/// The command <c>completion</c>, which writes a shell completion script based on the directive <c>[suggest]</c> of System.CommandLine.
/// </summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _stalwart_events() {
          local IFS=$'\n'
          COMPREPLY=($(compgen -W "$(stalwart-events "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _stalwart_events stalwart-events

        """;

    private const string Zsh = """
        #compdef stalwart-events
        _stalwart_events() {
          local completions=("${(@f)$(stalwart-events "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
          compadd -a completions
          _files
        }
        compdef _stalwart_events stalwart-events

        """;

    private const string Fish = """
        complete -c stalwart-events -a '(stalwart-events "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName stalwart-events -ScriptBlock {
          param($word, $line, $position)
          stalwart-events "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
            ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    public static Command Create(Output output)
    {
        Argument<string> shell = new Argument<string>("SHELL")
        {
            Description = "bash, zsh, fish or pwsh",
        }.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new ToolCommand(
            "completion",
            "Prints a shell completion script for commands, options and event names.",
            "stalwart-events completion bash >> ~/.bashrc",
            "stalwart-events completion fish > ~/.config/fish/completions/stalwart-events.fish")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            output.Write(parsed.GetValue(shell) switch
            {
                "zsh" => Zsh,
                "fish" => Fish,
                "pwsh" => PowerShell,
                _ => Bash,
            });
            return ExitCode.Success;
        });
        return command;
    }
}
