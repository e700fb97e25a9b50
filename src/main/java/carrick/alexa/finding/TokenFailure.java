package carrick.alexa.finding;

import carrick.diagnosis.Finding;
import carrick.platform.Id;
import carrick.trace.Step;
import java.util.Optional;

/**
 * A token request that failed.
 *
 * @param isOwn whether it belongs to the attempt that it explains; otherwise it brought nothing by which that could be told
 */
public record TokenFailure(Step step, boolean isOwn) {

    private static final int PERCENT_BESIDE = 85;
    private static final int PERCENT_BESIDE_AND_NAMELESS = 40;

    public boolean isRefresh() {
        return TokenFailures.isRefresh(step);
    }

    /** A header or parameter as it was sent, hidden where it is secret; empty for none. */
    public Optional<String> sent(String name) {
        return Optional.ofNullable(step.request().get(name));
    }

    /** What the customer saw of it. */
    public String shown() {
        return isRefresh() ? AlexaShowed.LINK_AGAIN : AlexaShowed.UNABLE;
    }

    /** Adds which request it was, and how likely it explains the attempt. */
    public Finding told(Finding finding) {
        return told(finding, 100, "");
    }

    /** @param percent how likely it would be if the request belonged to the attempt */
    public Finding told(Finding finding, int percent, String why) {
        finding.seen("token request at " + step.at() + ", grant_type "
                        + sent("grant_type").orElse("not read") + ": " + step.status() + " " + step.fault())
                .shown(shown());
        if (isOwn) {
            return finding.likely(percent, why);
        }
        return finding.seen("that request has the number " + Id.show(step.attemptId()))
                .likely(percent * percentBeside() / 100, because() + (why.isEmpty() ? "" : " " + why));
    }

    private int percentBeside() {
        return step.clientId() == null ? PERCENT_BESIDE_AND_NAMELESS : PERCENT_BESIDE;
    }

    private String because() {
        return step.clientId() == null
                ? "A token request failed while this attempt waited for one; it names no client, so it may be another's."
                : "A token request of the same client failed while this attempt waited for one.";
    }
}
