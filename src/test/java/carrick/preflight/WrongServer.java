package carrick.preflight;

import carrick.support.Patience;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An authorization server that is right in everything but one fault. Each fault has the name of the check that is to find it. */
final class WrongServer implements AutoCloseable {

    static final String CLIENT = "alexa";
    static final String SECRET = "wrong-server-secret-0123456789";
    static final List<String> REDIRECT_URIS = List.of(
            "https://pitangui.amazon.com/api/skill/link/MWRONG0000001",
            "https://layla.amazon.com/api/skill/link/MWRONG0000001",
            "https://alexa.amazon.co.jp/api/skill/link/MWRONG0000001");

    private final String fault;
    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> families = new ConcurrentHashMap<>(); // refresh token to family
    private final Map<String, String> rotated = new ConcurrentHashMap<>(); // old to new
    private final Map<String, String> deadFamilies = new ConcurrentHashMap<>();
    private final Map<String, String> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, Integer> seenStates = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    WrongServer(String fault) {
        this.fault = fault;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private boolean has(String name) {
        return fault.equals(name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/authorize" -> authorize(exchange);
                case "/login" -> login(exchange, form(body));
                case "/consent" -> consent(exchange, form(body));
                case "/token" -> token(exchange, body);
                case "/revoke" -> revoke(exchange, form(body));
                case "/resource" -> send(exchange, isAlive(exchange) ? 200 : 401, "text/plain", "");
                case "/directives" -> directive(exchange, body);
                case "/.well-known/oauth-authorization-server" -> metadata(exchange);
                default -> send(exchange, 404, "text/plain", "nothing here");
            }
        }
    }

    // --- the authorization endpoint

    private void authorize(HttpExchange exchange) throws IOException {
        var query = form(exchange.getRequestURI().getRawQuery());
        var raw = String.valueOf(exchange.getRequestURI().getRawQuery());
        if (exchange.getRequestMethod().equals("HEAD")) {
            spend(query);
            send(exchange, has("HeadFails") ? 500 : 200, "text/html", "");
            return;
        }
        if (has("AgentRefused")
                && exchange.getRequestHeaders().getFirst("User-Agent").contains("Alexa")) {
            send(exchange, 403, "text/plain", "no robots");
            return;
        }
        if (has("PageSlow") && count.getAndIncrement() == 1) {
            Patience.pause(Duration.ofMillis(3_300));
        }
        var redirectUri = query.getOrDefault("redirect_uri", "");
        if (!CLIENT.equals(query.get("client_id"))) {
            if (has("UnknownClientRedirected") && query.containsKey("client_id")) {
                redirect(
                        exchange,
                        redirectUri + "?error=unauthorized_client&state=" + encode(query.getOrDefault("state", "")));
            } else {
                error(exchange, "unknown client");
            }
            return;
        }
        if (!isRegistered(redirectUri) || raw.split("redirect_uri=").length > 2 && !has("RepeatedParameterAccepted")) {
            error(exchange, "redirect_uri");
            return;
        }
        var wrong = wrongWith(query, raw);
        if (wrong != null) {
            if (has("ErrorNotRedirected")) {
                error(exchange, wrong);
            } else {
                var state = has("ErrorWithoutState") ? "" : "&state=" + encode(query.getOrDefault("state", ""));
                redirect(exchange, redirectUri + "?error=" + wrong + state);
            }
            return;
        }
        if (has("CookiesLoop")
                && !String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"))
                        .contains("seen=1")) {
            exchange.getResponseHeaders().add("Set-Cookie", "seen=1; HttpOnly");
            redirect(exchange, exchange.getRequestURI().toString());
            return;
        }
        spend(query);
        page(exchange, loginForm(query, ""));
    }

    private void spend(Map<String, String> query) {
        seenStates.merge(query.getOrDefault("state", ""), 1, Integer::sum);
    }

