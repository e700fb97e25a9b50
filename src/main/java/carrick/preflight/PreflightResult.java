package carrick.preflight;

import carrick.preflight.exam.Result;
import carrick.preflight.exam.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** What became of one check in a run. Its words are the check's, which the software has. */
@Entity
@Table(name = "preflight_result")
@NamedQuery(
        name = "PreflightResult.ofRuns",
        query = "select r from PreflightResult r where r.runId in :runs order by r.id")
@NamedQuery(name = "PreflightResult.oldest", query = "select min(r.id) from PreflightResult r")
@NamedQuery(
        name = "PreflightResult.deleteBelow",
        query = "delete from PreflightResult r where r.id >= :from and r.id < :below")
public class PreflightResult {

    @Id
    private long id;

    @Column(name = "run_id")
    private long runId;

    private String name;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    private String detail;

    protected PreflightResult() {}

    PreflightResult(long id, long runId, Result result) {
        this.id = id;
        this.runId = runId;
        name = result.check().title();
        verdict = result.verdict();
        detail = result.detail();
    }

    long runId() {
        return runId;
    }

    /** The title of its check. */
    public String name() {
        return name;
    }

    public Verdict verdict() {
        return verdict;
    }

    public String detail() {
        return detail == null ? "" : detail; // some databases keep no empty text
    }
}
