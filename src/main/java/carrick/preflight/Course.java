package carrick.preflight;

import carrick.alexa.forwarder.ForwarderSignature;
import carrick.platform.Clock;
import carrick.preflight.authorize.AuthorizeMatrix;
import carrick.preflight.event.Reporting;
import carrick.preflight.exam.Check;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.Ground;
import carrick.preflight.exam.Stage;
import carrick.preflight.exchange.Exchanging;
import carrick.preflight.grant.Granting;
import carrick.preflight.lint.ConfigurationLint;
import carrick.preflight.metadata.ReadingMetadata;
import carrick.preflight.page.PageCrawl;
import carrick.preflight.reach.Answering;
import carrick.preflight.reach.Reaching;
import carrick.preflight.refresh.Refreshing;
import carrick.preflight.revoke.Revoking;
import carrick.preflight.signin.Refusing;
import carrick.preflight.signin.SigningIn;
import carrick.preflight.wire.NoAnswer;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a run does, in this order: what fails early explains what would fail later (alexa-contract 12.2). */
@ApplicationScoped
public class Course {

    @Inject
    ForwarderSignature signature;

    @Inject
    Clock clock;

    private Map<String, Check> byTitle = Map.of();

    @PostConstruct
    void nameChecks() {
        byTitle = checks().stream().collect(Collectors.toMap(Check::title, check -> check));
    }

    List<Stage> stages() {
        return List.of(
                new ConfigurationLint(),
                new Reaching(clock::now),
                new ReadingMetadata(),
                new Answering(clock::now),
                new AuthorizeMatrix(),
                new PageCrawl(),
                Refusing.bySoftware(),
                new SigningIn(),
                new Exchanging(clock::now),
                new Refreshing(clock::now),
                new Granting(signature, clock::now),
                new Reporting(clock::now),
                Refusing.byHand(),
                new Revoking());
    }

    /** Every check there is, in the order in which they are made. */
    List<Check> checks() {
        return stages().stream()
                .<Check>flatMap(stage -> stage.checks().stream())
                .distinct()
                .toList();
    }

    public Optional<Check> check(String title) {
        return Optional.ofNullable(byTitle.get(title));
    }

    /** @param begins told the name of each stage */
    void run(Examination examination, Consumer<Stage> begins) {
        for (var stage : stages()) {
            begins.accept(stage);
            var missing = stage.needs().stream()
                    .filter(ground -> !examination.has(ground))
                    .sorted()
                    .findFirst();
            examination
                    .ledger()
                    .close(
                            stage.checks(),
                            missing.isPresent() ? because(examination, missing.get()) : run(examination, stage));
        }
    }

    private static String run(Examination examination, Stage stage) {
        try {
            stage.run(examination);
            return "There was no occasion for it.";
        } catch (NoAnswer none) {
            return none.getMessage();
        }
    }

    private static String because(Examination examination, Ground missing) {
        var cause = examination
                .ledger()
                .firstFatal()
                .map(check -> ": see " + check.title() + ".")
                .orElse(".");
        return "It takes that " + missing.words() + cause;
    }
}
