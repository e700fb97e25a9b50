package carrick.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Measures one server after the other, always in the same way. */
final class Bench {

    static final int CONNECTIONS = 16;
    static final int BROWSERS = 8;

    /** Of one connection: it comes back to a link after as many others. */
    private static final int MOST_LINKS = 64;

    private final Durable database;
    private final double seconds;
    private final List<Measured> all = new ArrayList<>();

    Bench(Durable database, double seconds) {
        this.database = database;
        this.seconds = seconds;
    }

    List<Measured> all() {
        return all;
    }

    /** Flow, exchange, refresh and introspection of one server, in this order. What is warming up is not kept. */
    void round(Target target, boolean isMeasured) {
        var codes = new ConcurrentLinkedQueue<String>();
        var links = new ConcurrentLinkedQueue<Target.Tokens>();
        keep(
                isMeasured,
                measure(
                        target,
                        "flow",
                        () -> Load.run(BROWSERS, seconds, each -> {
                            var browser = new Wire(target.base());
                            return () -> offer(codes, target.code(browser, Target.Kind.STRICT));
                        })));
        keep(
                isMeasured,
                measure(
                        target,
                        "code exchange",
                        () -> Load.run(CONNECTIONS, seconds, each -> {
                            var wire = new Wire(target.base());
                            return () -> {
                                var code = codes.poll();
                                return code == null
                                        ? null
                                        : offer(links, target.exchange(wire, code, Target.Kind.STRICT));
                            };
                        })));
        keep(isMeasured, measure(target, "refresh, rotating", () -> refreshing(target, links)));
        keep(
                isMeasured,
                measure(target, "introspection", () -> Load.run(CONNECTIONS, seconds, introspecting(target, links))));
    }

    private IntFunction<Load.Work> introspecting(Target target, Queue<Target.Tokens> links) {
        return each -> {
            var wire = new Wire(target.base());
            var mine = links.poll();
            return () -> mine == null ? null : target.isActive(wire, mine, Target.Kind.STRICT);
        };
    }

    /** Each connection has some links of its own, and refreshes one after the other with what it got last. */
    private Load.Run refreshing(Target target, Queue<Target.Tokens> links) {
        var share = Math.max(1, (links.size() - CONNECTIONS) / CONNECTIONS);
        return Load.run(CONNECTIONS, seconds, each -> {
            var wire = new Wire(target.base());
            var mine = new ArrayList<Target.Tokens>();
            for (int i = 0; i < Math.min(share, MOST_LINKS); i++) {
                Optional.ofNullable(links.poll()).ifPresent(mine::add);
            }
            var next = new int[1];
            return () -> mine.isEmpty() ? null : refresh(target, wire, mine, next[0]++, links);
        });
    }

    private static Boolean refresh(
            Target target, Wire wire, List<Target.Tokens> mine, int turn, Queue<Target.Tokens> links) {
        var at = turn % mine.size();
        var renewed = target.refresh(wire, mine.get(at), Target.Kind.STRICT);
        if (renewed == null) {
            return false;
        }
        mine.set(at, renewed);
        if (at == 0) {
            links.offer(renewed); // for introspection
        }
        return true;
    }

    private static <T> Boolean offer(Queue<T> queue, T made) {
        return made != null && queue.offer(made);
    }

    void keep(boolean isMeasured, Measured measured) {
        if (isMeasured) {
            all.add(measured);
        }
    }

    Measured measure(Target target, String what, Supplier<Load.Run> load) {
        return measure(target.name(), what, target.time(), load);
    }

    Measured measure(String name, String what, ProcessTime server, Supplier<Load.Run> load) {
        database.checkpoint();
        var serverBefore = server == null ? 0 : server.cpuMillis();
        var databaseBefore = database.time().cpuMillis();
        var walBefore = database.wal();
        var run = load.get();
        var requests = Math.max(1, run.micros().length);
        return new Measured(
                name,
                what,
                run,
                server == null ? 0 : (double) (server.cpuMillis() - serverBefore) / requests,
                (double) (database.time().cpuMillis() - databaseBefore) / requests,
                (double) (database.wal() - walBefore) / requests);
    }
}
