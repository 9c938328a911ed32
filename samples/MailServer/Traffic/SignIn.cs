namespace MailServer.Traffic;

/// <summary>Simulates sign-ins of every protocol.</summary>
internal static class SignIn
{
    private static readonly AuthFailedReason[] Reasons = Enum.GetValues<AuthFailedReason>();

    /// <summary>Simulates a sign-in; one in eight is rejected.</summary>
    /// <returns>Whether it succeeded.</returns>
    public static bool Try(Random random, Protocol protocol)
    {
        if (random.Next(8) == 0)
        {
            MailEvents.Auth.Failed(protocol, Reasons[random.Next(Reasons.Length)]);
            return false;
        }

        MailEvents.Auth.Success(protocol, random.Next(4) == 0 ? Mechanism.OauthBearer : Mechanism.Plain);
        return true;
    }
}
