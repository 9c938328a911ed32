using System.Globalization;
using System.Text;

namespace Stalwart.Instrumentation.Hosting.Options;

/// <content>The members that only the running process needs.</content>
public sealed partial record OtlpOptions
{
    /// <summary>Prints the options without secrets.</summary>
    /// <param name="builder">Takes the text.</param>
    /// <returns><see langword="true"/>: something was printed.</returns>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        builder.Append(
            CultureInfo.InvariantCulture,
            $", Temporality = {Temporality}, DisabledEvents = {DisabledEvents.Count}, EnabledEvents = {EnabledEvents.Count}");
        return true;
    }
}
