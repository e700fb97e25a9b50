package carrick.console.preflights;

import carrick.console.Times;
import carrick.http.Browsing;
import carrick.platform.Clock;
import carrick.platform.Id;
import carrick.preflight.Judged;
import carrick.preflight.Preflights;
import carrick.preflight.Report;
import carrick.preflight.Reports;
import carrick.preflight.exam.Verdict;
import carrick.staff.Actor;
import carrick.staff.Role;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

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

    private Report report;
    private String pasted = "";
    private String error;

    @PostConstruct
    void find() {
        report = browsing.parameter("number")
                .flatMap(Id::read)
                .flatMap(reports::find)
                .orElse(null);
    }

    /** Called before the page is drawn, while the status can be set. */
    public void open() {
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
        try {
            var run = start.again(report.run());
            if (run.isPresent()) {
                browsing.goTo("/console/preflight?number=" + Id.show(run.get().id()));
            } else {
                error = "Two preflights are under way on this server, which is as many as it makes at once.";
            }
        } catch (IllegalArgumentException unreadable) {
            error = unreadable.getMessage();
        }
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
        return report.grade().letter();
    }

    public List<String> getReasons() {
        return report.grade().reasons();
    }

    public List<Judged> getFailed() {
        return report.judged().stream().filter(Judged::isFailed).toList();
    }

    public List<Judged> getPassed() {
        return report.judged().stream()
                .filter(one -> one.getOutcome().equals("passed"))
                .toList();
    }

    public List<Judged> getNotTried() {
        return report.judged().stream()
                .filter(one -> one.getOutcome().equals("not tried"))
                .toList();
    }

    public long getPassedCount() {
        return report.count(Verdict.PASSED);
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
