package carrick.token;

import java.time.Duration;
import java.util.List;

/** What can happen to a link. */
sealed interface LinkEvent {

    void happenTo(Link link);

    record Refresh() implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.refresh();
        }
    }

    /** The server did it, the client does not know. */
    record LostAnswer() implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.refreshInVain();
        }
    }

    record AtOnce(int times, List<Integer> order, Duration between, boolean received) implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.refreshAtOnce(times, order, between, received);
        }
    }

    record TimePasses(Duration time) implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.clock.pass(time);
        }
    }

    record Introspection() implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.introspect();
        }
    }

    record NewMasterKey() implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.changeMasterKey();
        }
    }

    record Backup() implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.backUp();
        }
    }

    record Restore(int backup) implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.restore(backup);
        }
    }

    /** A request that the network held back, or a copy of it. */
    record Stray(int which) implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.present(
                    link.received().get(Math.floorMod(which, link.received().size())));
        }
    }

    record Revocation() implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.revoke();
        }
    }

    record Mode(carrick.client.RefreshMode mode) implements LinkEvent {
        @Override
        public void happenTo(Link link) {
            link.underPolicy(RefreshmentPropertiesTest.policy(mode));
        }
    }
}
