// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order: told once, never beside its root, never lost, and closed. A thousand courses. */
// INVARIANT 35, INVARIANT 36, REQ X10
class EscalationSeedsTest {

    private static final int SEEDS = 1_000;
    private static final int STEPS = 120;
    private static final List<String> NAMES = List.of("disk", "db", "cart", "feed", "shop");

    @Test
    void holdsInEveryCourse() {
        for (int seed = 0; seed < SEEDS; seed++) {
            new Course(seed).run();
        }
    }

    /** One course of events, with what must hold after each of them. */
    private static final class Course {

        private final int seed;
        private final Random random;
        private final Switchboard board = new Switchboard();
        private final Map<String, IncidentId> sick = new HashMap<>();
        private final Set<IncidentId> acknowledged = new HashSet<>();
        private int checked;

        Course(int seed) {
            this.seed = seed;
            random = new Random(seed);
            board.target("disk");
            board.target("db", "disk");
            board.target("cart", "db");
            board.target("feed", "db", "disk");
            board.target("shop", "cart", "feed");
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                happen();
                check();
            }
            becomeQuiet();
            sick.keySet().forEach(this::checkNotLost);
            NAMES.stream().filter(sick::containsKey).toList().forEach(this::heal);
            checkAllClosed();
        }

        private void happen() {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> fallSick(name);
                case 3, 4 -> heal(name);
                case 5 -> board.quiet = random.nextBoolean() ? Reason.of("deploy", "a deploy runs") : null;
                case 6 -> board.attend(name, random.nextBoolean() ? Reason.of("held", "is held") : null);
                case 7 -> acknowledge(name);
                default -> board.pass(Duration.ofSeconds(random.nextInt(900)));
            }
        }

        private void fallSick(String name) {
            if (!sick.containsKey(name)) {
                sick.put(name, board.raise(name));
            }
        }

        private void heal(String name) {
            if (sick.remove(name) != null) {
                board.heal(name);
            }
        }

        private void acknowledge(String name) {
            IncidentId incident = sick.get(name);
            if (incident != null && board.state.acknowledgeable(incident)) {
                acknowledged.add(board.state.toAcknowledge(incident).id());
                board.acknowledge(incident);
            }
        }

        /** What was sent in this step; what came in the middle of a span stands by what was true at its end at the latest. */
        private void check() {
            for (Escalation each : board.sent.subList(checked, board.sent.size())) {
                assertThat(board.rootOf(each.target().name()))
                        .as("root, seed %d", seed)
                        .isNull();
                assertThat(each.repeat()).as("repeats, seed %d", seed).isLessThanOrEqualTo(3);
                assertThat(acknowledged)
                        .as("acknowledged, seed %d", seed)
                        .doesNotContain(each.incident().id());
            }
            checked = board.sent.size();
            assertThat(board.state.open()).as("bound, seed %d", seed).hasSizeLessThanOrEqualTo(NAMES.size());
        }

        private void becomeQuiet() {
            board.quiet = null;
            NAMES.forEach(name -> board.attend(name, null));
            board.pass(Duration.ofHours(3));
            check();
        }

        private void checkNotLost(String name) {
            boolean told =
                    board.sent.stream().anyMatch(each -> each.incident().id().equals(sick.get(name)));
            assertThat(told || board.rootOf(name) != null)
                    .as("%s is told, seed %d", name, seed)
                    .isTrue();
        }

        private void checkAllClosed() {
            List<IncidentId> first = board.sent.stream()
                    .filter(each -> each.repeat() == 0)
                    .map(each -> each.incident().id())
                    .toList();
            assertThat(first).as("told once, seed %d", seed).doesNotHaveDuplicates();
            assertThat(board.resolved.stream().map(Resolution::incident).toList())
                    .as("closed once, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(first);
            assertThat(board.state).as("empty, seed %d", seed).isEqualTo(EscalationState.NONE);
        }
    }
}
