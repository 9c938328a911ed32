using System.Globalization;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;

namespace Stalwart.Instrumentation.Hosting.Logs;

/// <summary>
/// Decides which values of a catalogue's records are redacted: those with a sensitivity that the operator does not reveal. If the host has
/// redactors of Microsoft.Extensions.Compliance, they provide the replacement.
/// </summary>
/// <param name="redactors">The host's redactors, if it has any.</param>
internal sealed class LogRedactions(IRedactorProvider? redactors)
{
    /// <summary>The taxonomy of the sensitivities, for which a host can register redactors.</summary>
    public const string Taxonomy = "Stalwart.Instrumentation";

    /// <summary>Returns the redaction of each event.</summary>
    public ValueRedaction[] Of(LogPolicy policy) => [.. policy.Catalogue.Events.Select(item => Of(item, policy))];

    private ValueRedaction Of(EventDescriptor item, LogPolicy policy)
    {
        (int, Func<object, string>)[] hidden =
        [
            .. item.Values.Select((value, place) => (value.Sensitivity, place))
                .Where(value => !policy.Reveals(value.Sensitivity))
                .Select(value => (value.place, Redactor(value.Sensitivity!))),
        ];
        return hidden.Length == 0 ? ValueRedaction.None : new ValueRedaction(hidden);
    }

    private Func<object, string> Redactor(string sensitivity)
    {
        if (redactors?.GetRedactor(new DataClassification(Taxonomy, sensitivity)) is not { } redactor)
        {
            return static _ => ValueRedaction.Redacted;
        }

        return value => redactor.Redact(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
    }
}
