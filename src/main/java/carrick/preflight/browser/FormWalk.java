package carrick.preflight.browser;

import carrick.preflight.exam.Target;
import carrick.preflight.wire.NoAnswer;
import carrick.preflight.wire.Parameters;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Through pages that are plain forms: user name and password where they are asked for, and a button for the rest. */
public final class FormWalk {

    /** What somebody wants who sits before the pages. */
    public enum Wish {
        ALLOW,
        REFUSE,
        /** Mistypes the password, and then sees what happens. */
        MISTYPE
    }

    /**
     * How it ended.
     *
     * @param pages those that were shown on the way, the first one first
     * @param refused whether a way to refuse was found and taken
     * @param stuck why it went no further; {@code null} where it came to the redirect URI, or did what was wished
     */
    public record Walk(Landing landing, List<Landing> pages, String stuck, boolean refused) {

        public boolean isBack() {
            return stuck == null && landing.isBack();
        }
    }

    private static final int MOST_PAGES = 8;
    private static final String WRONG = "preflight-wrong-password-1";

    private final Session session;
    private final Target target;
    private final Wish wish;
    private final List<Landing> pages = new ArrayList<>();
    private boolean refused;

    public FormWalk(Session session, Target target, Wish wish) {
        this.session = session;
        this.target = target;
        this.wish = wish;
    }

    public Walk from(URI request) throws NoAnswer {
        return from(session.open(request));
    }

    /** @param opened by {@link Session#open} */
    public Walk from(Landing opened) throws NoAnswer {
        var landing = opened;
        while (!landing.isBack()) {
            pages.add(landing);
            if (!landing.last().isHtml() || pages.size() > MOST_PAGES) {
                return stuck(landing, landing.last().isHtml() ? "Page after page of forms." : "No page was shown.");
            }
            var next = press(landing);
            if (next.isEmpty()) {
                return stuck(
                        landing,
                        "The page “" + landing.page().title()
                                + "” has no form that could be filled in without script.");
            }
            var mistyped = wish == Wish.MISTYPE
                    && !landing.page().select("input[type=password]").isEmpty();
            landing = next.get();
            if (mistyped) {
                return new Walk(landing, List.copyOf(pages), null, refused);
            }
        }
        return new Walk(landing, List.copyOf(pages), null, refused);
    }

    private Walk stuck(Landing landing, String why) {
        return new Walk(landing, List.copyOf(pages), why + "\n" + landing.told(), refused);
    }

    private Optional<Landing> press(Landing landing) throws NoAnswer {
        var page = landing.page();
        if (wish == Wish.REFUSE) {
            var refusal = Buttons.refusal(page);
            if (refusal.isPresent()) {
                refused = true;
                return Optional.of(leave(landing, refusal.get()));
            }
        }
        var form = Buttons.mainForm(page);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                submit(landing, form.get(), Buttons.mainButton(form.get()).orElse(null)));
    }

    /** By a button, or by a link that looks like one. */
    private Landing leave(Landing landing, Element refusal) throws NoAnswer {
        var form = refusal.closest("form");
        if (refusal.normalName().equals("a") || form == null) {
            return session.open(URI.create(refusal.absUrl("href")));
        }
        return submit(landing, (FormElement) form, refusal);
    }

    private Landing submit(Landing landing, FormElement form, Element button) throws NoAnswer {
        var from = landing.last().call().uri();
        var fields = filled(form);
        if (button != null && !button.attr("name").isEmpty()) {
            fields.add(button.attr("name"), button.attr("value"));
        }
        var named =
                button != null && button.hasAttr("formaction") ? button.absUrl("formaction") : form.absUrl("action");
        var action = named.isEmpty() ? from : URI.create(named.replace(" ", "%20"));
        if (form.attr("method").equalsIgnoreCase("post")) {
            return session.submit(action, fields, from);
        }
        return session.open(fields.appendedTo(URI.create(action.toString().replaceAll("\\?.*", ""))));
    }

    private Parameters filled(FormElement form) {
        var fields = new Parameters();
        var pressed =
                form.select("input[type=submit], input[type=image], button").eachAttr("name");
        form.formData().stream()
                .filter(field -> !pressed.contains(field.key()))
                .forEach(field -> fields.add(field.key(), field.value()));
        if (wish != Wish.REFUSE && form.select("input[type=password]").isEmpty()) {
            form.select("input[type=checkbox]:not([checked]):not([disabled])")
                    .forEach(box -> fields.add(box.attr("name"), box.hasAttr("value") ? box.attr("value") : "on"));
        }
        Buttons.userField(form).ifPresent(field -> fields.set(field.attr("name"), target.username()));
        form.select("input[type=password]")
                .forEach(field -> fields.set(field.attr("name"), wish == Wish.MISTYPE ? WRONG : target.password()));
        return fields;
    }

    /** Whether the page shows a way to refuse that only a script can follow. */
    public static boolean refusesByScript(Document page) {
        return Buttons.scripted(page);
    }
}
