package carrick.preflight.metadata;

import carrick.preflight.exam.Target;
import java.util.Map;
import java.util.Optional;

/** Servers that many people run, and what their settings are called. Recognised by their metadata, or else by the form of their addresses. */
public enum KnownServer {
    CARRICK("Carrick", Map.of()),
    KEYCLOAK(
            "Keycloak",
            Map.ofEntries(
                    Map.entry(
                            "OldRefreshTokenDies",
                            "Realm settings › Tokens › Revoke Refresh Token: off. If it must be on, Refresh Token Max Reuse does not suffice: a reused token ends the session."),
                    Map.entry("ReuseKillsLink", "Realm settings › Tokens › Revoke Refresh Token: off."),
                    Map.entry("ParallelRefreshFails", "Realm settings › Tokens › Revoke Refresh Token: off."),
                    Map.entry(
                            "LinkDies",
                            "Add offline_access to the scopes in the Alexa console, and set Realm settings › Sessions › Offline Session Idle to 180 days or more with Offline Session Max Limited off. Without it the link ends with SSO Session Idle (30 minutes) or Max (10 hours)."),
                    Map.entry(
                            "ExpiresInTooShort",
                            "Realm settings › Tokens › Access Token Lifespan, or the client's Advanced › Access Token Lifespan: 1 hour. The default is 5 minutes, which Alexa does not accept."),
                    Map.entry(
                            "ReplayKillsTokens",
                            "Keycloak ends the session when a code comes twice, and has no setting for it: keep the token URI faster than 4.5 s, so that Alexa does not repeat."),
                    Map.entry(
                            "AccessTokenLong",
                            "Client scopes: remove roles, profile and email from the client's default scopes, or use lightweight access tokens (Advanced)."),
                    Map.entry(
                            "PkceRequired",
                            "Client › Advanced › Proof Key for Code Exchange Code Challenge Method: empty, or switch PKCE on at Amazon."),
                    Map.entry(
                            "WrongVerifierAccepted",
                            "Client › Advanced › Proof Key for Code Exchange Code Challenge Method: S256."),
                    Map.entry(
                            "ParametersAdded",
                            "Client › Advanced › Exclude Session State From Authentication Response and Exclude Issuer From Authentication Response: on."),
                    Map.entry("RegionRefused", "Client › Settings › Valid redirect URIs: all three, without a *."),
                    Map.entry(
                            "LongerRedirectAccepted",
                            "Client › Settings › Valid redirect URIs: without a * at the end."))),
    SPRING(
            "Spring Authorization Server",
            Map.of(
                    "ExpiresInTooShort",
                            "TokenSettings.accessTokenTimeToLive(Duration.ofHours(1)). The default is five minutes, which Alexa does not accept.",
                    "LinkDies",
                            "TokenSettings.refreshTokenTimeToLive(Duration.ofDays(3650)). The default is 60 minutes.",
                    "RefreshTokenMissing",
                            "RegisteredClient.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN).",
                    "OldRefreshTokenDies", "TokenSettings.reuseRefreshTokens(true), the default.",
                    "PkceRequired", "ClientSettings.requireProofKey(false), or switch PKCE on at Amazon.",
                    "OtherSchemeRefused",
                            "RegisteredClient.clientAuthenticationMethod: add CLIENT_SECRET_BASIC and CLIENT_SECRET_POST.",
                    "RedirectUriRequired",
                            "Spring demands redirect_uri at the exchange where the request had it. Amazon sends it.",
                    "ReplayKillsTokens",
                            "Spring ends the authorization when a code comes twice, and has no setting for it.")),
    LIBERTY(
            "Open Liberty's OAuth provider",
            Map.of(
                    "LinkDies",
                            "<oauthProvider authorizationGrantLifetime=\"…\">: the default is 604800 seconds, a week. Set years.",
                    "OldRefreshTokenDies",
                            "It exchanges the refresh token at every refresh, and has no setting against that.",
                    "ParallelRefreshFails",
                            "It exchanges the refresh token at every refresh, and has no setting against that.",
                    "LostAnswerKillsLink",
                            "It exchanges the refresh token at every refresh, and has no setting against that.",
                    "RefreshTokenMissing", "<oauthProvider issueRefreshToken=\"true\">, the default.",
                    "ImplicitAccepted",
                            "<grantTypes>authorization_code</grantTypes> and <grantTypes>refresh_token</grantTypes> in <oauthProvider>: the default has implicit.",
                    "ExpiresInTooShort", "<oauthProvider accessTokenLifetime=\"3600\">.")),
    HYDRA(
            "Ory Hydra",
            Map.of(
                    "OldRefreshTokenDies",
                            "oauth2.grant.refresh_token.rotation_grace_period: 1h (since 2.3). Without it the old one is dead at once.",
                    "ReuseKillsLink", "oauth2.grant.refresh_token.rotation_grace_period: 1h.",
                    "ParallelRefreshFails",
                            "oauth2.grant.refresh_token.rotation_grace_period: 1h, with rotation_grace_reuse_count.",
                    "RefreshTokenMissing",
                            "Add offline (or offline_access) to the scopes of the client and of the Alexa console.",
                    "LinkDies", "ttl.refresh_token: -1.",
                    "OtherSchemeRefused",
                            "The client's token_endpoint_auth_method must be the scheme of the Alexa console; Hydra allows one.")),
    COGNITO(
            "Amazon Cognito",
            Map.of(
                    "LinkDies", "App client › Refresh token expiration: up to 3650 days. The default is 30 days.",
                    "ExpiresInTooShort", "App client › Access token expiration: 60 minutes.",
                    "OldRefreshTokenDies",
                            "App client › Refresh token rotation: off, or with a retry grace period of 60 seconds, which is less than Alexa needs.",
                    "OtherSchemeRefused", "Cognito takes both schemes; see that the app client has a secret.")),
    AUTH0(
            "Auth0",
            Map.of(
                    "RefreshTokenMissing",
                            "Add offline_access to the scopes in the Alexa console, and switch Allow Offline Access on for the API.",
                    "OldRefreshTokenDies",
                            "Application › Refresh Token Rotation: off, or Rotation Overlap Period of 300 seconds or more.",
                    "ReuseKillsLink", "Application › Refresh Token Rotation: off. Reuse detection revokes the family.",
                    "LinkDies", "Application › Refresh Token Expiration: idle and maximum lifetime off.",
                    "SchemeRefused",
                            "Application › Credentials: Client Secret (Basic) or (Post), as in the Alexa console; Auth0 allows one.",
                    "AccessTokenLong", "An audience makes the access token a JWT; without it the token is opaque.")),
    NODE_OIDC_PROVIDER(
            "node-oidc-provider",
            Map.of(
                    "OldRefreshTokenDies",
                            "rotateRefreshToken: () => false. By default a rotated token that comes again ends the grant.",
                    "ReuseKillsLink", "rotateRefreshToken: () => false.",
                    "ParallelRefreshFails", "rotateRefreshToken: () => false.",
                    "RefreshTokenMissing",
                            "issueRefreshToken: () => true, or the scope offline_access with prompt=consent.",
                    "LinkDies", "ttl.RefreshToken and ttl.Grant: the defaults are 14 days.",
                    "OpenidDemanded", "Leave the requirement of openid out; since version 6 plain OAuth 2.0 is served.",
                    "OtherSchemeRefused",
                            "The client's token_endpoint_auth_method must be the scheme of the Alexa console.",
                    "PkceRequired", "pkce.required: () => false, or switch PKCE on at Amazon."));

