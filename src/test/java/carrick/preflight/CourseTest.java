package carrick.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import carrick.preflight.exam.Target;
import jakarta.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A whole run against a server with one fault at a time: the check of that name finds it, and no check that has nothing to do with it. */
class CourseTest {

    /** What a plain http server on this machine cannot help. */
    private static final Set<String> OF_THE_REHEARSAL =
            Set.of("UriNotHttps", "PortIsNot443", "HostIsAnAddress", "AddressIsPrivate");

    /** Where one fault is two by its nature. */
    private static final Map<String, Set<String>> GO_TOGETHER = Map.ofEntries(
            Map.entry("AgentRefused", Set.of("RequestRefused")),
            Map.entry("LocationLong", Set.of("ParametersAdded")),
            Map.entry("MetadataMissing", Set.of("RevocationMissing")),
            Map.entry("CodesRepeat", Set.of("CodeReusable")),
            Map.entry("FrameForeign", Set.of("DomainMissing")),
            Map.entry("DomainMissing", Set.of("PageSlow")),
            Map.entry("RedirectElsewhere", Set.of("RegionRefused")),
            Map.entry("ScriptNeeded", Set.of("SignInFails", "WrongPasswordLeaves")),
            Map.entry("OldRefreshTokenDiesAtOnce", Set.of("ParallelRefreshFails", "LostAnswerKillsLink")),
            Map.entry(
                    "ReuseKillsLink",
                    Set.of(
                            "ParallelTokensDead",
                            "ParallelRefreshFails",
                            "LostAnswerKillsLink",
                            "OldRefreshTokenDiesAtOnce")),
            Map.entry(
                    "RefreshDropsToken",
                    Set.of(
                            "OldRefreshTokenDiesAtOnce",
                            "ReuseKillsLink",
                            "ParallelRefreshFails",
                            "LostAnswerKillsLink")),
            Map.entry("RefreshNeedsMore", Set.of("RefreshRefused", "ReplayKillsTokens")),
            Map.entry("RefreshRefused", Set.of("ReplayKillsTokens")),
            Map.entry("OpenidDemanded", Set.of("RequestRefused")),
            Map.entry("NonceDemanded", Set.of("RequestRefused")),
            Map.entry("PkceRequired", Set.of("RequestRefused")),
            Map.entry("RegionRefused", Set.of("SignInFails")),
            Map.entry("ReferrerSent", Set.of("SocialSignIn")),
            Map.entry("CodeUnknownNowAndThen", Set.of("ExchangeRefused", "RedirectUriRequired")),
            Map.entry("CodeInFragment", Set.of()),
            Map.entry("AnswerNotUtf8", Set.of()));

    private static final List<String> FAULTS = List.of(
            "AgentRefused",
            "PageSlow",
            "UnknownClientRedirected",
            "RepeatedParameterAccepted",
            "ErrorNotRedirected",
            "ErrorWithoutState",
            "CookiesLoop",
            "RequestRefused",
            "RegionRefused",
            "ForeignRedirectAccepted",
            "LongerRedirectAccepted",
            "SlashRedirectAccepted",
            "ImplicitAccepted",
            "StateOf737Refused",
            "StateOf1108Refused",
            "StateOf2048Refused",
            "OddStateRefused",
            "PkceRefused",
            "PkceRequired",
            "PlainChallengeAccepted",
            "UnknownParameterRefused",
            "NonceDemanded",
            "ScopeRequired",
            "ScopeRefused",
            "OpenidDemanded",
            "PlusInScopeRefused",
            "HeadFails",
            "SignInFails",
            "WrongPasswordLeaves",
            "SecondRequestSpends",
            "RefusalMissing",
            "RefusalDeadEnd",
            "RefusalErrorWrong",
            "RefusalWithoutState",
            "CodesRepeat",
            "CodeLong",
            "StateAltered",
            "StateMissing",
            "RedirectElsewhere",
            "CodeInFragment",
            "ParametersAdded",
            "LocationLong",
            "IssuerWrong",
            "RedirectStatusWrong",
            "ViewportMissing",
            "DomainMissing",
            "WindowOpened",
            "AlertShown",
            "StorageUsed",
            "SocialSignIn",
            "WidthFixed",
            "PageHeavy",
            "FrameForeign",
            "LanguageIgnored",
            "LanguageMissing",
            "ScriptNeeded",
            "FramingAllowed",
            "FormActionBlocks",
            "PageStored",
            "CookieStrict",
            "CookieNotHttpOnly",
            "OpenerPolicySet",
            "TokenUriRedirects",
            "TokenUriMissing",
            "BotWall",
            "AnswerSlow",
            "CharsetRefused",
            "GetAccepted",
            "WrongClientAnswerOdd",
            "EmptyRequestAnswerOdd",
            "GrantTypeAnswerOdd",
            "CredentialsRefused",
            "SchemeRefused",
            "OtherSchemeRefused",
            "ClientIdBesideBasicRefused",
            "WrongSecretAccepted",
            "WrongSecretRefreshes",
            "UnknownCodeAnswerOdd",
            "ExchangeRefused",
            "CodeUnknownNowAndThen",
            "CodeReusable",
            "OtherRedirectUriAccepted",
            "RedirectUriRequired",
            "ReplayKillsTokens",
            "VerifierMissingAccepted",
            "WrongVerifierAccepted",
            "RefreshTokenMissing",
            "UnknownRefreshTokenAnswerOdd",
            "ParallelRefreshFails",
            "RefreshRefused",
            "RefreshNeedsMore",
            "OldRefreshTokenDiesAtOnce",
            "ReuseKillsLink",
            "RefreshDropsToken",
            "OldAccessTokenDies",
            "AccessTokenLong",
            "RefreshTokenLong",
            "TokenCharactersOdd",
            "JwtHasPersonalData",
            "JwtExpiresOtherwise",
            "ExpiresInMissing",
            "ExpiresInNotANumber",
            "ExpiresInTooShort",
            "TokenTypeWrong",
            "LinkDies",
            "TokensNested",
            "AnswerNotJson",
            "AnswerHasBom",
            "AnswerStored",
            "AnswerCompressed",
            "AnswerNotUtf8",
            "ContentTypeWrong",
            "StatusNot200",
            "UnknownTokenRefused",
            "RevocationFails",
            "RevokedTokenLives",
            "SkillEventCrashes",
            "AcceptGrantUnanswered",
            "AcceptGrantSlow",
            "AcceptGrantLies",
            "UnknownGranteeAccepted",
            "AcceptGrantMalformed",
            "MetadataMissing",
            "RefreshNotAdvertised",
            "ClientCredentialsNotAdvertised",
            "IssuerDiffers",
            "AuthorizationUriDiffers",
            "TokenUriDiffers",
            "RevocationMissing",
            "S256NotAdvertised",
            "SchemeNotAdvertised");

