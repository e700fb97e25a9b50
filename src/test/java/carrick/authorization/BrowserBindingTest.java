package carrick.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.account.Account;
import carrick.platform.Setting;
import carrick.platform.TestKeys;
import carrick.platform.TestSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserBindingTest {

    private final Handle handle = Handle.create(1L << 40);
    private final Account ann = new Account(1, "ann", "Ann", "unused");
    private final Account bob = new Account(2, "bob", "Bob", "unused");
    private final List<String> set = new ArrayList<>();

    /** A cookie with {@code __Host-} must have the path / (RFC6265bis-4.1.3.2), whatever the context root is. */
    @ParameterizedTest
    @CsvSource({
        "https://id.example.com, __Host-carrick-, true",
        "https://id.example.com/carrick, __Host-carrick-, true",
        "http://localhost:9080/carrick, carrick-, false"
    })
    void aCookieIsForTheWholeHostAndNoOther(String issuer, String prefix, boolean secure) {
        binding(issuer).bind(handle, sending(), receiving());

        assertThat(set.get(0))
                .startsWith(prefix)
                .contains("; Path=/;", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(set.get(0).endsWith("; Secure")).isEqualTo(secure);
    }

    @Test
    void whoSignsInHasACookieThatNamesTheAccount() {
        var binding = binding("https://id.example.com");
        binding.bind(handle, sending(), receiving());
        binding.bind(handle, ann, receiving());
        var before = sending(set.get(0));
        var after = sending(set.get(1));

        assertThat(binding.isBound(handle, before)).isTrue();
        assertThat(binding.isBound(handle, after)).isTrue();
        assertThat(binding.isBound(handle, ann, before)).isFalse();
        assertThat(binding.isBound(handle, ann, after)).isTrue();
        assertThat(binding.isBound(handle, bob, after)).isFalse();
        assertThat(binding.isBound(handle, bob, sending(set.get(1).replace("=1.", "=2."))))
                .isFalse();
        assertThat(binding.isBound(Handle.create(1L << 40), after)).isFalse();
    }

    @Test
    void aSecondCookieOfTheSameNameDoesNotHideTheFirst() {
        var binding = binding("https://id.example.com");
        binding.bind(handle, ann, receiving());
        var name = set.get(0).split("=")[0];

        assertThat(binding.isBound(handle, ann, sending(name + "=evil", set.get(0))))
                .isTrue();
    }

    private BrowserBinding binding(String issuer) {
        var binding = new BrowserBinding();
        binding.masterKey = TestKeys.master(1);
        binding.settings = TestSettings.defaults().with(Setting.ISSUER, issuer);
        return binding;
    }

    private static HttpServletRequest sending(String... cookies) {
        var sent = Stream.of(cookies)
                .map(cookie -> cookie.split(";")[0].split("=", 2))
                .map(pair -> new Cookie(pair[0], pair[1]))
                .toArray(Cookie[]::new);
        return fake(HttpServletRequest.class, arguments -> sent);
    }

    private HttpServletResponse receiving() {
        return fake(HttpServletResponse.class, arguments -> {
            set.add((String) arguments[1]);
            return null;
        });
    }

    /** Whatever is called, it answers that. */
    private static <T> T fake(Class<T> type, java.util.function.Function<Object[], Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.apply(arguments)));
    }
}
