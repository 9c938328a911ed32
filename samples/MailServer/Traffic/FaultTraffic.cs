namespace MailServer.Traffic;

/// <summary>
/// Simulates occasional faults. The operator's file disables two of these events: they are recorded here but not exported.
/// </summary>
internal sealed class FaultTraffic(Random random)
{
    /// <summary>Simulates one fault.</summary>
    /// <returns>The number of recorded events.</returns>
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
