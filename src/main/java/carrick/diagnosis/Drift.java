package carrick.diagnosis;

import java.time.Instant;

/**
 * A finding across attempts as it stands now.
 *
 * @param clientId whose attempts; {@code null} where it is about all of them
 * @param subject what sets it apart from others of the same name, such as the region; empty where nothing does
 * @param since when it seems to have begun
 */
public record Drift(Finding finding, String clientId, String subject, Instant since) {}
