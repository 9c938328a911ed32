namespace Stalwart.Instrumentation.Semantics.Tests;

/// <summary>Enums of tags, and the texts of the catalogue.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData(Protocol.Smtp, "smtp")]
    [InlineData(Protocol.ManageSieve, "manage-sieve")]
    internal void Value_and_text_convert_to_each_other(Protocol value, string text)
    {
        Assert.Equal(text, value.ToText());
        Assert.True(ProtocolText.TryParse($"<{text}>".AsSpan(1, text.Length), out Protocol parsed));
        Assert.Equal(value, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SMTP")]
    [InlineData("smtp ")]
    [InlineData("other")]
    [InlineData("ManageSieve")]
    public void Text_that_the_catalogue_does_not_have_is_not_parsed(string text)
    {
        Assert.False(ProtocolText.TryParse(text, out Protocol parsed));
        Assert.Equal(default, parsed);
    }

    [Fact]
    public void Number_without_a_text_is_other()
    {
        Assert.Equal("other", ((Protocol)3).ToText());
        Assert.Equal("other", ((Protocol)(-1)).ToText());
        Assert.Equal("other", DeliveryFailedReason.Other.ToText());
        Assert.True(DeliveryFailedReasonText.TryParse("other", out DeliveryFailedReason parsed));
        Assert.Equal(DeliveryFailedReason.Other, parsed);
    }
}