    @Test
    void aServerThatIsRightHasNothingButWhatTheRehearsalBrings() throws Exception {
        assertThat(run("nothing")).containsExactlyInAnyOrderElementsOf(OF_THE_REHEARSAL);
    }

    @Test
    void eachFaultIsFoundByItsCheckAndByNoneThatHasNothingToDoWithIt() throws Exception {
        var found = found(FAULTS, CourseTest::run);
        assertThat(complaints(found)).as(table(found)).isEmpty();
    }

    /** Each run plays a gateway that fails, which takes half a minute. */
    @Test
    void eachFaultOfADeviceCloudIsFoundByItsCheckAlone() throws Exception {
        var faults = List.of(
                "nothing",
                "AcceptGrantFails",
                "AcceptGrantImpatient",
                "AcceptGrantTriesOnce",
                "DirectiveTokenMisread",
                "SecondHouseholdMissed",
                "EventTriggerRefused",
                "EventNotSent",
                "EventMalformed",
                "EventLostInOutage",
                "EventLostWhenThrottled",
                "EventRepeatedAtOnce",
                "AmazonTokenNotRenewed",
                "RefusedEventRepeated",
                "EventSentAfterDisabled");
        var found = found(faults, fault -> {
            try (var server = new WrongServer("nothing");
                    var devices = new WrongDevices(fault)) {
                var failed = Rehearsal.before(devices.issuer(), target(server, devices))
                        .failed();
                return fault.equals("nothing") ? with(failed, "nothing") : failed;
            }
        });
        assertThat(complaints(found)).as(table(found)).isEmpty();
    }

    private static Set<String> with(Set<String> failed, String more) {
        return java.util.stream.Stream.concat(failed.stream(), java.util.stream.Stream.of(more))
                .collect(Collectors.toSet());
    }

    private interface Run {
        Set<String> of(String fault) throws Exception;
    }

    private static TreeMap<String, Set<String>> found(List<String> faults, Run run) throws Exception {
        var threads = Executors.newFixedThreadPool(24);
        try {
            var runs = new ArrayList<Callable<Map.Entry<String, Set<String>>>>();
            faults.forEach(fault -> runs.add(() -> Map.entry(fault, run.of(fault))));
            var found = new TreeMap<String, Set<String>>();
            for (var one : threads.invokeAll(runs)) {
                found.put(one.get().getKey(), one.get().getValue());
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> complaints(Map<String, Set<String>> found) {
        var complaints = new ArrayList<String>();
        found.forEach((fault, checks) -> {
            if (!checks.contains(fault)) {
                complaints.add(fault + " was not found");
            }
            checks.stream()
                    .filter(check -> !check.equals(fault) && !OF_THE_REHEARSAL.contains(check))
                    .filter(check -> !GO_TOGETHER.getOrDefault(fault, Set.of()).contains(check))
                    .forEach(check -> complaints.add(fault + " was also taken for " + check));
        });
        return complaints;
    }

    /** Fault by check. */
    private static String table(Map<String, Set<String>> found) {
        var lines = new LinkedHashMap<String, String>();
        found.forEach((fault, checks) -> lines.put(
                fault,
                checks.stream()
                        .filter(check -> !OF_THE_REHEARSAL.contains(check))
                        .sorted()
                        .collect(Collectors.joining(", "))));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " -> " + line.getValue())
                .collect(Collectors.joining("\n", "fault -> checks\n", ""));
    }

    private static Set<String> run(String fault) throws IOException {
        try (var server = new WrongServer(fault)) {
            return Rehearsal.of(target(server)).failed();
        }
    }

    private static Target target(WrongServer server, WrongDevices devices) {
        return Target.of(Json.createObjectBuilder(target(server).json())
                .add("directive_uri", devices.url() + "/directives")
                .add("stand_in", true)
                .add("event_uri", devices.url() + "/change")
                .add("event_body", "{\"device\":\"{endpoint}\"}")
                .add("event_authorization", "Bearer change")
                .build());
    }

    private static Target target(WrongServer server) {
        return Target.of(Json.createObjectBuilder()
                .add("authorization_uri", server.url() + "/authorize")
                .add("token_uri", server.url() + "/token")
                .add("client_id", WrongServer.CLIENT)
                .add("client_secret", WrongServer.SECRET)
                .add("redirect_uris", Json.createArrayBuilder(WrongServer.REDIRECT_URIS))
                .add("scopes", Json.createArrayBuilder(List.of("first", "second")))
                .add("resource_uri", server.url() + "/resource")
                .add("directive_uri", server.url() + "/directives")
                .add("username", "ann")
                .add("password", "ann-password")
                .build());
    }
}
