package carrick.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForwardedRequestTest {

    private static final Map<String, String> HEADERS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        HEADERS.putAll(Map.of("Host", "node:9080", "X-Forwarded-For", "203.0.113.7", "Via", "1.1 proxy"));
    }

    @Test
    void isTheRequestThatTheClientMade() {
        var request = new ForwardedRequest(atTheNode(), new Forwarding("203.0.113.7", "https", "id.example.com", null));

        assertThat(request.getRemoteAddr()).isEqualTo("203.0.113.7");
        assertThat(request.getRemoteHost()).isEqualTo("203.0.113.7");
        assertThat(request.isSecure()).isTrue();
        assertThat(request.getServerPort()).isEqualTo(443);
        assertThat(request.getRequestURL()).hasToString("https://id.example.com/oauth/token");
    }

    @Test
    void staysAsItIsWhereNothingIsSaid() {
        var request = new ForwardedRequest(atTheNode(), Forwarding.NOTHING);

        assertThat(request.getRemoteAddr()).isEqualTo("10.0.0.1");
        assertThat(request.getRequestURL()).hasToString("http://node:9080/oauth/token");
    }

    @Test
    void headersThatWereBelievedAreGoneAndThoseThatWereNotAreSeen() {
        var believed = new ForwardedRequest(atTheNode(), new Forwarding("203.0.113.7", null, null, null));
        var onlyScheme = new ForwardedRequest(atTheNode(), new Forwarding(null, "https", null, null));

        assertThat(Collections.list(believed.getHeaderNames())).containsExactly("Host");
        assertThat(believed.getHeader("x-forwarded-for")).isNull();
        assertThat(ForwardedRequest.wasForwarded(believed)).isFalse();
        assertThat(ForwardedRequest.wasForwarded(onlyScheme)).isTrue();
        assertThat(ForwardedRequest.wasForwarded(atTheNode())).isTrue();
    }

    private static HttpServletRequest atTheNode() {
        var values = Map.of(
                "getRemoteAddr", "10.0.0.1",
                "getRemoteHost", "10.0.0.1",
                "getScheme", "http",
                "isSecure", false,
                "getServerName", "node",
                "getServerPort", 9080,
                "getRequestURI", "/oauth/token");
        return (HttpServletRequest) Proxy.newProxyInstance(
                ForwardedRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeaderNames" -> Collections.enumeration(List.copyOf(HEADERS.keySet()));
                    case "getHeader" -> HEADERS.get((String) arguments[0]);
                    default -> values.get(method.getName());
                });
    }
}
