namespace MailServer.Traffic;

/// <summary>Signing in, the same for every protocol.</summary>
internal static class SignIn
{
    private static readonly AuthFailedReason[] Reasons = Enum.GetValues<AuthFailedReason>();

    /// <summary>A client tries to sign in; one in eight is refused.</summary>
    /// <returns>Whether it was let in.</returns>
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
