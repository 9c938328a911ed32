namespace Stalwart.Instrumentation.Cli.Dashboards;

/// <summary>A query of a panel.</summary>
/// <param name="Expression">PromQL.</param>
/// <param name="Legend">The names of its series; <c>{{label}}</c> stands for a label's value.</param>
internal sealed record Target(string Expression, string Legend);
