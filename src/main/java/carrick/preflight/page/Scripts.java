package carrick.preflight.page;

import carrick.preflight.wire.Call;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Wire;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the page runs: its own scripts, and those that it loads, as far as they can be had. They are searched, not understood. */
final class Scripts {

    private static final int MOST = 10;

    private final List<String> texts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int bytes;
    private String found = "";

    static Scripts inlineOf(SeenPage page) {
        var scripts = new Scripts();
        page.document()
                .select("script:not([src])")
                .forEach(script -> scripts.add("a script in the page", script.data()));
        page.document()
                .select("[onclick], [onsubmit], [onload]")
                .forEach(element -> scripts.add(
                        "a handler in the page",
                        element.attr("onclick") + ";" + element.attr("onsubmit") + ";" + element.attr("onload")));
        return scripts;
    }

    static Scripts of(SeenPage page, Wire wire) {
        var scripts = inlineOf(page);
        page.document().select("script[src]").stream()
                .map(script -> script.absUrl("src"))
                .filter(source -> !source.isEmpty())
                .limit(MOST)
                .forEach(source -> scripts.load(source, wire));
        return scripts;
    }

    private void load(String source, Wire wire) {
        try {
            var heard = wire.send(Call.get(URI.create(source)));
            bytes += heard.body().length;
            add(source, heard.text());
        } catch (NoAnswer | IllegalArgumentException gone) {
            names.add(source + " (not loaded)");
        }
    }

    private void add(String name, String text) {
        names.add(name);
        texts.add(text);
    }

    boolean use(String pattern) {
        found = "";
        var compiled = Pattern.compile(pattern);
        for (var i = 0; i < texts.size(); i++) {
            var match = compiled.matcher(texts.get(i));
            if (match.find()) {
                found = match.group() + " in " + names.get(Math.min(i, names.size() - 1));
                return true;
            }
        }
        return false;
    }

    /** Where the last search found it. */
    String told() {
        return found;
    }

    int bytes() {
        return bytes;
    }
}
