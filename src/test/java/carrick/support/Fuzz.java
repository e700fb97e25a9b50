package carrick.support;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Holds a property against very many inputs: good ones that were changed a little, and random ones. The number is a thousand in each build
 * and a million with {@code -Pfuzz}. What fails is printed with the number that makes it again: {@code -Dcarrick.fuzz.seed}.
 */
public final class Fuzz {

    private static final int INPUTS = Integer.getInteger("carrick.fuzz.inputs", 1_000);
    private static final long SEED = Long.getLong("carrick.fuzz.seed", System.nanoTime());
    private static final int BATCH = 1_000;
    private static final int LONGEST = 20_000;
    private static final int SHOWN = 2_000;

    /** No honest input takes a second; this is for machines that do other things as well. */
    private static final Duration HANGS = Duration.ofSeconds(60);

    private static final List<String> NASTY = List.of(
            "\u0000",
            "\r\n",
            "\n",
            "\t",
            " ",
            "%",
            "%00",
            "%0d%0a",
            "%zz",
            "%u0041",
            "+",
            "&",
            "=",
            ";",
            ",",
            ":",
            "/",
            "//",
            "\\",
            "..",
            "?",
            "#",
            "@",
            "\"",
            "'",
            "<",
            ">",
            "{",
            "}",
            "[",
            "]",
            "{}",
            "[]",
            "null",
            "true",
            "1e9",
            "1e999999999",
            "-0",
            "99999999999999999999",
            "\uFEFF",
            "\u202E",
            "\uD83D\uDE00",
            "\uD800",
            "\uDC00",
            "é",
            "\u0130",
            "\uFFFF",
            "==",
            "A",
            "a",
            "0",
            "-",
            "_",
            ".",
            "~",
            "*",
            "$",
            "\\u0000",
            "\\ud800",
            "\\\"",
            "/*",
            "javascript:",
            "evil.example");

    private final String name;
    private final List<String> good;
    private final Random random = new Random(SEED);
    private volatile String input;
    private long slowest;
    private String slow = "";

    private Fuzz(String name, List<String> good) {
        this.name = name;
        this.good = good;
    }

    /** @param good inputs that the parser accepts */
    public static Fuzz of(String name, String... good) {
        return new Fuzz(name, List.of(good));
    }

    /** Calls the property once with each input; whatever it throws is a failure, and so is not coming back. */
    public void holds(Consumer<String> property) {
        for (int done = 0; done < INPUTS; done += BATCH) {
            try {
                assertTimeoutPreemptively(HANGS, () -> {
                    for (int i = 0; i < BATCH; i++) {
                        input = next();
                        var begun = System.nanoTime();
                        property.accept(input);
                        note(System.nanoTime() - begun);
                    }
                });
            } catch (Throwable failure) {
                throw new AssertionError(
                        name + ", with -Dcarrick.fuzz.seed=" + SEED + ", fails for " + shown(input), failure);
            }
        }
        System.out.println(name + ": " + INPUTS + " inputs, seed " + SEED + "; " + slowest / 1_000_000 + " ms took "
                + shown(slow.substring(0, Math.min(SHOWN, slow.length()))));
    }

    private void note(long nanos) {
        if (nanos > slowest) {
            slowest = nanos;
            slow = input;
        }
    }

    private String next() {
        if (random.nextInt(8) == 0) {
            return noise(random.nextInt(200));
        }
        var text = new StringBuilder(good.get(random.nextInt(good.size())));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            change(text);
        }
        text.setLength(Math.min(LONGEST, text.length()));
        return text.toString();
    }

    private void change(StringBuilder text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + 1 + random.nextInt(8));
        switch (random.nextInt(9)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, text.substring(from, to));
            case 2 -> text.insert(from, NASTY.get(random.nextInt(NASTY.size())));
            case 3 -> text.replace(from, to, NASTY.get(random.nextInt(NASTY.size())));
            case 4 -> text.replace(from, Math.min(text.length(), from + 1), noise(1));
            case 5 -> text.setLength(from);
            case 6 -> text.insert(from, piece());
            case 7 -> text.insert(from, text.substring(from, to).repeat(random.nextInt(50)));
            default -> swapCase(text, from);
        }
    }

    /** A part of one of the good inputs. */
    private String piece() {
        var whole = good.get(random.nextInt(good.size()));
        int from = random.nextInt(whole.length() + 1);
        return whole.substring(from, from + random.nextInt(whole.length() - from + 1));
    }

    private void swapCase(StringBuilder text, int at) {
        if (at < text.length()) {
            var c = text.charAt(at);
            text.setCharAt(at, Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
        }
    }

    private String noise(int length) {
        var noise = new StringBuilder();
        for (int i = 0; i < length; i++) {
            noise.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
        }
        return noise.toString();
    }

    /** As a Java literal. */
    private static String shown(String text) {
        var shown = new StringBuilder("\"");
        for (var c : text.toCharArray()) {
            shown.append(
                    c == '"' || c == '\\'
                            ? "\\" + c
                            : c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return shown.append('"').toString();
    }
}
