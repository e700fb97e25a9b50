package carrick.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Carrick without the filter that makes a step of each request: nothing is traced, and there is nothing to conclude. */
final class Untraced {

    private static final String DESCRIPTOR = "/WEB-INF/web.xml";
    private static final String FILTER = "(?s)<filter>\\s*<filter-name>trace</filter-name>.*?</filter>";
    private static final String MAPPING =
            "(?s)<filter-mapping>\\s*<filter-name>trace</filter-name>.*?</filter-mapping>";

    private Untraced() {}

    /** @return {@code to} */
    static Path of(Path war, Path to) {
        var archive = ShrinkWrap.createFromZipFile(WebArchive.class, war.toFile());
        var shipped = text(archive);
        var descriptor = shipped.replaceAll(FILTER, "").replaceAll(MAPPING, "");
        if (descriptor.equals(shipped)) {
            throw new IllegalStateException("web.xml has no filter of that name any more");
        }
        archive.delete(DESCRIPTOR);
        archive.add(new StringAsset(descriptor), DESCRIPTOR);
        archive.as(ZipExporter.class).exportTo(to.toFile(), true);
        return to;
    }

    private static String text(WebArchive archive) {
        try (var descriptor = archive.get(DESCRIPTOR).getAsset().openStream();
                var copy = new ByteArrayOutputStream()) {
            descriptor.transferTo(copy);
            return copy.toString(StandardCharsets.UTF_8);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
