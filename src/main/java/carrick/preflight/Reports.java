package carrick.preflight;

import carrick.preflight.exam.Verdict;
import carrick.preflight.metadata.KnownServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the words of the checks to the results of runs. */
@ApplicationScoped
public class Reports {

    @Inject
    Preflights preflights;

    @Inject
    Course course;

    public Optional<Report> find(long id) {
        return preflights.find(id).map(this::of);
    }

    public Report of(PreflightRun run) {
        var before = verdicts(run.againOf());
        var judged = preflights.results(run.id()).stream()
                .flatMap(result -> judged(run, result, before.get(result.name())))
                .toList();
        return new Report(run, judged);
    }

    /** Without a check of a former version of Carrick, whose words are gone. */
    private Stream<Judged> judged(PreflightRun run, PreflightResult result, Verdict before) {
        return course.check(result.name()).stream()
                .map(check -> new Judged(check, result, setting(run, check.title()), before));
    }

    private static String setting(PreflightRun run, String title) {
        return run.server() == null
                ? ""
                : KnownServer.valueOf(run.server()).settingFor(title).orElse("");
    }

    private Map<String, Verdict> verdicts(Long run) {
        var results = run == null ? List.<PreflightResult>of() : preflights.results(run);
        return results.stream()
                .collect(Collectors.toMap(PreflightResult::name, PreflightResult::verdict, (one, other) -> one));
    }
}
