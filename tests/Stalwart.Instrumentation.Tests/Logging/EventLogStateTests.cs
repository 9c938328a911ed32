using System.Globalization;
using System.Text;
using Stalwart.Instrumentation.Logging;

namespace Stalwart.Instrumentation.Tests.Logging;

public sealed class EventLogStateTests
{
    [Theory]
    [InlineData("jane", "Sign-in of jane failed: unknown-user")]
    [InlineData(null, "Sign-in of (null) failed: unknown-user")]
    [InlineData("{reason}", "Sign-in of {reason} failed: unknown-user")]
    [InlineData("a\r\nb\tc", @"Sign-in of a\r\nb\tc failed: unknown-user")]
    [InlineData("\u001b[31m\0\u0085\u2028\u2029", @"Sign-in of \u001b[31m\u0000\u0085\u2028\u2029 failed: unknown-user")]
    [InlineData("日本 😀", "Sign-in of 日本 😀 failed: unknown-user")]
    public void Message_escapes_line_breaks_and_control_characters(string? user, string expected)
    {
        EventLogState record = Logged(new LoggedCatalogue(), user);
        Assert.Equal(expected, record.ToString());
        Span<char> characters = new char[expected.Length];
        Assert.True(record.TryFormat(characters, out int length, "", null));
        Assert.Equal(expected, new string(characters[..length]));
        Assert.False(record.TryFormat(characters[1..], out _, "", null));
        Span<byte> bytes = new byte[Encoding.UTF8.GetByteCount(expected)];
        Assert.True(record.TryFormat(bytes, out length, "", null));
        Assert.Equal(expected, Encoding.UTF8.GetString(bytes[..length]));
        Assert.False(record.TryFormat(bytes[1..], out _, "", null));
    }

    [Fact]
    public void Message_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "minus";
            CultureInfo.CurrentCulture = culture;
            var catalogue = new LoggedCatalogue("{elapsed} {size} {load} {error} {{{tls}}}");
            Assert.Equal(
                @"00:00:01.5000000 7 0.25 a\nb {(null)}",
                Logged(catalogue, "jane", new InvalidOperationException("a\nb")).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Logged_text_of_a_megabyte_is_truncated()
    {
        EventLogState record = Logged(new LoggedCatalogue(), new string('x', 1 << 20));
        Assert.Equal(new string('x', 4095) + "…", record[0].Value);
        record = Logged(new LoggedCatalogue(), new string('x', 4094) + "😀" + new string('y', 9));
        Assert.Equal(new string('x', 4094) + "…", record[0].Value);
        record = Logged(new LoggedCatalogue(), new string('x', 4096));
        Assert.Equal(new string('x', 4096), record[0].Value);
    }

    [Fact]
    public void Index_outside_of_the_values_is_rejected()
    {
        EventLogState record = Logged(new LoggedCatalogue(), "jane");
        Assert.Equal(8, record.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => record[8]);
        Assert.Throws<ArgumentOutOfRangeException>(() => record[-1]);
    }

    private static EventLogState Logged(LoggedCatalogue catalogue, string? user, Exception? error = null)
    {
        using var sink = new RecordedLogs(catalogue.Catalogue);
        catalogue.Fail(user, error: error);
        return Assert.Single(sink.Flushed());
    }
}