    private boolean isRegistered(String uri) {
        if (has("RequestRefused")) {
            return false;
        }
        if (has("RegionRefused") && uri.contains("layla")) {
            return false;
        }
        return REDIRECT_URIS.contains(uri)
                || has("ForeignRedirectAccepted") && uri.startsWith("https://preflight.example")
                || has("LongerRedirectAccepted") && uri.endsWith("/elsewhere")
                || has("SlashRedirectAccepted") && uri.endsWith("MWRONG0000001/");
    }

    private String wrongWith(Map<String, String> query, String raw) {
        var type = query.getOrDefault("response_type", "");
        var state = query.getOrDefault("state", "");
        if (!type.equals("code") && !(has("ImplicitAccepted") && type.equals("token"))) {
            return "unsupported_response_type";
        }
        var tooLong = has("StateOf737Refused") && state.length() == 737
                || has("StateOf1108Refused") && state.length() == 1_108
                || has("StateOf2048Refused") && state.length() == 2_048
                || has("OddStateRefused") && state.contains("==");
        var method = query.getOrDefault("code_challenge_method", "");
        var pkce = has("PkceRefused") && !method.isEmpty()
                || has("PkceRequired") && method.isEmpty()
                || method.equals("plain") && !has("PlainChallengeAccepted");
        var strange = has("UnknownParameterRefused") && query.containsKey("preflight")
                || has("NonceDemanded") && !query.containsKey("nonce");
        if (tooLong || pkce || strange) {
            return "invalid_request";
        }
        var scope = query.getOrDefault("scope", "");
        var noScope = has("ScopeRequired") && scope.isEmpty()
                || has("ScopeRefused") && scope.equals("second")
                || has("OpenidDemanded") && !scope.contains("openid")
                || has("PlusInScopeRefused") && raw.contains("first+second");
        return noScope ? "invalid_scope" : null;
    }

    private void error(HttpExchange exchange, String what) throws IOException {
        harden(exchange);
        send(exchange, 400, "text/html", "<html lang=en><title>Error</title><p>" + what);
    }

    // --- pages

    private String loginForm(Map<String, String> query, String complaint) {
        return "<form method=post action=/login>" + complaint + hidden(query)
                + "<label>User <input name=username></label><input type=password name=password><button>Sign in</button></form>";
    }

    private String hidden(Map<String, String> query) {
        var fields = new StringBuilder();
        query.forEach((name, value) -> {
            if (!List.of("username", "password", "answer").contains(name)) {
                fields.append("<input type=hidden name=\"")
                        .append(name)
                        .append("\" value=\"")
                        .append(value.replace("&", "&amp;")
                                .replace("\"", "&quot;")
                                .replace("<", "&lt;"))
                        .append("\">");
            }
        });
        return fields.toString();
    }

    private void login(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (has("SignInFails") || !"ann-password".equals(form.get("password"))) {
            if (has("WrongPasswordLeaves")) {
                redirect(exchange, "/login-failed");
            } else {
                page(exchange, loginForm(form, "<p role=alert>Wrong password.</p>"));
            }
            return;
        }
        if (has("SecondRequestSpends") && seenStates.getOrDefault(form.getOrDefault("state", ""), 0) > 1) {
            error(exchange, "already used");
            return;
        }
        var refusal = has("RefusalMissing") ? "" : "<button name=answer value=no>Cancel</button>";
        page(
                exchange,
                "<form method=post action=/consent>" + hidden(form) + "<button name=answer value=yes>Allow</button>"
                        + refusal + "</form>");
    }

