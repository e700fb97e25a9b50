package carrick.console.preflights;

import carrick.console.Times;
import carrick.http.Browsing;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.preflight.Grade;
import carrick.preflight.Judged;
import carrick.preflight.Preflights;
import carrick.preflight.Report;
import carrick.preflight.Reports;
import carrick.preflight.exam.Verdict;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One run: how far it is, what is asked of the person before it, and its report. */
@Named
@RequestScoped
public class PreflightPage {

    @Inject
    Browsing browsing;

    @Inject
    Actor actor;

    @Inject
    Clock clock;

    @Inject
    Preflights preflights;

    @Inject
    Reports reports;

    @Inject
    PreflightStart start;

    @Inject
    Beginning beginning;

    private Report report;
    private Grade grade;
    private Map<Verdict, List<Judged>> byVerdict;
    private String pasted = "";
    private String error;

    @PostConstruct
    void find() {
        report = browsing.parameter("number")
                .flatMap(Id::read)
                .flatMap(reports::find)
                .orElse(null);
        if (report != null) {
            grade = report.grade();
            byVerdict = report.judged().stream().collect(Collectors.groupingBy(Judged::verdict));
        }
    }

    /** Called before the page is drawn, while the status can be set. */
    public void open(ComponentSystemEvent drawing) {
        if (report == null) {
            browsing.isMissing();
        }
    }

    public void cancel() {
        actor.require(Role.ADMIN);
        preflights.cancel(report.run().id());
        back("cancelled");
    }

    public void again() {
        actor.require(Role.ADMIN);
        error = beginning.leave(() -> start.again(report.run()));
    }

    public void paste() {
        actor.require(Role.ADMIN);
        if (start.hand(pasted)) {
            back("handed");
        } else {
            error =
                    "This address does not belong to the request that is waited for. Copy the whole of it from the address bar, with code and state.";
        }
    }

    private void back(String done) {
        browsing.goTo("/console/preflight?number=" + report.number() + "&done=" + done);
    }

    public boolean isKnown() {
        return report != null;
    }

    public String getNumber() {
        return report.number();
    }

    public String getName() {
        return report.run().name();
    }

    public boolean isOver() {
        return report.run().isOver();
    }

    /** Its node has gone; nobody will end it. */
    public boolean isLost() {
        return report.run().isLost(clock.now());
    }

    public String getStage() {
        return report.run().stage();
    }

    public int getRequests() {
        return report.run().requests();
    }

    public String getBegun() {
        return Times.show(report.run().begunAt());
    }

    public String getReason() {
        return report.run().reason();
    }

    public String getServer() {
        return report.server();
    }

    public String getTask() {
        return report.run().task();
    }

    public String getTaskUri() {
        return report.run().taskUri();
    }

    public String getGrade() {
        return grade.letter();
    }

    public List<String> getReasons() {
        return grade.reasons();
    }

    public List<Judged> getFailed() {
        return byVerdict.getOrDefault(Verdict.FAILED, List.of());
    }

    public List<Judged> getPassed() {
        return byVerdict.getOrDefault(Verdict.PASSED, List.of());
    }

    public List<Judged> getNotTried() {
        return byVerdict.getOrDefault(Verdict.NOT_TRIED, List.of());
    }

    public int getPassedCount() {
        return getPassed().size();
    }

    /** The number of the run that this one repeats; empty for none. */
    public String getEarlier() {
        return report.run().againOf() == null ? "" : Id.show(report.run().againOf());
    }

    public String getText() {
        return report.toText();
    }

    public String getError() {
        return error;
    }

    public String getPasted() {
        return pasted;
    }

    public void setPasted(String address) {
        pasted = address == null ? "" : address;
    }
}
