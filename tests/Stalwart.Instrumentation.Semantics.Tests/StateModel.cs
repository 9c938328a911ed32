namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>A minimal model of the catalogue of <see cref="StateEvents"/> after any records and policies.</summary>
internal sealed class StateModel
{
    private static readonly string[] Events = ["cart.opened", "cart.closed", "cart.emptied", "cart.seen"];
    private static readonly string[] Balances = ["cart.open", "cart.weight", "cart.places{here}", "cart.places{there}"];

    private readonly Dictionary<string, double> totals = [];
    private HashSet<string> disabled = ["cart.emptied"];
    private double? level;

    /// <summary>The names that a policy can disable.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Events, "cart.open", "cart.weight", "cart.places", "cart.level"];

    /// <summary>Gets the series that are visible, each with its value.</summary>
    public SortedDictionary<string, double> Visible
    {
        get
        {
            var visible = new SortedDictionary<string, double>(StringComparer.Ordinal);
            foreach (string series in Events.Concat(Balances).Where(totals.ContainsKey))
            {
                if (IsOn(series.Split('{')[0]))
                {
                    visible.Add(series, totals[series]);
                }
            }

            if (level is double value && IsOn("cart.level") && (IsOn("cart.emptied") || IsOn("cart.seen")))
            {
                visible.Add("cart.level", value);
            }

            return visible;
        }
    }

    public void Apply(IEnumerable<string> names)
    {
        HashSet<string> before = disabled;
        disabled = [.. names];
        if (WentOff("cart.emptied") || WentOff("cart.seen"))
        {
            level = null;
        }

        bool WentOff(string item) => disabled.Contains(item) && !before.Contains(item);
    }

    public void Open(double weight, string place)
    {
        Count("cart.opened");
        Add("cart.open", 1);
        Add("cart.weight", weight);
        Add($"cart.places{{{place}}}", 1);
    }

    public void Close(string place)
    {
        Count("cart.closed");
        Add("cart.open", -1);
        Add($"cart.places{{{place}}}", -1);
    }

    public void Empty(double weight, long size)
    {
        Add("cart.weight", weight);
        Set("cart.emptied", size);
    }

    public void See(long size)
    {
        Count("cart.seen");
        Set("cart.seen", size);
    }

    private bool IsOn(string name) => !disabled.Contains(name);

    private void Count(string item)
    {
        if (IsOn(item))
        {
            Add(item, 1);
        }
    }

    private void Set(string item, long size) => level = IsOn(item) ? size : level;

    private void Add(string series, double value) => totals[series] = totals.GetValueOrDefault(series) + value;
}
