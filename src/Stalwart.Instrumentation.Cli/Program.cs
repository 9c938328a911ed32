using Stalwart.Instrumentation.Cli;

return CommandLine.Run(args);