    private final String words;
    private final Map<String, String> settings;

    KnownServer(String words, Map<String, String> settings) {
        this.words = words;
        this.settings = settings;
    }

    public String words() {
        return words;
    }

    /** Its setting for what a check complains of. */
    public Optional<String> settingFor(String checkTitle) {
        return settings.entrySet().stream()
                .filter(setting -> checkTitle.startsWith(setting.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static Optional<KnownServer> recognise(Target target, Metadata metadata) {
        var path = target.authorizationUri().getPath();
        var host = target.authorizationUri().getHost();
        if (path.contains("/protocol/openid-connect/")) {
            return Optional.of(KEYCLOAK);
        } else if (host.endsWith(".amazoncognito.com")
                || metadata != null && metadata.issuer().contains("cognito-idp.")) {
            return Optional.of(COGNITO);
        } else if (host.endsWith(".auth0.com") || metadata != null && metadata.has("mfa_challenge_endpoint")) {
            return Optional.of(AUTH0);
        } else if (path.matches("/(oidc|oauth2)/endpoint/.*")) {
            return Optional.of(LIBERTY);
        }
        return metadata == null ? Optional.empty() : byMetadata(metadata);
    }

    private static Optional<KnownServer> byMetadata(Metadata metadata) {
        var token = metadata.text("token_endpoint");
        if (metadata.has("credentials_supported_draft_00")
                || metadata.text("revocation_endpoint").endsWith("/oauth2/revoke")
                        && token.endsWith("/oauth2/token")
                        && metadata.text("jwks_uri").endsWith("/.well-known/jwks.json")) {
            return Optional.of(HYDRA);
        } else if (token.endsWith("/oauth2/token") && metadata.text("jwks_uri").endsWith("/oauth2/jwks")) {
            return Optional.of(SPRING);
        } else if (metadata.has("claims_parameter_supported")
                && metadata.has("authorization_response_iss_parameter_supported")
                && metadata.text("authorization_endpoint").endsWith("/auth")) {
            return Optional.of(NODE_OIDC_PROVIDER);
        } else if (metadata.text("service_documentation").contains("carrick")) {
            return Optional.of(CARRICK);
        }
        return Optional.empty();
    }
}
