package carrick.preflight;

import static java.util.stream.Collectors.groupingBy;

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
        var earlier = run.againOf() == null ? List.<PreflightResult>of() : preflights.results(List.of(run.againOf()));
        return of(run, preflights.results(List.of(run.id())), earlier);
    }

    /** At most that many, the newest first, for a list: what changed since an earlier run is not in them. */
    public List<Report> newest(int most) {
        var runs = preflights.newest(most);
        var results = runs.isEmpty()
                ? Map.<Long, List<PreflightResult>>of()
                : preflights.results(runs.stream().map(PreflightRun::id).toList()).stream()
                        .collect(groupingBy(PreflightResult::runId));
        return runs.stream()
                .map(run -> of(run, results.getOrDefault(run.id(), List.of()), List.of()))
                .toList();
    }

    private Report of(PreflightRun run, List<PreflightResult> results, List<PreflightResult> earlier) {
        var before = earlier.stream()
                .collect(Collectors.toMap(PreflightResult::name, PreflightResult::verdict, (one, other) -> one));
        return new Report(
                run,
                results.stream()
                        .flatMap(result -> judged(run, result, before.get(result.name())))
                        .toList());
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
}
