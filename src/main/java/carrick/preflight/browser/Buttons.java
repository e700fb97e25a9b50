package carrick.preflight.browser;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Tells fields and buttons of foreign pages apart, by their types first and by the words on them where that does not say it. */
final class Buttons {

    private static final Pattern NO = Pattern.compile(
            "(?i)(^|[^a-z])(deny|denied|cancel|refuse|reject|decline|abort|disallow|no|no thanks|not now)([^a-z]|$)"
                    + "|abbrechen|ablehnen|annuler|refuser|cancelar|rechazar|annulla|rifiuta|キャンセル|拒否");

    private static final Pattern YES = Pattern.compile(
            "(?i)allow|approve|accept|agree|authori[sz]e|grant|permit|consent|confirm|continue|yes|link|connect|sign.?in|log.?in|next|submit");

    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?i)forgot|reset|register|sign.?up|create.?account|resend|language|google|facebook|apple|microsoft|github");

    private static final String PRESSED =
            "button:not([type=button]):not([type=reset]), input[type=submit], input[type=image]";

    private Buttons() {}

    /** The form that leads on: with a password, else with a user name, else with the button that says yes. */
    static Optional<FormElement> mainForm(Document page) {
        return page.select("form").stream()
                .map(FormElement.class::cast)
                .filter(form -> !form.attr("role").equals("search"))
                .filter(form ->
                        !form.attr("action").strip().toLowerCase(Locale.ROOT).startsWith("javascript:"))
                .max(Comparator.comparingInt(Buttons::weight));
    }

    private static int weight(FormElement form) {
        if (!form.select("input[type=password]").isEmpty()) {
            return 4;
        }
        if (userField(form).isPresent()) {
            return 3;
        }
        return mainButton(form)
                        .filter(button -> YES.matcher(words(button)).find())
                        .isPresent()
                ? 2
                : 1;
    }

    static Optional<Element> userField(FormElement form) {
        return form.select("input[type=text], input[type=email], input[type=tel], input:not([type])").stream()
                .filter(field -> !field.hasAttr("disabled")
                        && !field.hasAttr("readonly")
                        && !field.attr("name").isEmpty())
                .min(Comparator.comparingInt(
                        field -> field.attr("name").matches("(?i).*(user|login|email|identifier|name).*") ? 0 : 1));
    }

    /** What somebody presses who wants to go on. */
    static Optional<Element> mainButton(FormElement form) {
        return buttons(form)
                .filter(button -> !NO.matcher(words(button)).find()
                        && !ELSEWHERE.matcher(words(button)).find())
                .min(Comparator.comparingInt(
                        button -> YES.matcher(words(button)).find() ? 0 : 1));
    }

    static Optional<Element> refusal(Document page) {
        var pressed = page.select("form").stream().flatMap(Buttons::buttons);
        var links = page.select("a[href]:not([href^=javascript]):not([href^=#])").stream();
        return Stream.concat(pressed, links)
                .filter(element -> NO.matcher(words(element)).find())
                .findFirst();
    }

    static boolean scripted(Document page) {
        return page.select("button[type=button], input[type=button], a[href^=javascript], a[href^=#]").stream()
                .anyMatch(element -> NO.matcher(words(element)).find());
    }

    private static Stream<Element> buttons(Element form) {
        return form.select(PRESSED).stream().filter(button -> !button.hasAttr("disabled"));
    }

    /** What people read on it; where that is nothing, what programs read. */
    private static String words(Element element) {
        var seen = (element.text() + " " + (element.normalName().equals("input") ? element.attr("value") : "")).strip();
        return seen.isEmpty() ? element.attr("name") + " " + element.id() + " " + element.attr("aria-label") : seen;
    }
}
