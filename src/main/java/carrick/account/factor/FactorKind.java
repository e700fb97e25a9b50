package carrick.account.factor;

/** What somebody shows besides a password. */
public enum FactorKind {
    /** An app that shows a code which changes every 30 seconds (RFC6238). */
    AUTHENTICATOR,

    /** A key in a phone, a computer or a stick (WebAuthn). */
    PASSKEY,

    /** Written down for the day when the others are lost; each is good once. */
    RECOVERY_CODE
}