    private void consent(HttpExchange exchange, Map<String, String> form) throws IOException {
        var to = form.getOrDefault("redirect_uri", "");
        var state = form.getOrDefault("state", "");
        if ("no".equals(form.get("answer"))) {
            if (has("RefusalDeadEnd")) {
                harden(exchange);
                send(exchange, 200, "text/html", "<html lang=en><title>Bye</title><p>You have refused.");
                return;
            }
            var why = has("RefusalErrorWrong") ? "server_error" : "access_denied";
            redirect(exchange, to + "?error=" + why + (has("RefusalWithoutState") ? "" : "&state=" + encode(state)));
            return;
        }
        var code = has("CodesRepeat")
                ? "always-the-same-code-0123456789"
                : UUID.randomUUID() + (has("CodeLong") ? "x".repeat(600) : "");
        codes.put(code, form);
        if (has("StateAltered")) {
            state = state.replace("+", " ");
        }
        var target = has("RedirectElsewhere") ? REDIRECT_URIS.get(0) : to;
        var answer = (has("CodeInFragment") ? "#" : "?") + "code=" + code
                + (has("StateMissing") ? "" : "&state=" + encode(state))
                + (has("ParametersAdded") ? "&session_state=1" : "")
                + (has("LocationLong") ? "&extra=" + "x".repeat(2_100) : "")
                + (has("IssuerWrong") ? "&iss=https%3A%2F%2Felsewhere.example" : "");
        exchange.getResponseHeaders().add("Location", target + answer);
        send(exchange, has("RedirectStatusWrong") ? 307 : 303, null, "");
    }

    private void page(HttpExchange exchange, String content) throws IOException {
        harden(exchange);
        var head =
                (has("ViewportMissing") ? "" : "<meta name=viewport content=\"width=device-width, initial-scale=1\">")
                        + (has("DomainMissing") ? "<script src=\"http://localhost:9/cdn.js\"></script>" : "")
                        + (has("WindowOpened") ? "<script>function more() { window.open('/help'); }</script>" : "")
                        + (has("AlertShown") ? "<script>function wrong() { alert('wrong'); }</script>" : "")
                        + (has("StorageUsed") ? "<script>sessionStorage.setItem('a', 'b');</script>" : "");
        var more = (has("SocialSignIn") ? "<a href=\"https://accounts.google.com/o/oauth2\">Google</a>" : "")
                + (has("WidthFixed") ? "<div style=\"width: 800px\">wide</div>" : "")
                + (has("PageHeavy") ? "<!--" + "x".repeat(1_000_100) + "-->" : "")
                + (has("FrameForeign") ? "<iframe src=\"http://127.0.0.2:9/frame\"></iframe>" : "");
        var german = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language"))
                .startsWith("de");
        var title = german && !has("LanguageIgnored") ? "Anmelden" : "Sign in";
        send(
                exchange,
                200,
                "text/html;charset=UTF-8",
                "<!DOCTYPE html><html" + (has("LanguageMissing") ? "" : " lang=en") + "><head><title>Page</title>"
                        + head + "</head><body><h1>" + title + "</h1>"
                        + (has("ScriptNeeded") && content.contains("password") ? "" : content) + more
                        + "</body></html>");
    }

    private void harden(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        var csp = (has("FramingAllowed") ? "" : "frame-ancestors 'none'; ")
                + (has("FormActionBlocks") ? "form-action 'self'" : "");
        headers.add("Content-Security-Policy", csp.isEmpty() ? "default-src *" : csp);
        headers.add("Cache-Control", has("PageStored") ? "public" : "no-store");
        if (!has("ReferrerSent")) {
            headers.add("Referrer-Policy", "no-referrer");
        }
        headers.add(
                "Set-Cookie",
                "session=abc; Path=/" + (has("CookieStrict") ? "; SameSite=Strict" : "; SameSite=Lax")
                        + (has("CookieNotHttpOnly") ? "" : "; HttpOnly"));
        if (has("OpenerPolicySet")) {
            headers.add("Cross-Origin-Opener-Policy", "same-origin");
        }
    }

    // --- the token endpoint

