package carrick.preflight;

import carrick.platform.Clock;
import carrick.platform.Networks;
import carrick.preflight.exam.Examination;
import carrick.preflight.exam.HiddenWords;
import carrick.preflight.exam.Ledger;
import carrick.preflight.exam.Result;
import carrick.preflight.exam.Target;
import carrick.preflight.exam.Verdict;
import carrick.preflight.metadata.KnownServer;
import carrick.preflight.wire.AddressGuard;
import carrick.preflight.wire.Pace;
import carrick.preflight.wire.Trust;
import carrick.preflight.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A run without a server around it, against something on this machine. */
record Rehearsal(List<Result> results, Optional<KnownServer> server) {

    static Rehearsal of(Target target) throws IOException {
        return of(target, null);
    }

    /** @param issuer where the stand-in is */
    static Rehearsal before(String issuer, Target target) throws IOException {
        return of(target, null, issuer);
    }

    /** @param authorities in PEM; {@code null} for those that Java ships with */
    static Rehearsal of(Target target, String authorities) throws IOException {
        return of(target, authorities, "https://carrick.example");
    }

    private static Rehearsal of(Target target, String authorities, String issuer) throws IOException {
        var course = new Course();
        course.clock = new Clock();
        var pace = new Pace(() -> false);
        var hidden = new HiddenWords();
        var guard = new AddressGuard(Networks.parse("127.0.0.0/8,::1"), "carrick.example");
        try (var wire = new Wire(guard, Trust.ofAStranger(authorities), pace)) {
            var ledger = new Ledger(hidden, result -> {});
            var around = new Examination.Surroundings(hidden, pace, (address, state, task) -> Optional.empty(), issuer);
            var examination = new Examination(target, wire, ledger, around);
            course.run(examination, stage -> {});
            return new Rehearsal(ledger.results(), examination.recall(KnownServer.class));
        }
    }

    Set<String> failed() {
        return with(Verdict.FAILED);
    }

    Set<String> with(Verdict verdict) {
        return results.stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> result.check().title())
                .collect(Collectors.toSet());
    }

    String told() {
        return results.stream()
                .filter(result -> result.verdict() != Verdict.PASSED)
                .map(result -> result.verdict() + " " + result.check().title() + "\n  "
                        + result.detail().replace("\n", "\n  "))
                .collect(Collectors.joining("\n"));
    }
}
