namespace MailServer.Traffic;

/// <summary>The recipient domains of simulated mail.</summary>
internal static class Names
{
    public static readonly string[] Domains =
    [
        "example.com", "example.net", "example.org", "mail.example.com", "lists.example.org", "shop.example.net", "news.example.com",
        "uni.example.org",
        "bank.example.net", "post.example.com", "club.example.org", "office.example.net",
    ];
}
