import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * The JDBC store, opaque access tokens and refresh tokens that rotate, as a link with Alexa wants them; no password hash, and a customer
 * of any name, so that each of them is asked for consent.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SpringPeerWithStore {

    private static final String SCHEMA = "org/springframework/security/oauth2/server/authorization/";

    public static void main(String[] arguments) {
        SpringApplication.run(SpringPeerWithStore.class, arguments);
    }

    /** A hash for secrets of 256 random bits would only show how slow it is. */
    @Bean
    @SuppressWarnings("deprecation")
    PasswordEncoder passwords() {
        return NoOpPasswordEncoder.getInstance();
    }

    @Bean
    UserDetailsService customers() {
        return name -> User.withUsername(name).password("bench-password-1").roles("USER").build();
    }

    @Bean
    RegisteredClientRepository clients(JdbcTemplate jdbc) throws IOException {
        for (var file : new String[] {
            "client/oauth2-registered-client-schema.sql", "oauth2-authorization-schema.sql", "oauth2-authorization-consent-schema.sql"
        }) {
            var sql = new ClassPathResource(SCHEMA + file).getContentAsString(StandardCharsets.UTF_8);
            jdbc.execute(sql.replace(" blob ", " text ").replaceAll("(?s)/\\*.*?\\*/", ""));
        }
        for (var column : new String[] {"state", "authorization_code_value", "access_token_value", "oidc_id_token_value", "refresh_token_value", "user_code_value", "device_code_value"}) {
            jdbc.execute("create index on oauth2_authorization (" + column + ")"); // it comes without, and would read the whole table
        }
        var clients = new JdbcRegisteredClientRepository(jdbc);
        clients.save(RegisteredClient.withId("bench")
                .clientId("bench")
                .clientSecret("benchmark-secret-0123456789")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri("https://pitangui.amazon.com/api/skill/link/MBENCHMARK001")
                .scope("profile")
                .clientSettings(ClientSettings.builder().requireAuthorizationConsent(true).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .refreshTokenTimeToLive(Duration.ofDays(365))
                        .reuseRefreshTokens(false)
                        .build())
                .build());
        return clients;
    }

    @Bean
    OAuth2AuthorizationService authorizations(JdbcTemplate jdbc, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationService(jdbc, clients);
    }

    @Bean
    OAuth2AuthorizationConsentService consents(JdbcTemplate jdbc, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationConsentService(jdbc, clients);
    }
}
