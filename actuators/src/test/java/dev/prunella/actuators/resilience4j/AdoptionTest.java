// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which breakers are followed, as registries and their entries come and go. */
class AdoptionTest {

    private final IllegalStateException failure = new IllegalStateException("no");

    private final Practice practice = Practice.create();
    private final List<Reason> heard = new ArrayList<>();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void followsWhatIsThereAndWhatComesLater() {
        practice.bridge.adopt(practice.registry);
        practice.registry.circuitBreaker("later");

        assertThat(names()).containsExactly("later", Practice.PAYMENTS);
        assertThat(tells("later", practice.registry.circuitBreaker("later"))).isTrue();
    }

    @Test
    void followsTheReplacementAndNotWhatWasReplaced() {
        practice.bridge.adopt(practice.registry);
        CircuitBreaker other = CircuitBreaker.of(Practice.PAYMENTS, practice.config);
        practice.registry.replace(Practice.PAYMENTS, other);

        assertThat(names()).containsExactly(Practice.PAYMENTS);
        assertThat(tells(Practice.PAYMENTS, practice.breaker)).isFalse();
        assertThat(tells(Practice.PAYMENTS, other)).isTrue();
    }

    @Test
    void movesTheReplacement() {
        practice.bridge.adopt(practice.registry);
        practice.open();
        CircuitBreaker other = CircuitBreaker.of(Practice.PAYMENTS, practice.config);
        practice.registry.replace(Practice.PAYMENTS, other);
        other.transitionToOpenState();

        practice.fallIll();
        practice.pass(Duration.ofSeconds(2));

        assertThat(other.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void letsGoOfWhatIsRemoved() {
        practice.bridge.adopt(practice.registry);
        practice.registry.remove(Practice.PAYMENTS);

        assertThat(names()).isEmpty();
        assertThat(tells(Practice.PAYMENTS, practice.breaker)).isFalse();
    }

    @Test
    void followsWhatIsRemovedAndComesBack() {
        practice.bridge.adopt(practice.registry);
        practice.registry.remove(Practice.PAYMENTS);
        CircuitBreaker again = practice.registry.circuitBreaker(Practice.PAYMENTS);

        assertThat(tells(Practice.PAYMENTS, again)).isTrue();
    }

    @Test
    void followsSeveralRegistriesWithBreakersOfOneName() {
        CircuitBreakerRegistry other = CircuitBreakerRegistry.of(practice.config);
        practice.bridge.adopt(practice.registry);
        practice.bridge.adopt(other);
        CircuitBreaker namesake = other.circuitBreaker(Practice.PAYMENTS);
        practice.open();
        namesake.transitionToOpenState();

        practice.fallIll();
        practice.pass(Duration.ofSeconds(2));

        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(namesake.getState()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void aRegistryThatIsLetGoIsHeardNoMore() {
        CircuitBreakerRegistry other = CircuitBreakerRegistry.of(practice.config);
        CircuitBreaker kept = other.circuitBreaker("kept");
        Cancellable adoption = practice.bridge.adopt(practice.registry);
        practice.bridge.adopt(other);

        adoption.cancel();
        practice.registry.circuitBreaker("later");

        assertThat(names()).containsExactly("kept");
        assertThat(tells(Practice.PAYMENTS, practice.breaker)).isFalse();
        assertThat(tells("kept", kept)).isTrue();
    }

    /** resilience4j cannot take a consumer back, so there must never be a second one. */
    @Test
    void leavesAtMostOneConsumerHoweverOftenARegistryIsAdopted() {
        for (int i = 0; i < 100; i++) {
            practice.bridge.adopt(practice.registry).cancel();
        }
        practice.bridge.adopt(practice.registry);

        assertThat(consumersOf(practice.registry.getEventPublisher())).hasSize(1);
        assertThat(consumersOf(practice.breaker.getEventPublisher())).hasSize(1);
        assertThat(tells(Practice.PAYMENTS, practice.breaker)).isTrue();
    }

    @Test
    void nothingLeadsBackFromAPublisherOnceTheBridgeIsClosed() {
        practice.bridge.adopt(practice.registry);
        practice.bridge.close();

        BreakerTap atBreaker = (BreakerTap)
                consumersOf(practice.breaker.getEventPublisher()).iterator().next();
        RegistryTap atRegistry = (RegistryTap)
                consumersOf(practice.registry.getEventPublisher()).iterator().next();
        assertThat(atBreaker.line().end()).isNull();
        assertThat(atRegistry.line().end()).isNull();
        assertThat(practice.bridge.breakers()).isEmpty();
        assertThat(tells(Practice.PAYMENTS, practice.breaker)).isFalse();
        assertThatCode(() -> practice.registry.circuitBreaker("later")).doesNotThrowAnyException();
    }

    @Test
    void aClosedBridgeAdoptsNothing() {
        practice.bridge.close();
        assertThatIllegalStateException().isThrownBy(() -> practice.bridge.adopt(practice.registry));
    }

    @Test
    void showsWhichBreakersStandBeforeNoTarget() {
        practice.registry.circuitBreaker("audit");
        practice.bridge.adopt(practice.registry);
        practice.open();

        assertThat(practice.bridge.breakers())
                .containsExactly(
                        new AdoptedBreaker("audit", "audit", false, State.CLOSED, 0, 0),
                        new AdoptedBreaker(Practice.PAYMENTS, Practice.PAYMENTS, true, State.CLOSED, 0, 0));
    }

    @Test
    void leavesABreakerWithoutATargetAlone() {
        try (Practice unmapped = Practice.mapped(breaker -> null)) {
            unmapped.bridge.adopt(unmapped.registry);
            unmapped.open();
            unmapped.fallIll();
            unmapped.pass(Duration.ofSeconds(20));

            assertThat(unmapped.bridge.breakers())
                    .containsExactly(new AdoptedBreaker(Practice.PAYMENTS, null, false, State.OPEN, 0, 0));
        }
    }

    @Test
    void aMappingThatThrowsLeavesTheBreakerAlone() {
        try (Practice broken = Practice.mapped(breaker -> {
            throw new IllegalArgumentException("who?");
        })) {
            broken.bridge.adopt(broken.registry);
            assertThat(broken.view(Practice.PAYMENTS).target()).isNull();
        }
    }

    /** Unlike a breaker, a registry throws into the application what its consumers throw. */
    @Test
    void throwsNothingIntoWhoeverMakesABreaker() {
        try (Practice broken = Practice.mapped(breaker -> {
            if (breaker.equals("later")) {
                throw new NoClassDefFoundError("Gone");
            }
            return breaker;
        })) {
            broken.bridge.adopt(broken.registry);
            assertThat(broken.registry.circuitBreaker("later").getState()).isEqualTo(State.CLOSED);
        }
    }

    /** It is neither told of nor there when the registry is adopted. */
    @Test
    void findsOneThatWasBeingMadeAtThatMoment() {
        practice.registry.getEventPublisher().onEntryAdded(added -> practice.bridge.adopt(practice.registry));
        CircuitBreaker begun = practice.registry.circuitBreaker("begun");
        practice.supervisor.supervise(practice.target("begun"));
        practice.supervisor.start();
        practice.pass(Duration.ofSeconds(1));
        begun.transitionToOpenState();
        practice.sick = true;

        practice.pass(Duration.ofSeconds(30));

        assertThat(begun.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(tells("begun", begun)).isTrue();
    }

    /** Here by the mapping that is asked for its target, between the look and the entry. */
    @Test
    void letsGoOfOneThatIsRemovedWhileItIsBeingAdopted() {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(practice.config);
        registry.circuitBreaker("brief");
        try (Practice mapped = Practice.mapped(breaker -> {
            registry.remove(breaker);
            return breaker;
        })) {
            mapped.bridge.adopt(registry);
            assertThat(mapped.bridge.breakers()).isEmpty();
        }
    }

    @Test
    void missesNoneThatIsMadeWhileTheRegistryIsBeingAdopted() throws Exception {
        for (int round = 0; round < 200; round++) {
            CircuitBreakerRegistry busy = CircuitBreakerRegistry.of(practice.config);
            CyclicBarrier together = new CyclicBarrier(2);
            Thread maker = new Thread(() -> makeAndRemove(busy, together));
            maker.start();
            together.await();
            Cancellable adoption = practice.bridge.adopt(busy);
            maker.join();

            assertThat(names()).as("round %d", round).containsExactlyInAnyOrderElementsOf(namesOf(busy));
            adoption.cancel();
        }
    }

    private static void makeAndRemove(CircuitBreakerRegistry registry, CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < 20; i++) {
            registry.circuitBreaker("b" + i);
            if (i % 3 == 0) {
                registry.remove("b" + i);
            }
        }
    }

    private static List<String> namesOf(CircuitBreakerRegistry registry) {
        return registry.getAllCircuitBreakers().stream()
                .map(CircuitBreaker::getName)
                .toList();
    }

    private List<String> names() {
        return practice.bridge.breakers().stream().map(AdoptedBreaker::breaker).toList();
    }

    /** Whether a failure at the breaker is told to the target, a second after the last one. */
    private boolean tells(String target, CircuitBreaker breaker) {
        heard.clear();
        Cancellable subscription = practice.bridge.symptomsOf(target).subscribe(heard::add);
        practice.pass(Duration.ofSeconds(1));
        breaker.onError(1, TimeUnit.MILLISECONDS, failure);
        subscription.cancel();
        return !heard.isEmpty();
    }

    /** There is no other way to see them. */
    private static Set<?> consumersOf(Object publisher) {
        for (Class<?> type = publisher.getClass(); type != null; type = type.getSuperclass()) {
            try {
                var field = type.getDeclaredField("onEventConsumers");
                field.setAccessible(true);
                return (Set<?>) field.get(publisher);
            } catch (NoSuchFieldException e) {
                // a superclass has it
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("no consumers in " + publisher.getClass());
    }
}
