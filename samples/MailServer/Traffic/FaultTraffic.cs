namespace MailServer.Traffic;

/// <summary>
/// What goes wrong now and then. The operator has turned two of these events off: they are recorded here all the same, and nobody sees
/// them.
/// </summary>
internal sealed class FaultTraffic(Random random)
{
    /// <summary>One fault.</summary>
    /// <returns>How many events it was.</returns>
    public int Step()
    {
        switch (random.Next(6))
        {
            case 0:
                MailEvents.Auth.Error();
                return 1;
            case 1:
                MailEvents.Smtp.Error();
                return 1;
            case 2:
                MailEvents.Network.Timeout((Protocol)random.Next(6));
                return 1;
            case 3:
                MailEvents.Tls.HandshakeError(Protocol.Imap, TlsHandshakeErrorReason.NoCommonVersion);
                return 1;
            case 4:
                MailEvents.Auth.TooManyAttempts(Protocol.Smtp);
                MailEvents.Security.AuthenticationBan(Protocol.Smtp);
                return 2;
            default:
                MailEvents.Smtp.RelayNotAllowed(authenticated: random.Next(2) == 0);
                return 1;
        }
    }
}