    private void token(HttpExchange exchange, String body) throws IOException {
        if (has("TokenUriRedirects")) {
            exchange.getResponseHeaders().add("Location", "/token/");
            send(exchange, 301, null, "");
            return;
        } else if (has("TokenUriMissing")) {
            send(exchange, 404, "text/plain", "");
            return;
        } else if (has("BotWall")) {
            exchange.getResponseHeaders().add("cf-mitigated", "challenge");
            send(exchange, 403, "text/html", "<title>Just a moment...</title>");
            return;
        }
        if (has("AnswerSlow") && count.getAndIncrement() % 8 == 0) {
            Patience.pause(Duration.ofMillis(2_100));
        }
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (has("CharsetRefused") && String.valueOf(type).contains("charset")) {
            json(exchange, 415, "{\"error\":\"invalid_request\"}");
            return;
        }
        var get = exchange.getRequestMethod().equals("GET");
        if (get && !has("GetAccepted")) {
            send(exchange, 405, "text/plain", "");
            return;
        }
        var form = form(get ? exchange.getRequestURI().getRawQuery() : body);
        if (!isKnown(exchange, form)) {
            json(
                    exchange,
                    has("WrongClientAnswerOdd") ? 500 : 401,
                    has("WrongClientAnswerOdd") ? "{}" : "{\"error\":\"invalid_client\"}");
            return;
        }
        switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> exchangeCode(exchange, form);
            case "refresh_token" -> refresh(exchange, form);
            case "" -> json(exchange, has("EmptyRequestAnswerOdd") ? 500 : 400, "{\"error\":\"invalid_request\"}");
            default ->
                json(
                        exchange,
                        400,
                        has("GrantTypeAnswerOdd")
                                ? "{\"error\":\"invalid_request\"}"
                                : "{\"error\":\"unsupported_grant_type\"}");
        }
    }

    private boolean isKnown(HttpExchange exchange, Map<String, String> form) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        if (has("CredentialsRefused")
                || has("SchemeRefused") && header != null
                || has("OtherSchemeRefused") && header == null
                || has("ClientIdBesideBasicRefused") && header != null && form.containsKey("client_id")) {
            return false;
        }
        var pair = header == null ? form.get("client_id") + ":" + form.get("client_secret") : decode64(header);
        var real = codes.containsKey(form.getOrDefault("code", ""))
                || families.containsKey(form.getOrDefault("refresh_token", ""));
        var isRefresh = form.getOrDefault("grant_type", "").equals("refresh_token");
        return pair.equals(CLIENT + ":" + SECRET)
                || real && (isRefresh ? has("WrongSecretRefreshes") : has("WrongSecretAccepted"));
    }

    private static String decode64(String header) {
        return new String(Base64.getDecoder().decode(header.replace("Basic ", "")), StandardCharsets.UTF_8);
    }

    private void exchangeCode(HttpExchange exchange, Map<String, String> form) throws IOException {
        var code = form.getOrDefault("code", "");
        var request = codes.get(code);
        if (request == null) {
            json(exchange, has("UnknownCodeAnswerOdd") ? 500 : 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var used = request.containsKey("used");
        var forbidden = has("ExchangeRefused")
                || has("CodeUnknownNowAndThen") && count.incrementAndGet() % 4 == 0
                || used && !has("CodeReusable") && !has("CodesRepeat")
                || form.containsKey("redirect_uri")
                        && !form.get("redirect_uri").equals(request.get("redirect_uri"))
                        && !has("OtherRedirectUriAccepted")
                || !form.containsKey("redirect_uri") && has("RedirectUriRequired")
                || request.containsKey("code_challenge") && !isVerified(form, request);
        if (forbidden) {
            if (used && has("ReplayKillsTokens")) {
                deadFamilies.put(request.get("used"), "");
            }
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var family = UUID.randomUUID().toString();
        var marked = new HashMap<>(request);
        marked.put("used", family);
        codes.put(code, marked);
        tokens(exchange, family, !has("RefreshTokenMissing"), null);
    }

    private boolean isVerified(Map<String, String> form, Map<String, String> request) {
        var verifier = form.get("code_verifier");
        if (verifier == null) {
            return has("VerifierMissingAccepted");
        }
        try {
            var hash = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return has("WrongVerifierAccepted")
                    || Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .equals(request.get("code_challenge"));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized void refresh(HttpExchange exchange, Map<String, String> form) throws IOException {
        var token = form.getOrDefault("refresh_token", "");
        var family = families.get(token);
        if (family == null) {
            json(exchange, has("UnknownRefreshTokenAnswerOdd") ? 500 : 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var isOld = rotated.containsKey(token);
        var parallel = isOld
                && has("ParallelRefreshFails")
                && System.nanoTime() - Long.parseLong(rotated.get(token)) < 500_000_000L;
        var forbidden = has("RefreshRefused")
                || has("RefreshNeedsMore") && !form.containsKey("scope")
                || deadFamilies.containsKey(family)
                || parallel
                || isOld && has("OldRefreshTokenDiesAtOnce");
        if (isOld && has("ReuseKillsLink")) {
            deadFamilies.put(family, "");
        }
        if (forbidden) {
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        rotated.putIfAbsent(token, String.valueOf(System.nanoTime()));
        if (has("RefreshDropsToken")) {
            families.remove(token);
        }
        if (has("OldAccessTokenDies")) {
            accessTokens.values().removeIf(family::equals);
        }
        tokens(exchange, family, !has("RefreshDropsToken"), token);
    }

    private void tokens(HttpExchange exchange, String family, boolean withRefreshToken, String old) throws IOException {
        var access = UUID.randomUUID()
                + (has("AccessTokenLong") ? "x".repeat(2_100) : "")
                + (has("TokenCharactersOdd") ? "{}" : "");
        if (has("JwtHasPersonalData") || has("JwtExpiresOtherwise")) {
            var claims = "{\"exp\":" + (System.currentTimeMillis() / 1000 + (has("JwtExpiresOtherwise") ? 60 : 3600))
                    + (has("JwtHasPersonalData") ? ",\"email\":\"ann@example.com\"" : "") + ",\"jti\":\""
                    + UUID.randomUUID() + "\"}";
            access = base64("{}") + "." + base64(claims) + "." + base64("signature");
        }
        accessTokens.put(access, family);
        var refresh = UUID.randomUUID() + (has("RefreshTokenLong") ? "x".repeat(2_100) : "");
        families.put(refresh, family);
        var expires = has("ExpiresInMissing")
                ? ""
                : ",\"expires_in\":"
                        + (has("ExpiresInNotANumber") ? "\"3600\"" : has("ExpiresInTooShort") ? "300" : "3600");
        var text = "{\"access_token\":\"" + access + "\",\"token_type\":\"" + (has("TokenTypeWrong") ? "JWT" : "Bearer")
                + "\"" + expires + (withRefreshToken ? ",\"refresh_token\":\"" + refresh + "\"" : "")
                + (has("LinkDies") ? ",\"refresh_expires_in\":1800" : "") + "}";
        if (has("TokensNested")) {
            text = "{\"data\":" + text + "}";
        } else if (has("AnswerNotJson")) {
            text = "access_token=" + access;
        } else if (has("AnswerHasBom")) {
            text = "\uFEFF" + text;
        }
        var headers = exchange.getResponseHeaders();
        headers.add("Cache-Control", has("AnswerStored") ? "private" : "no-store");
        if (has("AnswerCompressed")) {
            headers.add("Content-Encoding", "x-none");
        }
        var bytes = text.getBytes(has("AnswerNotUtf8") ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        if (has("AnswerNotUtf8")) {
            bytes = text.replace("}", ",\"name\":\"J\u00f6rg\"}").getBytes(StandardCharsets.ISO_8859_1);
        }
        headers.add("Content-Type", has("ContentTypeWrong") ? "text/plain" : "application/json");
        exchange.sendResponseHeaders(has("StatusNot200") ? 201 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    // --- the rest

    private void revoke(HttpExchange exchange, Map<String, String> form) throws IOException {
        var family = families.get(form.getOrDefault("token", ""));
        if (family != null && !has("RevokedTokenLives")) {
            deadFamilies.put(family, "");
        }
        var status = family == null ? has("UnknownTokenRefused") ? 400 : 200 : has("RevocationFails") ? 500 : 200;
        send(exchange, status, "text/plain", "");
    }

    private boolean isAlive(HttpExchange exchange) {
        var header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return accessTokens.containsKey(header.replace("Bearer ", ""));
    }

    /** No code is one that Amazon knows, so every AcceptGrant fails. */
    private void directive(HttpExchange exchange, String body) throws IOException {
        if (!body.contains("\"directive\"")) {
            send(exchange, has("SkillEventCrashes") ? 500 : 200, "application/json", "{}");
            return;
        }
        if (has("AcceptGrantUnanswered")) {
            send(exchange, 500, "text/plain", "cannot read property of undefined");
            return;
        }
        if (has("AcceptGrantSlow") && count.getAndIncrement() == 0) {
            Patience.pause(Duration.ofMillis(7_200));
        }
        var isNobody = body.contains("preflight-nobodys-token");
        var lies = has("AcceptGrantLies") && !isNobody || has("UnknownGranteeAccepted") && isNobody;
        var namespace = has("AcceptGrantMalformed") ? "Alexa" : "Alexa.Authorization";
        var header = "\"header\":{\"namespace\":\"" + namespace + "\",\"name\":\""
                + (lies ? "AcceptGrant.Response" : "ErrorResponse") + "\",\"messageId\":\"" + UUID.randomUUID()
                + "\",\"payloadVersion\":\"3\"}";
        var payload = lies ? "{}" : "{\"type\":\"ACCEPT_GRANT_FAILED\",\"message\":\"no\"}";
        json(exchange, 200, "{\"event\":{" + header + ",\"payload\":" + payload + "}}");
    }

    private void metadata(HttpExchange exchange) throws IOException {
        if (has("MetadataMissing")) {
            send(exchange, 404, "text/plain", "");
            return;
        }
        var grants = "\"authorization_code\"" + (has("RefreshNotAdvertised") ? "" : ",\"refresh_token\"")
                + (has("ClientCredentialsNotAdvertised") ? "" : ",\"client_credentials\"");
        json(
                exchange,
                200,
                "{\"issuer\":\"" + (has("IssuerDiffers") ? "https://old.example" : url())
                        + "\",\"authorization_endpoint\":\""
                        + (has("AuthorizationUriDiffers") ? "https://old.example/authorize" : url() + "/authorize")
                        + "\",\"token_endpoint\":\""
                        + (has("TokenUriDiffers") ? "https://old.example/token" : url() + "/token")
                        + "\"" + (has("RevocationMissing") ? "" : ",\"revocation_endpoint\":\"" + url() + "/revoke\"")
                        + ",\"grant_types_supported\":[" + grants + "],\"code_challenge_methods_supported\":["
                        + (has("S256NotAdvertised") ? "" : "\"S256\"")
                        + "],\"token_endpoint_auth_methods_supported\":["
                        + (has("SchemeNotAdvertised") ? "" : "\"client_secret_basic\",") + "\"client_secret_post\"]}");
    }

    private static void json(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        send(exchange, status, "application/json", text);
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        send(exchange, 303, null, "");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        if (type != null) {
            exchange.getResponseHeaders().add("Content-Type", type);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead || bytes.length == 0 ? -1 : bytes.length);
        if (!isHead && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> form(String encoded) {
        var form = new HashMap<String, String>();
        Arrays.stream(String.valueOf(encoded).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> form.put(decode(pair[0]), decode(pair[1])));
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
